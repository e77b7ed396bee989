import { CodeBar, CodeText, hasBar, MARKED } from './code-parts.tsx';
import { languageView } from './languages.ts';
import type { SnippetNode } from './page-tree.ts';
import { RunnableCode } from './runnable-code.tsx';
import { isShowable } from './showable.ts';
import { ShowableCode } from './showable-code.tsx';

interface CodeSnippetProps {
  readonly node: SnippetNode;
}

/** A block of code with its language, a copy button, and a way to run it where it can be run. */
export function CodeSnippet({ node }: CodeSnippetProps) {
  const view = languageView(node.block.lang, node.block.text, isPython(node));
  if (node.snippet.runnable) return <RunnableCode node={node} view={view} />;
  if (isShowable(node.snippet)) return <ShowableCode node={node} view={view} />;
  return (
    <div
      className="code-block"
      data-bar={hasBar(view) || node.block.advice || MARKED.has(node.snippet.kind) ? 'full' : 'slim'}
      data-advice={node.block.advice}
    >
      <CodeBar node={node} view={view} />
      <CodeText node={node} view={view} />
    </div>
  );
}

function isPython({ snippet }: SnippetNode): boolean {
  return snippet.kind === 'module' || snippet.kind === 'doctest';
}
