import { createElement, Fragment, memo, type ReactNode } from 'react';
import { Admonition } from './admonition.tsx';
import { ChangeNote } from './change-note.tsx';
import { CodeSnippet } from './code-snippet.tsx';
import { Inlines } from './inline.tsx';
import type { PageNode } from './page-tree.ts';
import { Section } from './section.tsx';
import { Stretch } from './stretch.tsx';
import { Table } from './table.tsx';
import { Tabs } from './tabs.tsx';

interface PageContentProps {
  readonly nodes: readonly PageNode[];
}

/** Stored content as elements. Nothing of it is ever read as HTML. */
export const PageContent = memo(function PageContent({ nodes }: PageContentProps) {
  // biome-ignore lint/suspicious/noArrayIndexKey: stored content never reorders
  return nodes.map((node, i) => <Fragment key={i}>{drawNode(node)}</Fragment>);
});

/** One node as an element. A heading is drawn by its section, and never arrives here. */
function drawNode(node: PageNode): ReactNode {
  switch (node.k) {
    case 'heading':
      return null;
    case 'p':
      return (
        <p>
          <Inlines nodes={node.c} />
        </p>
      );
    case 'snippet':
      return <CodeSnippet node={node} />;
    case 'sig':
      return (
        <p className="signature">
          <code>
            <Inlines nodes={node.c} />
          </code>
        </p>
      );
    case 'rule':
      return <hr />;
    case 'section':
      return <Section node={node} />;
    case 'stretch':
      return <Stretch node={node} />;
    case 'dl':
      return <DefinitionList nodes={node.c} />;
    case 'ol':
      return (
        <ol {...(node.start === undefined ? {} : { start: node.start })}>
          <PageContent nodes={node.c} />
        </ol>
      );
    case 'ul':
    case 'li':
      return createElement(node.k, undefined, <PageContent nodes={node.c} />);
    case 'quote':
      return (
        <blockquote>
          <PageContent nodes={node.c} />
        </blockquote>
      );
    case 'figure':
      return (
        <figure>
          <PageContent nodes={node.c} />
        </figure>
      );
    case 'table':
      return <Table head={node.head} rows={node.c} />;
    case 'note':
      return <Admonition kind={node.kind} open={node.open} nodes={node.c} />;
    case 'change':
      return <ChangeNote kind={node.kind} version={node.version} nodes={node.c} />;
    case 'tabs':
      return <Tabs nodes={node.c} />;
    case 'title':
      return (
        <p className="admonition-title">
          <Inlines nodes={node.c} />
        </p>
      );
    case 'term':
      return (
        <p className="lone-term">
          <Inlines nodes={node.c} />
        </p>
      );
    case 'row':
      return (
        <p>
          <Inlines nodes={node.cells.flat()} />
        </p>
      );
    // Pieces that stand outside of what they belong to still show their content.
    case 'dd':
    case 'tab':
    case 'cell':
    case 'row-cells':
      return <PageContent nodes={node.c} />;
  }
}

/** Terms and their texts. Sections among them (permalinked definitions) would not be valid inside a `dl`. */
function DefinitionList({ nodes }: PageContentProps) {
  const isPlain = nodes.every((node) => node.k === 'term' || node.k === 'dd');
  if (!isPlain) return <PageContent nodes={nodes} />;
  return (
    <dl>
      {nodes.map((node, i) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: stored content never reorders
        if (node.k === 'term') return <dt key={i}>{<Inlines nodes={node.c} />}</dt>;
        // biome-ignore lint/suspicious/noArrayIndexKey: stored content never reorders
        if (node.k === 'dd') return <dd key={i}>{<PageContent nodes={node.c} />}</dd>;
        return null;
      })}
    </dl>
  );
}
