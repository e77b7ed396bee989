import type { DraftTopic } from './draft-topic.ts';
import type { ReadPage } from './read-page.ts';

/** A page that was read, in a form that is cheap to hand to another thread. */
export interface PackedPage {
  /** JSON of everything but the links, the text and the pictures' bytes. */
  readonly notes: string;
  /** Undefined when the page could not be read. */
  readonly packed: Pick<DraftTopic, 'links' | 'text'> | undefined;
  readonly pictures: ReadPage['pictures'];
}

type Notes = Omit<ReadPage, 'topic' | 'pictures'> & { readonly topic?: Omit<DraftTopic, 'links' | 'text'> };

export function packPage({ topic, pictures, ...rest }: ReadPage): PackedPage {
  if (!topic) return { notes: JSON.stringify(rest satisfies Notes), packed: undefined, pictures };
  const { links, text, ...outline } = topic;
  return {
    notes: JSON.stringify({ ...rest, topic: outline } satisfies Notes),
    packed: { links, text },
    pictures,
  };
}

export function unpackPage({ notes, packed, pictures }: PackedPage): ReadPage {
  const { topic, ...rest } = JSON.parse(notes) as Notes;
  return { ...rest, ...(topic && packed ? { topic: { ...topic, ...packed } } : {}), pictures };
}
