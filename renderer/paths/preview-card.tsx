import { useMemo } from 'react';
import type { SectionPreview } from '../../indexer/core/preview-section.ts';
import { t } from '../i18n/strings.ts';
import { PageContent } from '../reading/page-content.tsx';
import { arrangePage, type PageNode } from '../reading/page-tree.ts';
import { type Reading, ReadingProvider } from '../reading/reading-context.ts';

/** The beginning of a section, to be looked at: nothing in it runs. */
export function PreviewCard({ preview }: { readonly preview: SectionPreview }) {
  const { trail, title, isCut } = preview;
  const { nodes, reading } = useMemo(() => drawn(preview), [preview]);
  return (
    <div className="preview-card">
      {trail.length > 0 && <p className="preview-trail">{trail.join(' › ')}</p>}
      <p className="preview-title">{title}</p>
      <div className="prose preview-text">
        <ReadingProvider value={reading}>
          <PageContent nodes={nodes} />
        </ReadingProvider>
      </div>
      {isCut && <p className="preview-more">{t('preview.more')}</p>}
    </div>
  );
}

function drawn({ docSet, version, path, title, kind, content }: SectionPreview): {
  nodes: readonly PageNode[];
  reading: Reading;
} {
  const chunk = {
    anchor: '',
    aliases: [],
    title,
    kind,
    parent: -1,
    trail: [],
    content,
    symbols: [],
    line: 0,
    hash: '',
  };
  const topic = { path, title, kind: 'guide' as const, file: '', source: 0, chunks: [chunk] };
  const { lead, snippets } = arrangePage(topic);
  const still = snippets.map((node) => ({
    ...node,
    snippet: { ...node.snippet, kind: 'text' as const, runnable: false, why: '' },
  }));
  const nodes = lead.content.map((node) => stillNode(node, still));
  return { nodes, reading: { docSet, version, path, snippets: still, topic, idPrefix: 'preview:' } };
}

function stillNode(node: PageNode, still: readonly Extract<PageNode, { k: 'snippet' }>[]): PageNode {
  if (node.k === 'snippet') return still[node.number] ?? node;
  if (!('c' in node) || node.c.some((child) => typeof child !== 'object' || !('k' in child))) return node;
  return { ...node, c: (node.c as readonly PageNode[]).map((child) => stillNode(child, still)) } as PageNode;
}
