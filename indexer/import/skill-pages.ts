import type { ImportLog } from './importer.ts';
import { findFences } from './markdown-fences.ts';
import { cleanTitle } from './skill-catalogue.ts';
import { stem } from './text-file.ts';

/** One page out of a reference file. Its text keeps its lines: what stood before is blank. */
export interface ReferencePage {
  readonly file: string;
  readonly title: string;
  readonly text: string;
}

/** Pages of one skill that begin alike share what a crawler repeats on every page: the site's own description. */
const MIN_REPEATS = 3;

/**
 * Takes reference files apart into the pages that were merged into them: a rule followed by a top heading starts a
 * page, and a page's title is written several times over. Fenced code is not looked into.
 */
export function splitReferences(
  files: readonly { readonly path: string; readonly text: string }[],
  log: ImportLog,
): ReferencePage[] {
  const parts = files.flatMap(({ path, text }) => splitFile(path, text));
  const mottos = parts.map(mottoOf).filter((motto) => motto !== '');
  const isRepeated = (motto: string) =>
    mottos.filter((other) => other === motto).length >= Math.max(MIN_REPEATS, parts.length / 2);
  const repeated = new Set([...new Set(mottos)].filter(isRepeated));
  return parts.map((part) => readPage(part, repeated, log)).filter(({ text }) => text.trim() !== '');
}

interface FilePart {
  readonly file: string;
  /** The file's lines, and which of them are the page's. */
  readonly lines: readonly string[];
  readonly start: number;
  readonly end: number;
}

function splitFile(file: string, text: string): FilePart[] {
  const lines = text.split('\n');
  const { inside } = findFences(lines);
  const starts = [0];
  lines.forEach((line, i) => {
    if (inside[i] || line.trim() !== '---') return;
    const next = lines.slice(i + 1, i + 10).find((candidate) => candidate.trim() !== '');
    if (next?.startsWith('# ')) starts.push(i + 1);
  });
  return starts.map((start, n) => {
    const end = starts[n + 1] === undefined ? lines.length : (starts[n + 1] as number) - 1;
    return { file, lines, start, end };
  });
}

/** The one-line quote between the repeated titles of a page, or ''. */
function mottoOf({ lines, start, end }: FilePart): string {
  const head = lines.slice(start, Math.min(end, start + 12)).filter((line) => line.trim() !== '');
  const at = head.findIndex((line) => !line.startsWith('# '));
  return at > 0 && head[at]?.startsWith('> ') && head[at + 1]?.startsWith('# ') ? (head[at] as string) : '';
}

function readPage(part: FilePart, mottos: ReadonlySet<string>, log: ImportLog): ReferencePage {
  const { file, lines, start, end } = part;
  let heading = -1;
  let title = '';
  const passed: { readonly what: string; readonly text: string; readonly line: number }[] = [];
  for (let at = start; at < end; at++) {
    const line = (lines[at] as string).trimEnd();
    if (line === '') continue;
    const isMotto = heading >= 0 && mottos.has(line);
    const text = /^# (.+)$/.exec(line)?.[1];
    if (text === undefined && !isMotto) break;
    passed.push({ what: isMotto ? 'repeated description' : 'repeated title', text: line, line: at + 1 });
    if (text === undefined) continue;
    // What stands before the last of the titles goes.
    for (const { what, text: gone, line: from } of passed.splice(0, passed.length - 1))
      log.removals.addText(what, gone, file, from);
    [heading, title] = [at, cleanTitle(text)];
  }
  const from = heading >= 0 ? heading : start;
  return { file, title: title || stem(file), text: '\n'.repeat(from) + lines.slice(from, end).join('\n') };
}
