import { createElement, type ReactNode, useMemo, useState } from 'react';
import type { Heading, LinkNode } from '../../indexer/core/tree.ts';
import { MarkAtSection } from '../bookmarks/mark-at-section.tsx';
import { t } from '../i18n/strings.ts';
import { SectionLinksButton, SectionLinksList } from '../paths/section-links.tsx';
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
  const signed = heading || first === 0 ? 0 : first < 0 ? content.length : first;
  const body = useMemo(() => content.slice(signed), [content, signed]);
  const [isOpen, setOpen] = useState(false);
  const links = <SectionLinksButton chunk={chunk} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />;
  if (signed > 0) {
    return (
      <section id={id} className="definition" data-kind={chunk.kind}>
        <Signatures node={node} signatures={content.slice(0, signed) as SignatureNode[]} links={links} />
        <MarkAtSection anchor={chunk.anchor} />
        {isOpen && <SectionLinksList chunk={chunk} />}
        {body.length > 0 && (
          <div className="definition-body">
            <PageContent nodes={body} />
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
        links,
      )}
      <MarkAtSection anchor={node.depth === 0 ? undefined : chunk.anchor} />
      {isOpen && <SectionLinksList chunk={chunk} />}
      <PageContent nodes={body} />
    </section>
  );
}

interface SignaturesProps {
  readonly node: SectionNode;
  readonly signatures: readonly SignatureNode[];
  readonly links: ReactNode;
}

/** The ways to write what is defined, set as code; together they are the heading of the definition. */
function Signatures({ node, signatures, links }: SignaturesProps) {
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
        {i === 0 && links}
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
