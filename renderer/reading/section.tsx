import { createElement } from 'react';
import type { Heading, LinkNode } from '../../indexer/core/tree.ts';
import { MarkAtSection } from '../bookmarks/mark-at-section.tsx';
import { t } from '../i18n/strings.ts';
import { SectionLinks } from '../paths/section-links.tsx';
import { Inlines } from './inline.tsx';
import { linkTarget } from './link-target.ts';
import { PageContent } from './page-content.tsx';
import type { PageNode, SectionNode } from './page-tree.ts';
import { useReading } from './reading-context.ts';
import { SectionLink } from './section-link.tsx';

type SignatureNode = Extract<PageNode, { readonly k: 'sig' }>;

/** A section or a definition, with the anchor that deep links name and a permalink to it. */
export function Section({ node }: { readonly node: SectionNode }) {
  const { chunk, content } = node;
  const id = useReading().idPrefix + chunk.anchor;
  const heading = content.find((child): child is Heading => child.k === 'heading');
  const first = content.findIndex((child) => child.k !== 'sig');
  const signatures = content.slice(0, first < 0 ? content.length : first) as SignatureNode[];
  if (!heading && signatures.length > 0) {
    return (
      <section id={id} className="definition" data-kind={chunk.kind}>
        <Signatures node={node} signatures={signatures} />
        <MarkAtSection anchor={chunk.anchor} />
        <SectionLinks chunk={chunk} />
        {content.length > signatures.length && (
          <div className="definition-body">
            <PageContent nodes={content.slice(signatures.length)} />
          </div>
        )}
      </section>
    );
  }
  return (
    <section id={id}>
      {createElement(
        headingOf(node),
        { tabIndex: -1, className: 'heading' },
        heading ? <Inlines nodes={heading.c} /> : chunk.title,
        <SectionLink anchor={chunk.anchor} title={chunk.title} />,
      )}
      <MarkAtSection anchor={node.depth === 0 ? undefined : chunk.anchor} />
      <SectionLinks chunk={chunk} />
      <PageContent nodes={content} />
    </section>
  );
}

interface SignaturesProps {
  readonly node: SectionNode;
  readonly signatures: readonly SignatureNode[];
}

/** The ways to write what is defined, set as code; together they are the heading of the definition. */
function Signatures({ node, signatures }: SignaturesProps) {
  return createElement(
    headingOf(node),
    { tabIndex: -1, className: 'signatures' },
    signatures.map((signature, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: stored content never reorders
      <span className="signature" key={i}>
        <code>
          <Inlines nodes={signature.c} />
        </code>
        {i === 0 && <SectionLink anchor={node.chunk.anchor} title={node.chunk.title} />}
        {i === 0 && node.chunk.codeLink && <CodeLink link={node.chunk.codeLink} />}
      </span>
    )),
  );
}

/** Where the code of what is defined can be read; nothing where that place is not known. */
function CodeLink({ link }: { readonly link: LinkNode }) {
  const { docSet, version } = useReading();
  const target = linkTarget(link, docSet, version);
  if (target.kind !== 'outside') return null;
  return (
    <a className="code-link" href={target.href} target="_blank" rel="noopener noreferrer">
      {t('section.code')}
      <span className="visually-hidden"> {t('link.outside')}</span>
    </a>
  );
}

function headingOf({ depth }: SectionNode): string {
  return `h${Math.min(depth + 1, 6)}`;
}
