import { useId, useState } from 'react';
import type { Backlinks } from '../../indexer/core/backlinks.ts';
import type { Chunk } from '../../indexer/core/types.ts';
import { plural, t } from '../i18n/strings.ts';
import { useBacklinks } from './backlinks-context.ts';
import { LinkingTopics } from './linking-topics.tsx';
import { Mentions } from './mentions.tsx';

/** How many sections link to a section; opens the list of them below its heading. */
export function SectionLinks({ chunk }: { readonly chunk: Chunk }) {
  const backlinks = useBacklinks(chunk.anchor);
  return backlinks && <SectionLinksBox chunk={chunk} backlinks={backlinks} />;
}

interface BoxProps {
  readonly chunk: Chunk;
  readonly backlinks: Backlinks;
}

function SectionLinksBox({ chunk, backlinks }: BoxProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { count, topics } = backlinks;
  return (
    <div className="section-links" data-open={isOpen}>
      <button
        type="button"
        className="section-links-button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {plural('backlinks.count.one', 'backlinks.count.other', count)}
        <span className="visually-hidden"> {t('backlinks.to', { title: chunk.title })}</span>
      </button>
      <div id={id} hidden={!isOpen} className="section-links-list">
        {isOpen && <LinkingTopics topics={topics} />}
        {isOpen && chunk.symbols.length > 0 && <Mentions chunk={backlinks.chunk} />}
      </div>
    </div>
  );
}
