import { useId } from 'react';
import type { Chunk } from '../../indexer/core/types.ts';
import { plural, t } from '../i18n/strings.ts';
import { useBacklinks } from './backlinks-context.ts';
import { LinkingTopics } from './linking-topics.tsx';
import { Mentions } from './mentions.tsx';

interface SectionLinksButtonProps {
  readonly chunk: Chunk;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** How many sections link to a section, at the end of its heading, so that nothing moves when it comes. */
export function SectionLinksButton({ chunk, isOpen, onToggle }: SectionLinksButtonProps) {
  const backlinks = useBacklinks(chunk.anchor);
  if (!backlinks) return null;
  const label = plural('backlinks.count.one', 'backlinks.count.other', backlinks.count);
  return (
    <button
      type="button"
      className="section-links-button"
      aria-expanded={isOpen}
      aria-label={`${label} ${t('backlinks.to', { title: chunk.title })}`}
      title={label}
      onClick={onToggle}
    >
      {backlinks.count}
    </button>
  );
}

/** What links to a section, below its heading. */
export function SectionLinksList({ chunk }: { readonly chunk: Chunk }) {
  const backlinks = useBacklinks(chunk.anchor);
  const id = useId();
  if (!backlinks) return null;
  return (
    <section className="section-links" aria-labelledby={id}>
      <p id={id} className="section-links-title">
        {plural('backlinks.count.one', 'backlinks.count.other', backlinks.count)}
      </p>
      <LinkingTopics topics={backlinks.topics} />
      {chunk.symbols.length > 0 && <Mentions chunk={backlinks.chunk} />}
    </section>
  );
}
