/** The grammars that the app brings; each is a file of its own, fetched when the first block needs it. */
export const GRAMMARS = {
  python: () => import('shiki/langs/python.mjs'),
  'jinja-html': () => import('shiki/langs/jinja.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  bash: () => import('shiki/langs/bash.mjs'),
  shellsession: () => import('shiki/langs/shellsession.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  toml: () => import('shiki/langs/toml.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  ini: () => import('shiki/langs/ini.mjs'),
  diff: () => import('shiki/langs/diff.mjs'),
} as const;
export type Grammar = keyof typeof GRAMMARS;

/** What sources call the languages, and the name that readers see. */
const NAMES: Readonly<Record<string, readonly [label: string, grammar?: Grammar]>> = {
  python: ['Python', 'python'],
  python3: ['Python', 'python'],
  py: ['Python', 'python'],
  pycon: ['Python session', 'python'],
  doctest: ['Python session', 'python'],
  'python-repl': ['Python session', 'python'],
  pytb: ['Traceback'],
  django: ['Django template', 'jinja-html'],
  jinja: ['Template', 'jinja-html'],
  'html+django': ['Django template', 'jinja-html'],
  'html+jinja': ['Template', 'jinja-html'],
  'jinja-html': ['Template', 'jinja-html'],
  htmldjango: ['Django template', 'jinja-html'],
  html: ['HTML', 'html'],
  xml: ['XML', 'html'],
  bash: ['Shell', 'bash'],
  sh: ['Shell', 'bash'],
  shell: ['Shell', 'bash'],
  console: ['Terminal', 'shellsession'],
  'shell-session': ['Terminal', 'shellsession'],
  shellsession: ['Terminal', 'shellsession'],
  doscon: ['Terminal', 'shellsession'],
  sql: ['SQL', 'sql'],
  psql: ['SQL', 'sql'],
  postgresql: ['SQL', 'sql'],
  mysql: ['SQL', 'sql'],
  json: ['JSON', 'json'],
  toml: ['TOML', 'toml'],
  yaml: ['YAML', 'yaml'],
  yml: ['YAML', 'yaml'],
  javascript: ['JavaScript', 'javascript'],
  js: ['JavaScript', 'javascript'],
  css: ['CSS', 'css'],
  ini: ['INI', 'ini'],
  cfg: ['INI', 'ini'],
  diff: ['Diff', 'diff'],
  text: ['Text'],
  txt: ['Text'],
  output: ['Output'],
};

export interface LanguageView {
  /** What the block is called above it; '' where nobody said. */
  readonly label: string;
  readonly grammar: Grammar | undefined;
  /** Whether the block is a Python prompt with its answers. */
  readonly isSession: boolean;
}

/**
 * How a block of code is shown, by its language as the source said and its text.
 * @param isPython whether the text was found to be Python, for blocks whose language nobody gave
 */
export function languageView(lang: string, text: string, isPython = false): LanguageView {
  const isSession = /^>>> /m.test(text) && (lang === '' || /^py|^default$|^doctest$/.test(lang));
  const known = Object.hasOwn(NAMES, lang) ? NAMES[lang] : undefined;
  if (isSession) return { label: 'Python session', grammar: 'python', isSession };
  if (known) return { label: known[0], grammar: known[1], isSession };
  if (isPython) return { label: 'Python', grammar: 'python', isSession };
  // Sphinx writes `default` where nobody named a language.
  return { label: lang === 'default' ? '' : lang, grammar: undefined, isSession };
}
