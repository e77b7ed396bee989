import { blockText } from './placed-blocks.ts';
import type { BlockDiff, SectionDiff, TextRun, TopicDiff } from './types.ts';

/** How the two sides are set apart. Defaults to marks that survive any terminal: `[-old-]` and `{+new+}`. */
export interface DiffPaint {
  readonly old: (text: string) => string;
  readonly now: (text: string) => string;
  readonly heading: (text: string) => string;
  readonly both: (text: string) => string;
  /** Whole lines, which a sign at their start sets apart already. */
  readonly oldLine: (text: string) => string;
  readonly newLine: (text: string) => string;
}

const PLAIN: DiffPaint = {
  old: (text) => `[-${text}-]`,
  now: (text) => `{+${text}+}`,
  heading: (text) => text,
  both: (text) => text,
  oldLine: (text) => text,
  newLine: (text) => text,
};

/** A comparison for people to read: what changed, section by section, and nothing of what did not. */
export function diffText(diff: TopicDiff, paint: DiffPaint = PLAIN): string {
  const sections = diff.sections.filter(isWorthTelling).map((section) => sectionText(section, paint));
  return [summary(diff), ...sections].join('\n\n');
}

/** In one line how much changed. */
export function summary({ counts, sections }: TopicDiff): string {
  const { changed, added, removed, moved } = counts;
  const parts = [
    [changed, 'changed'],
    [added, 'added'],
    [removed, 'removed'],
    [moved, 'moved'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return told.length === 0
    ? 'Nothing changed.'
    : `${told.join(', ')} of ${sections.length} ${sections.length === 1 ? 'section' : 'sections'}`;
}

/** Whether a section has anything to tell. */
export function isWorthTelling({ kind, isMoved, oldAnchor }: SectionDiff): boolean {
  return kind !== 'same' || isMoved || oldAnchor !== undefined;
}

/** What happened to a section, in words: `changed, moved, was "old-anchor"`. */
export function sectionFate({ kind, isMoved, oldAnchor, now, was }: SectionDiff): string {
  const told = [
    ...(kind === 'same' ? [] : [kind]),
    ...(now ? [`now in ${now.join(' and ')}`] : []),
    ...(was ? [`from ${was}`] : []),
    ...(isMoved ? ['moved'] : []),
    ...(oldAnchor ? [`was #${oldAnchor}`] : []),
  ];
  return told.join(', ');
}

function sectionText(section: SectionDiff, paint: DiffPaint): string {
  const head = paint.heading(`## ${section.title}  #${section.anchor} (${sectionFate(section)})`);
  return [head, ...section.blocks.flatMap((block) => blockLines(block, paint))].join('\n');
}

function blockLines(diff: BlockDiff, paint: DiffPaint): string[] {
  const label = 'label' in diff && diff.label ? `(${diff.label}) ` : '';
  const each = (sign: string, side: (text: string) => string) =>
    blockText(diff.block)
      .split('\n')
      .map((line) => `${sign} ${side(label + line)}`);
  switch (diff.kind) {
    case 'same':
      return [];
    case 'added':
      return each('+', paint.newLine);
    case 'removed':
      return each('-', paint.oldLine);
    case 'moved-here':
      return [paint.both(`> ${label}${firstWords(blockText(diff.block))} (from #${diff.from})`)];
    case 'moved-away':
      return [paint.both(`< ${label}${firstWords(blockText(diff.block))} (now in #${diff.to})`)];
    case 'changed':
      return diff.block.k === 'code'
        ? codeLines(diff.runs, paint)
        : [`~ ${paint.both(label)}${runsText(diff.runs, paint)}`];
  }
}

function runsText(runs: readonly TextRun[], paint: DiffPaint): string {
  return runs
    .map(({ text, side }) =>
      side === 'both' ? paint.both(text) : side === 'old' ? paint.old(text) : paint.now(text),
    )
    .join('');
}

/** Code line by line, in the manner of every diff. */
function codeLines(runs: readonly TextRun[], paint: DiffPaint): string[] {
  return runs.flatMap(({ text, side }) =>
    text
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => {
        if (side === 'both') return `    ${paint.both(line)}`;
        return side === 'old' ? `-   ${paint.oldLine(line)}` : `+   ${paint.newLine(line)}`;
      }),
  );
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59).trimEnd()}…` : line;
}
