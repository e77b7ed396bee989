import { type MouseEvent, useEffect, useRef } from 'react';
import { goTo, hrefOf, refTextOf } from '../app/address.ts';
import { CloseIcon, ExpandIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';
import type { OpenedTopic } from '../reading/use-topic.ts';
import { BesideTopic } from './beside-topic.tsx';
import { showBeside } from './tab-actions.ts';
import { useOpened } from './use-opened.ts';

/** A second page next to the main one. Its links stay in it. */
export default function BesidePane({ address }: { readonly address: string }) {
  const opened = useOpened(address);
  const pane = useRef<HTMLElement>(null);
  const page = opened.kind === 'opened' && opened.page.view === 'topic' ? opened.page : undefined;
  useEffect(() => {
    if (page) scrollToChunk(pane.current, page);
  }, [page]);
  const title = page?.topic.title ?? address;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: it hears the clicks of its links, which the keyboard makes as well
    <aside
      ref={pane}
      id="beside"
      className="beside"
      tabIndex={-1}
      aria-label={t('beside.label', { title })}
      onClick={stayBeside}
    >
      <div className="beside-bar">
        <span className="beside-title">{title}</span>
        {page && <BesideVersion page={page} />}
        {page && (
          <button
            type="button"
            className="icon-button"
            aria-label={t('beside.main')}
            title={t('beside.main')}
            onClick={() => goTo(refOf(page, page.version))}
          >
            <ExpandIcon />
          </button>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label={t('beside.close')}
          onClick={() => showBeside(undefined)}
        >
          <CloseIcon />
        </button>
      </div>
      <div className="beside-text">
        {opened.kind === 'opening' && <p role="status">{t('beside.opening')}</p>}
        {opened.kind === 'failed' && (
          <p role="alert">
            {opened.error.message}. {opened.error.hint}.
          </p>
        )}
        {opened.kind === 'opened' && !page && <p role="status">{t('beside.none')}</p>}
        {page && <BesideTopic key={`${page.docSet}@${page.version}/${page.topic.path}`} page={page} />}
      </div>
    </aside>
  );
}

/** Chooses another version of the page beside. */
function BesideVersion({ page }: { readonly page: OpenedTopic }) {
  return (
    <span className="picker version-picker">
      <select
        aria-label={t('beside.version')}
        value={page.version}
        onChange={({ target }) => showBeside(refTextOf(hrefOf(refOf(page, target.value))))}
      >
        {page.versions.map((label) => (
          <option key={label}>{label}</option>
        ))}
      </select>
    </span>
  );
}

function refOf({ docSet, topic, anchor }: OpenedTopic, version: string) {
  return { docSet, version, path: topic.path, ...(anchor === undefined ? {} : { anchor }) };
}

/** Opens a plainly clicked link of the app beside; others go their way. */
function stayBeside(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const href = link?.getAttribute('href') ?? '';
  if (!href.startsWith('#/') || event.ctrlKey || event.metaKey || event.altKey || event.button !== 0) return;
  event.preventDefault();
  showBeside(refTextOf(href));
}

function scrollToChunk(pane: HTMLElement | null, { topic, chunk }: OpenedTopic): void {
  const anchor = chunk > 0 ? topic.chunks[chunk]?.anchor : undefined;
  const target = anchor === undefined ? undefined : document.getElementById(`beside:${anchor}`);
  if (target) target.scrollIntoView({ block: 'start' });
  else pane?.scrollTo(0, 0);
}
