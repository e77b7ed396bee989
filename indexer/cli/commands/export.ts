import { DocsError, UsageError } from '../../core/errors.ts';
import type { Terminal } from '../terminal.ts';

/** The options of `djdocs export`, for all that it writes. */
export interface ExportOptions {
  readonly jsonl?: string;
  readonly docSet?: readonly string[];
  readonly version?: string;
  readonly base?: string;
  readonly title?: string;
  readonly lang?: string;
  readonly python?: boolean;
  readonly widgetOnly?: boolean;
  readonly from?: string;
  readonly as?: string;
  readonly logTo?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Options that only one of the three kinds of export takes. */
const OWN_OPTIONS = {
  jsonl: ['jsonl', 'version', 'docSet'],
  site: ['docSet', 'base', 'title', 'lang', 'python', 'logTo', 'force'],
  widget: ['widgetOnly', 'from', 'docSet', 'version', 'as', 'base', 'force'],
} as const;

/** `djdocs export`: a whole site, search for somebody else's, or every chunk as a line. @returns the exit code. */
export async function exportCommand(
  folder: string | undefined,
  options: ExportOptions,
  terminal: Terminal,
): Promise<number> {
  const kind =
    options.jsonl !== undefined
      ? 'jsonl'
      : options.widgetOnly || options.from !== undefined
        ? 'widget'
        : 'site';
  refuseMixed(kind, folder, options);
  if (kind === 'jsonl') {
    const { docSet = [], version, json } = options;
    const [only, second] = docSet;
    if (second !== undefined) throw new UsageError('--jsonl takes one --doc-set', 'Leave it out for all');
    return (await import('./export-jsonl.ts')).exportJsonl(
      {
        jsonl: options.jsonl as string,
        ...(only === undefined ? {} : { docSet: only }),
        ...(version === undefined ? {} : { version }),
        ...(json ? { json } : {}),
      },
      terminal,
    );
  }
  if (folder === undefined) throw new UsageError('Nothing says what to write', EXAMPLES);
  const base = baseOf(options.base ?? '/');
  if (kind === 'site')
    return (await import('./export-site.ts')).exportSite(folder, { ...options, base }, terminal);
  const { from } = options;
  if (from === undefined) {
    throw new UsageError('--widget-only needs the site to index', 'Give the folder of its HTML with --from');
  }
  return (await import('./export-widget.ts')).exportWidget(folder, { ...options, from, base }, terminal);
}

const EXAMPLES = 'Give a folder for a site (`djdocs export ./site`), or a file with `--jsonl chunks.jsonl`';

function refuseMixed(
  kind: keyof typeof OWN_OPTIONS,
  folder: string | undefined,
  options: ExportOptions,
): void {
  if (kind === 'jsonl' && folder !== undefined) {
    throw new UsageError(`--jsonl and the folder ${folder} are two exports`, 'Run them one after the other');
  }
  const own: readonly string[] = OWN_OPTIONS[kind];
  const others = Object.values(OWN_OPTIONS).flat();
  // What may be left out with `--without-…` is there by itself.
  const isGiven = ([, value]: [string, unknown]) => value !== undefined && value !== true;
  const flags = Object.entries(options).filter(
    (entry) => isGiven(entry) || (entry[0] === 'force' && entry[1]),
  );
  const odd = flags.find(([name]) => (others as readonly string[]).includes(name) && !own.includes(name));
  if (!odd) return;
  const name =
    odd[0] === 'python' ? 'without-python' : odd[0].replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const what = { jsonl: '--jsonl', site: 'a site', widget: '--widget-only' }[kind];
  throw new UsageError(`--${name} does not go with ${what}`, 'See `djdocs export --help`');
}

/**
 * Where a site will be, with a slash at both ends: `/docs/`, or with scheme and host.
 * @throws DocsError `usage` when it is neither.
 */
function baseOf(text: string): string {
  const isWeb = /^https?:\/\//i.test(text);
  const wrong = new DocsError(
    'usage',
    `--base "${text}" is neither a path nor an address`,
    'Give the path that the site is served below, like /docs/, or its full address, like https://example.org/docs/',
  );
  if (!isWeb && !text.startsWith('/')) throw wrong;
  if (/[?#\s]/.test(text) || text.startsWith('//')) throw wrong;
  try {
    const { origin, pathname } = new URL(text, 'http://site.invalid');
    const path = pathname.replace(/\/*$/, '/');
    return isWeb ? origin + path : path;
  } catch {
    throw wrong;
  }
}
