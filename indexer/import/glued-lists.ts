/** The words that a text has as words of their own, in lower case. */
export type Vocabulary = ReadonlySet<string>;

/** The words of a text that stand between spaces or punctuation. */
export function vocabularyOf(text: string): Vocabulary {
  return new Set(
    (text.match(/(?<![\p{L}\p{N}_-])\p{L}{3,}(?![\p{L}\p{N}_-])/gu) ?? []).map((word) => word.toLowerCase()),
  );
}

const GLUED_SETTING =
  /(?<=[A-Za-z)]{2}\.)(?=[A-Z][A-Z_]{3,}(?:[a-z]| = (?:True|False|None|"[^"]*"|'[^']*'|\d+)[a-z]))/;

/**
 * Takes the items of a list apart that a scraper ran together: at signs that were the beginning of a line
 * (`… cleanups. - LTS releases …`), and at settings right behind a full stop whose other end is glued as well
 * (`… system libpq.DEBUG = Trueleaks secrets …`).
 */
export function splitBullets(text: string): string[] {
  return text
    .split(/(?<=[.!?)])\s?- (?=[A-Z`])/)
    .flatMap((item) => item.split(GLUED_SETTING))
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** A name in front of a dash, with what it comes in: `django[argon2]`, `celery+redis`, `psycopg[binary](or …)`. */
const NAMED = /(\S*?)((?:\([^()]*\))?)( ?)—/g;

/**
 * Takes a run of `name— what it is` apart, where the end of one item was glued to the name of the next
 * (`… async viewssqlparse— SQL …`). The words that the text has elsewhere say where a word ends and a name begins; what
 * they do not say stays together. Gives one item when it is no such list.
 */
export function splitDefinitions(text: string, vocabulary: Vocabulary): string[] {
  const cuts: number[] = [];
  for (const match of text.matchAll(NAMED)) {
    const [, token = '', bracket = '', space] = match;
    if (token === '' || (space && !bracket)) continue;
    const start = match.index;
    if (start === 0) continue;
    const cut = gluePoint(token, vocabulary);
    if (cut !== undefined) cuts.push(start + cut);
  }
  const isList = /^\S+?(?:\([^()]*\))? ?—/.test(text) && cuts.length > 0;
  if (!isList) return [text];
  return [0, ...cuts].map((cut, i) => text.slice(cut, cuts[i] ?? text.length).trim());
}

/** A shorter word may stand at the end of a longer one by chance. */
const MIN_WORD = 5;

/** Where in a token a word ends and a name begins; undefined where nothing says. */
function gluePoint(token: string, vocabulary: Vocabulary): number | undefined {
  const words = [...vocabulary];
  const afterStop = /^.*\)\.(?=[a-z])/.exec(token);
  if (afterStop) return afterStop[0].length;
  let best: { at: number; score: number } | undefined;
  for (let at = 3; at <= token.length - 3; at++) {
    const [before, after] = [token.slice(0, at).toLowerCase(), token.slice(at)];
    if (!/\p{L}$/u.test(before) || !/^[a-z]/.test(after)) continue;
    const root = /^[a-z]+/.exec(after)?.[0] ?? '';
    const isWord = before.length >= MIN_WORD && vocabulary.has(before);
    const endsInWord = words.some((word) => word.length >= MIN_WORD && before.endsWith(word));
    const isName = words.some((word) => root === word || (word.length > MIN_WORD && root.startsWith(word)));
    // `backendspillow` may be `backend` and `spillow`, as far as the text says.
    if (!isName && after.startsWith('s') && !before.endsWith('s') && (isWord || endsInWord)) continue;
    const score = (isWord ? 5 : endsInWord ? 2 : 0) + (isName ? 2 : 0);
    if (score > (best?.score ?? 0)) best = { at, score };
  }
  return best?.at;
}
