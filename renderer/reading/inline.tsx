import type { Inline, LinkNode, Mark } from '../../indexer/core/tree.ts';
import { t } from '../i18n/strings.ts';
import { linkTarget } from './link-target.ts';
import { InLink, Picture } from './picture.tsx';
import { useReading } from './reading-context.ts';

interface InlinesProps {
  readonly nodes: readonly Inline[];
}

/** Running text: marks, links, pictures. */
export function Inlines({ nodes }: InlinesProps) {
  return nodes.map((node, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: stored content never reorders
    typeof node === 'string' ? node : <InlineElement key={i} node={node} />,
  );
}

function InlineElement({ node }: { readonly node: Exclude<Inline, string> }) {
  if (node.k === 'br') return <br />;
  if (node.k === 'img') return <Picture image={node} />;
  if (node.k === 'link') return <Link link={node} />;
  return <Marked mark={node} />;
}

function Marked({ mark }: { readonly mark: Mark }) {
  // The kinds of marks are names of elements, by design of the stored tree.
  const Element = mark.k;
  return (
    <Element>
      <Inlines nodes={mark.c} />
    </Element>
  );
}

function Link({ link }: { readonly link: LinkNode }) {
  const { docSet, version } = useReading();
  const target = linkTarget(link, docSet, version);
  const text = (
    <InLink value={true}>
      <Inlines nodes={link.c} />
    </InLink>
  );
  switch (target.kind) {
    case 'inside':
      return <a href={target.href}>{text}</a>;
    case 'outside':
      return (
        <a className="link-outside" href={target.href} target="_blank" rel="noopener noreferrer">
          {text}
          <span className="visually-hidden"> {t('link.outside')}</span>
        </a>
      );
    case 'absent':
      return (
        <span
          className="link-absent"
          title={link.to ? t('link.absentNamed', { to: link.to }) : t('link.absent')}
        >
          {text}
          <span className="visually-hidden"> ({t('link.absent')})</span>
        </span>
      );
    case 'text':
      return text;
  }
}
