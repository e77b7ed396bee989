import type { Element, Nodes } from 'hast';
import type { CodeBlock } from '../core/tree.ts';
import { classesOf, hasClass, textOf } from '../import/hast.ts';

/**
 * A `pre` as a block of code: its text character for character, without the one line end that closes it, and without
 * numbers that the highlighter wrote before its lines.
 */
export function codeBlock(pre: Element, language: string): CodeBlock {
  const { dataAdvice } = pre.properties;
  const advice = dataAdvice === 'wrong' || dataAdvice === 'right' ? { advice: dataAdvice } : {};
  return {
    k: 'code',
    lang: language.toLowerCase(),
    text: codeIn(pre).replace(/\n$/, ''),
    ...advice,
  } as CodeBlock;
}

function codeIn(node: Nodes): string {
  if (node.type === 'element' && isLineNumbers(node)) return '';
  return 'children' in node ? node.children.map(codeIn).join('') : textOf(node);
}

/** As Pygments marks them, be it a number in the line or a column of their own. */
function isLineNumbers(element: Element): boolean {
  return hasClass(element, 'linenos') || hasClass(element, 'lineno');
}

/** The only `pre` below an element that holds nothing else but line numbers; undefined when it holds more. */
export function onlyPre(element: Element): Element | undefined {
  const found: Element[] = [];
  const isOnly = (node: Nodes): boolean => {
    if (node.type === 'element' && isLineNumbers(node)) return true;
    if (node.type === 'element' && node.tagName === 'pre') return found.push(node) === 1;
    return 'children' in node
      ? node.children.every(isOnly)
      : node.type !== 'text' || node.value.trim() === '';
  };
  return isOnly(element) ? found[0] : undefined;
}

/** The language that a `pre` or the `code` in it names in its classes, or ''. */
export function languageOf(pre: Element): string {
  const code = pre.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'code',
  );
  for (const name of [...(code ? classesOf(code) : []), ...classesOf(pre)]) {
    const language = /^(?:language|lang|highlight-source|highlight)-(.+)$/.exec(name)?.[1];
    if (language) return language;
  }
  return '';
}
