import { escapeText, guardLineStart, longestRun } from '../markdown-escape.ts';
import { isWorthTelling, sectionFate, summary } from './diff-text.ts';
import { blockText } from './placed-blocks.ts';
import type { BlockDiff, SectionDiff, TextRun, TopicDiff } from './types.ts';

/** A comparison as Markdown: `<del>` and `<ins>` in running text, `diff` fences for code. */
export function diffMarkdown(diff: TopicDiff): string {
  const sections = diff.sections.filter(isWorthTelling).map(sectionMarkdown);
  return [`*${summary(diff)}*`, ...sections].join('\n\n');
}

function sectionMarkdown(section: SectionDiff): string {
  const head = `## ${escaped(section.title)} (\`#${section.anchor}\`: ${sectionFate(section)})`;
  return [head, ...section.blocks.map(blockMarkdown).filter(Boolean)].join('\n\n');
}

function blockMarkdown(diff: BlockDiff): string {
  const label = 'label' in diff && diff.label ? `*${escaped(diff.label)}* ` : '';
  const text = blockText(diff.block);
  const isCode = diff.block.k === 'code';
  switch (diff.kind) {
    case 'same':
      return '';
    case 'added':
    case 'removed': {
      const side = diff.kind === 'added' ? 'new' : 'old';
      return isCode ? label + fence([{ text, side }]) : guardLineStart(label + mark(text, side));
    }
    case 'moved-here':
      return `${label}(from \`#${diff.from}\`) ${escaped(text)}`;
    case 'moved-away':
      return `${label}(now in \`#${diff.to}\`) <del>${escaped(text)}</del>`;
    case 'changed':
      return isCode
        ? fence(diff.runs)
        : guardLineStart(label + diff.runs.map(({ text, side }) => mark(text, side)).join(''));
  }
}

function mark(text: string, side: TextRun['side']): string {
  if (side === 'both') return escaped(text);
  const tag = side === 'old' ? 'del' : 'ins';
  return `<${tag}>${escaped(text)}</${tag}>`;
}

function fence(runs: readonly TextRun[]): string {
  const sign = { both: ' ', old: '-', new: '+' };
  const lines = runs.flatMap(({ text, side }) =>
    text
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => sign[side] + line),
  );
  const ticks = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${ticks}diff`, ...lines, ticks].join('\n');
}

function escaped(text: string): string {
  return escapeText(text, { before: '', after: '', inLink: false, inMark: true });
}
