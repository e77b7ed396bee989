import type { Pack } from './pack.ts';
import type { Source, Topic } from './types.ts';

/** A source that holds a topic's page. */
export interface TopicSource {
  readonly name: string;
  readonly format: Source['format'];
  readonly file: string;
  readonly url?: string;
  readonly license?: string;
  /** The share of its text that the shown one has too; absent for the shown one, and where both say the same. */
  readonly overlap?: number;
}

/** All sources that hold a topic's page; the first is the one whose text is shown. */
export function topicSources(pack: Pack, label: string, topic: Topic): TopicSource[] {
  const { sources } = pack.version(label);
  return [topic, ...(topic.alsoIn ?? [])].flatMap((place) => {
    const source = sources[place.source];
    if (!source) return [];
    return [
      {
        name: source.name,
        format: source.format,
        file: place.file,
        ...(place.url ? { url: place.url } : {}),
        ...(source.license ? { license: source.license } : {}),
        ...('overlap' in place && place.overlap !== undefined ? { overlap: place.overlap } : {}),
      },
    ];
  });
}
