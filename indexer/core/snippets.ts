import { guessSnippet, hasTemplateTags, looksLikePython, type SnippetKind } from './guess-snippet.ts';
import { type Block, type CodeBlock, eachBlock, inlineText } from './tree.ts';
import type { Chunk } from './types.ts';
import { whyCommandsCannotRun, whySqlCannotRun, whyTemplateCannotRun } from './why-kind-not-runnable.ts';
import { whyModuleCannotRun, whySessionCannotRun } from './why-not-runnable.ts';
import { whyScriptCannotRun } from './why-script-not-runnable.ts';

export type { SnippetKind };

/** A code block and what can be done with it. */
export interface Snippet {
  /** What the source called its language. */
  readonly lang: string;
  readonly kind: SnippetKind;
  readonly text: string;
  readonly runnable: boolean;
  /** A short sentence for people when it is not runnable, else ''. */
  readonly why: string;
  /** Whether it shows what not to do, or what to do in its place. */
  readonly advice?: 'wrong' | 'right';
}

/**
 * What a code block is, by the language its source named, then by its text; and whether it can run.
 * @param before what stands directly before it: text that follows a program is what that printed.
 */
export function classifySnippet({ lang, text, advice }: CodeBlock, before?: Block): Snippet {
  const own = kindOf(lang, text);
  const kind = own === 'text' && announcesOutput(before) ? 'output' : own;
  const why = whyNot(kind, lang, text);
  return { lang, kind, text, runnable: why === '', why, ...(advice ? { advice } : {}) };
}

function whyNot(kind: SnippetKind, lang: string, text: string): string {
  switch (kind) {
    case 'module':
      return whyModuleCannotRun(text);
    case 'doctest':
      return whySessionCannotRun(text);
    case 'template':
      return whyTemplateCannotRun(lang, text);
    case 'sql':
      return whySqlCannotRun(text);
    case 'shell':
      return whyCommandsCannotRun(text);
    case 'javascript':
      return whyScriptCannotRun(lang, text);
    default:
      return NOT_CODE[kind];
  }
}

/** The snippets of a chunk in reading order, without those of the chunks below it. */
export function snippetsOf(chunk: Chunk): Snippet[] {
  const snippets: Snippet[] = [];
  let before: Block | undefined;
  eachBlock(chunk.content, (block) => {
    if (block.k === 'code') snippets.push(classifySnippet(block, before));
    before = block;
  });
  return snippets;
}

/** The language to write above a fence: the source's own word; for Sphinx's `default`, what it stands for. */
export function fenceLanguage({ lang, text }: CodeBlock): string {
  if (lang !== 'default') return /^[\w+#.-]+$/.test(lang) ? lang : '';
  return { module: 'python', doctest: 'pycon' }[kindOf(lang, text) as string] ?? '';
}

const NOT_CODE: Readonly<
  Record<Exclude<SnippetKind, 'module' | 'doctest' | 'template' | 'shell' | 'sql' | 'javascript'>, string>
> = {
  config: 'This is configuration, not a program.',
  output: 'This is what a program printed.',
  data: 'This is data, not a program.',
  markup: 'This is markup, not a program.',
  text: 'This is text, not a program.',
};

/** Languages by kind. `python` is told from a session by its prompts, `html` from a template by its tags. */
const LANGUAGES: readonly (readonly [kind: SnippetKind | 'python' | 'html', names: string])[] = [
  ['python', 'python python3 py py3 python2 pycon pycon3 python-console python-repl doctest'],
  [
    'template',
    'html+django html+jinja django jinja jinja2 htmldjango jinja-html django-html xml+django text+django twig',
  ],
  [
    'shell',
    'console shell bash sh zsh fish shell-session shellsession terminal doscon dosbatch bat cmd powershell ps1 pwsh',
  ],
  ['sql', 'sql psql postgres postgresql plpgsql mysql sqlite sqlite3 tsql'],
  [
    'config',
    'yaml yml toml ini cfg conf properties apache apacheconf nginx dockerfile docker env dotenv makefile make',
  ],
  ['output', 'output pytb py3tb traceback http log'],
  ['data', 'json jsonc json5 csv tsv po gettext geojson'],
  ['javascript', 'javascript js jsx typescript ts tsx'],
  ['html', 'html xhtml'],
  ['markup', 'xml svg css scss less rst restructuredtext markdown md'],
  ['text', 'text txt plain plaintext none diff patch'],
];
const KINDS: ReadonlyMap<string, SnippetKind | 'python' | 'html'> = new Map(
  LANGUAGES.flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)),
);

function kindOf(lang: string, text: string): SnippetKind {
  const named = KINDS.get(lang.toLowerCase());
  if (named === 'python') return isSession(text) ? 'doctest' : 'module';
  if (named === 'html') return hasTemplateTags(text) ? 'template' : 'markup';
  if (named) return named;
  const guess = guessSnippet(text);
  // What Sphinx highlights by default is Python, so what could be is.
  const mayBePython = lang === 'default' && ['text', 'data'].includes(guess);
  return mayBePython && looksLikePython(text) ? 'module' : guess;
}

/** A program, or a sentence that leads up to what one printed. */
function announcesOutput(before: Block | undefined): boolean {
  if (before?.k === 'code') return ['module', 'doctest', 'shell'].includes(kindOf(before.lang, before.text));
  return (
    before?.k === 'p' &&
    /\b(outputs?|prints|printed|output will be|shows)\b[^.]*:\s*$/i.test(inlineText(before.c))
  );
}

function isSession(text: string): boolean {
  return /^[ \t]*>>>(\s|$)/m.test(text);
}
