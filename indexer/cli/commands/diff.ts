import { compareDocSets } from '../../core/diff/compare-doc-sets.ts';
import { compareVersions } from '../../core/diff/compare-versions.ts';
import { diffMarkdown } from '../../core/diff/diff-markdown.ts';
import { type DiffPaint, diffText } from '../../core/diff/diff-text.ts';
import { docSetText } from '../../core/diff/doc-set-text.ts';
import { UsageError } from '../../core/errors.ts';
import type { Pack } from '../../core/pack.ts';
import { parseRef } from '../../core/ref.ts';
import { EXIT } from '../exit-codes.ts';
import { showLong } from '../pager.ts';
import { openLibrary } from '../places.ts';
import { printable, type Terminal } from '../terminal.ts';

const FORMATS = ['text', 'md', 'json'] as const;

export interface DiffOptions {
  readonly format?: string;
  readonly json?: boolean;
}

/** `djdocs diff REF V1 V2`: what changed in a section, a page or a whole doc set. @returns 0 when something did, 1 when nothing did. */
export async function diffCommand(
  ref: string,
  from: string,
  to: string,
  options: DiffOptions,
  terminal: Terminal,
): Promise<number> {
  const format = options.json ? 'json' : (options.format ?? 'text');
  if (!(FORMATS as readonly string[]).includes(format)) {
    throw new UsageError(`There is no format "${format}" to compare in`, `Formats are ${FORMATS.join(', ')}`);
  }
  const library = openLibrary();
  const { docSet, path } = parseRef(ref, new Set(await library.docSets()));
  if (docSet !== undefined && path === '')
    return diffDocSet(await library.pack(docSet), from, to, format, terminal);
  const comparison = await compareVersions(library, ref, from, to);
  const { diff, before, after } = comparison;
  if (format === 'json') {
    terminal.out(JSON.stringify({ from: before, to: after, ...diff }, null, 2));
  } else {
    const title = printable(`${before ?? `(not in ${from})`} → ${after ?? `(not in ${to})`}`);
    const text =
      format === 'md'
        ? printable(`# ${title}\n\n${diffMarkdown(diff)}`)
        : `${title}\n${diffText(diff, paintFor(terminal))}`;
    showLong(text.trimEnd(), terminal);
  }
  const { changed, added, removed, moved } = diff.counts;
  return changed + added + removed + moved > 0 ? EXIT.ok : EXIT.nothing;
}

/** Every section of a doc set, by what became of it. */
async function diffDocSet(
  pack: Pack,
  from: string,
  to: string,
  format: string,
  terminal: Terminal,
): Promise<number> {
  const [older, newer] = [pack.version(from).label, pack.version(to).label];
  const changes = await compareDocSets(pack, older, newer);
  const sides = { from: `${pack.id}@${older}`, to: `${pack.id}@${newer}` };
  if (format === 'json') terminal.out(JSON.stringify({ ...sides, ...changes }, null, 2));
  else {
    const title = `${sides.from} → ${sides.to}`;
    const text = docSetText(changes);
    // Lists of addresses are as readable in Markdown when they are set as code.
    const shown = format === 'md' ? `# ${title}\n\n\`\`\`text\n${text}\n\`\`\`` : `${title}\n${text}`;
    showLong(printable(shown), terminal);
  }
  const { changed, added, removed, moved } = changes.counts;
  return changed + added + removed + moved > 0 ? EXIT.ok : EXIT.nothing;
}

/** Colours where a person sees them, marks elsewhere; control characters of the documentation never reach a terminal. */
function paintFor({ hasColour, red, green, bold }: Terminal): DiffPaint {
  return {
    old: (text) => (hasColour ? red(printable(text)) : `[-${printable(text)}-]`),
    now: (text) => (hasColour ? green(printable(text)) : `{+${printable(text)}+}`),
    heading: (text) => bold(printable(text)),
    both: printable,
    oldLine: (text) => red(printable(text)),
    newLine: (text) => green(printable(text)),
  };
}
