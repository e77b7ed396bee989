import type { Element } from 'hast';
import type { CodeBlock } from '../core/tree.ts';
import { classesOf, textOf } from '../import/hast.ts';

/** A `pre` as a block of code: its text character for character, without the one line end that closes it. */
export function codeBlock(pre: Element, language: string): CodeBlock {
  return { k: 'code', lang: language.toLowerCase(), text: textOf(pre).replace(/\n$/, '') };
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
