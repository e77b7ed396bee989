import { ADMONITIONS, asLabel } from './containers.ts';
import { findFences } from './markdown-fences.ts';
import type { RewrittenText } from './markdown-files.ts';

const BLOCK =
  /^([ \t]*)(!!!|\?\?\?\+?|===[!+]{0,2})[ \t]+(?:([\w-]+(?:[ \t]+[\w-]+)*)[ \t]*)?(?:"((?:[^"\\]|\\.)*)"|'([^']*)')?[ \t]*$/;
/** Words behind a kind that only place the box. */
const PLACING = new Set(['inline', 'end']);

interface OpenBlock {
  /** Columns before the sign, as written. */
  readonly indent: number;
  readonly close: string;
}

/**
 * Writes the blocks that Python-Markdown's extensions indent (`!!! note "Title"`, `??? note`, `=== "Tab"`) as containers
 * with their body moved to the left, so that one converter serves all tools. A body ends where its indentation does;
 * blocks may stand in lists and in each other.
 */
export function rewriteBlocks(source: string): RewrittenText {
  const out: string[] = [];
  const lines: number[] = [];
  const put = (line: string, number: number) => {
    out.push(line);
    lines.push(number);
  };
  const open: OpenBlock[] = [];
  let fence = '';
  const rows = source.split('\n');
  // To Python-Markdown a fence that nothing closes is text.
  for (const line of findFences(rows).unclosed) rows[line] = (rows[line] as string).replace(/([`~])/, '\\$1');
  rows.forEach((raw, i) => {
    const row = fence ? raw : raw.replace(/^[ \t]*\t[ \t]*/, (space) => space.replaceAll('\t', '    '));
    const indent = row.length - row.trimStart().length;
    if (row.trim() !== '' && !fence) {
      while (open.length > 0 && indent < (open.at(-1) as OpenBlock).indent + 4) {
        const closed = open.pop() as OpenBlock;
        put(closed.close, i + 1);
        put('', i + 1);
      }
    }
    const shift = Math.min(indent, 4 * open.length);
    const body = row.slice(shift);
    fence = nextFence(fence, body);
    const match = fence ? null : BLOCK.exec(body);
    const block = match ? openBlock(match, open.length) : undefined;
    if (!block) {
      put(body, i + 1);
      return;
    }
    put('', i + 1);
    put(block.line, i + 1);
    open.push({ indent, close: block.close });
  });
  while (open.length > 0) put((open.pop() as OpenBlock).close, rows.length);
  return { text: out.join('\n'), lines };
}

/** The container for a block's first line; undefined for a line that only begins like one. */
function openBlock(match: RegExpExecArray, depth: number): { line: string; close: string } | undefined {
  const [, space = '', sign = '', words = '', double, single] = match;
  const title = double?.replace(/\\(.)/g, '$1') ?? single;
  if (words === '' && title === undefined) return undefined;
  if (sign.startsWith('===') && (words !== '' || title === undefined)) return undefined;
  // A container is closed by as many colons as opened it, so the outer one has more.
  const colons = ':'.repeat(Math.max(3, 24 - depth));
  const kinds = words.split(/[ \t]+/).filter((word) => word && !PLACING.has(word));
  const kind = kinds[0] ?? 'note';
  // MkDocs writes the kind above a box that has no title.
  const label = `[${asLabel(title ?? kind.charAt(0).toUpperCase() + kind.slice(1))}]`;
  const close = space + colons;
  if (sign.startsWith('===')) return { line: `${space}${colons}tab${label}`, close };
  if (sign === '!!!') return { line: `${space}${colons}${directiveName(kind)}${label}`, close };
  return { line: `${space}${colons}details${label}${sign.endsWith('+') ? '{open}' : ''}`, close };
}

/** A kind of an admonition may be anything; what nobody else knows is a note of that name. */
function directiveName(kind: string): string {
  return ADMONITIONS.has(kind.toLowerCase()) ? kind : 'note';
}

/** The fence that is open after a line, or ''. */
function nextFence(open: string, line: string): string {
  const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
  if (!mark) return open;
  if (!open) return mark[0] === '`' && line.trim().slice(mark.length).includes('`') ? '' : mark;
  const closes = mark[0] === open[0] && mark.length >= open.length && line.trim() === mark;
  return closes ? '' : open;
}
