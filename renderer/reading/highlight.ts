import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { GRAMMARS, type Grammar } from './languages.ts';

/** A run of characters of one colour; `kind` is a class of code.css without its `tok-`, '' for plain text. */
export interface Token {
  readonly text: string;
  readonly kind: string;
}
export type Line = readonly Token[];

const THEME = 'djdocs';
const PREFIX = 'tok-';
/** Blocks longer than this stay plain: colouring them would be felt while scrolling. */
const MAX_LENGTH = 60_000;

/** What one line may take. The first of a language waits for its patterns to be compiled, which a busy machine is slow at. */
const LINE_MS = 5000;

let starting: Promise<HighlighterCore> | undefined;
const loading = new Map<Grammar, Promise<void>>();

/** The lines of a text in a language's colours. What cannot be coloured comes back plain. */
export async function highlight(text: string, grammar: Grammar): Promise<readonly Line[]> {
  if (text.length > MAX_LENGTH) return plainLines(text);
  starting ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: THEME, variablePrefix: `--${PREFIX}` })],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  const highlighter = await starting;
  await loadGrammar(highlighter, grammar);
  const { tokens } = highlighter.codeToTokens(text, {
    lang: grammar,
    theme: THEME,
    tokenizeTimeLimit: LINE_MS,
  });
  return tokens.map((line) => line.map(({ content, color }) => ({ text: content, kind: kindOf(color) })));
}

/** A text as lines of a single plain token. */
export function plainLines(text: string): readonly Line[] {
  return text.split('\n').map((line) => [{ text: line, kind: '' }]);
}

function loadGrammar(highlighter: HighlighterCore, grammar: Grammar): Promise<void> {
  let loaded = loading.get(grammar);
  if (!loaded) {
    loaded = GRAMMARS[grammar]().then((module) => highlighter.loadLanguage(module.default));
    loading.set(grammar, loaded);
  }
  return loaded;
}

/** `keyword` for `var(--tok-token-keyword)`. */
function kindOf(color: string | undefined): string {
  return /token-([a-z-]+)/.exec(color ?? '')?.[1] ?? '';
}
