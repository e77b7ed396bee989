import type { Element, Root as HastRoot } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import rehypeRaw from 'rehype-raw';
import { defListHastHandlers, remarkDefinitionList } from 'remark-definition-list';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Processor, unified } from 'unified';
import { narrowTables } from './narrow-tables.ts';

/** What a tool adds to CommonMark and GitHub's additions, or takes from them. */
export interface MarkdownSyntax {
  /** `:::name[Title]` … `:::`. */
  readonly containers?: boolean;
  /** Terms with definitions below them, `:   so`. */
  readonly definitionLists?: boolean;
  /** JSX, imports and `{expressions}` in the place of HTML. */
  readonly mdx?: boolean;
  /** Whether one `~` around a text strikes it out, as it does on GitHub; else two are needed. */
  readonly singleTilde?: boolean;
}

/** Changes the syntax tree before it becomes HTML. `source` is the text that its positions lie in. */
export type MarkdownChange = (tree: MdastRoot, source: string) => void;

type MarkdownProcessor = Processor<MdastRoot, MdastRoot, HastRoot, undefined, undefined>;

const processors = new Map<string, MarkdownProcessor>();

/**
 * Markdown as an HTML tree with positions.
 * @throws Error (VFileMessage) for MDX that is none; other Markdown has no errors.
 */
export function parseSyntax(
  text: string,
  syntax: MarkdownSyntax,
  changes: readonly MarkdownChange[],
): HastRoot {
  const processor = processorFor(syntax);
  const tree = processor.parse(text);
  for (const change of changes) change(tree, text);
  narrowTables(tree);
  return processor.runSync(tree);
}

/** Only the parser of a syntax, for text that becomes part of another page. */
export function parseMdast(text: string, syntax: MarkdownSyntax): MdastRoot {
  return processorFor(syntax).parse(text);
}

function processorFor(syntax: MarkdownSyntax): MarkdownProcessor {
  const { containers = false, definitionLists = false, mdx = false, singleTilde = true } = syntax;
  const key = [containers, definitionLists, mdx, singleTilde].join();
  const known = processors.get(key);
  if (known) return known;
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde })
    .use(containers ? [remarkContainers] : [])
    .use(definitionLists ? [remarkDefinitionList] : [])
    .use(mdx ? [remarkMdx] : [])
    .use(remarkRehype, {
      allowDangerousHtml: true,
      clobberPrefix: '',
      handlers: definitionLists ? defListHastHandlers : {},
    })
    // In MDX there is no HTML to be read.
    .use(mdx ? [] : [keepFirstLines, rehypeRaw])
    .freeze() as unknown as MarkdownProcessor;
  processors.set(key, processor);
  return processor;
}

/** HTML has a line end right behind `<pre>` for nothing, and rehype-raw drops one behind `<pre><code>` as well. */
function keepFirstLines() {
  return (tree: HastRoot): void => visitCode(tree);
}

function visitCode(parent: HastRoot | Element): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const code = child.tagName === 'pre' ? child.children[0] : undefined;
    const text = code?.type === 'element' && code.tagName === 'code' ? code.children[0] : undefined;
    if (text?.type === 'text' && text.value.startsWith('\n')) text.value = `\n${text.value}`;
    visitCode(child);
  }
}

/** The containers of directives alone: with the others, `10:30` and `a::b` in running text would be directives. */
function remarkContainers(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] };
  const colon = ':'.charCodeAt(0);
  const [container] = (directive().flow as Record<number, unknown[]>)[colon] as unknown[];
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { flow: { [colon]: [container] } }];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()];
}
