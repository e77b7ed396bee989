/** What stands around a text in its line; '' at the ends of a block. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
  /** Whether it is the text of a link, where brackets count. */
  readonly inLink: boolean;
  /** Whether it is inside a mark, where a lone delimiter may come to stand beside another one. */
  readonly inMark: boolean;
}

/** Text with backslashes where a character would mean something in Markdown, and nowhere else. */
export function escapeText(text: string, around: Surroundings): string {
  return text.replace(/\\|`|\*+|_+|[[\]]|<|&|~+|!$/g, (found, index: number) => {
    const before = text[index - 1] ?? around.before;
    const after = text[index + found.length] ?? around.after;
    const isMeant = needsEscape(found, text.slice(index, index + 40), { ...around, before, after });
    return isMeant ? found.replace(/./g, '\\$&') : found;
  });
}

function needsEscape(found: string, rest: string, { before, after, inLink, inMark }: Surroundings): boolean {
  const standsAlone = !inMark && isBlank(before) && isBlank(after);
  switch (found[0]) {
    case '\\':
      return /[!-/:-@[-`{-~]/.test(after) || (inMark && isBlank(after));
    case '`':
      return true;
    case '*':
      return !standsAlone;
    case '_':
      return !standsAlone && !(isWord(before) && isWord(after));
    case '[':
      return inLink;
    case ']':
      return inLink || after === '(' || after === '[';
    case '<':
      // A tag, or an address of mail, which may begin with signs; of a long one only the beginning is seen here.
      return /[a-z/!?]/i.test(after) || /^<[^\s<>@]+(@|$)/.test(rest);
    case '&':
      return /^&(#\d+|#x[\da-f]+|[a-z]\w*);/i.test(rest);
    case '~':
      return inMark || found.length > 1 || !isBlank(before);
    default:
      return after === '[';
  }
}

/** Keeps a line of a paragraph from being read as a heading, list, quote, rule, table or link definition. */
export function guardLineStart(line: string): string {
  const text = line.trimStart();
  if (/^\d{1,9}[.)](\s|$)/.test(text)) return text.replace(/[.)]/, '\\$&');
  const isMarker = /^(#{1,6}|[-+*])(\s|$)|^>/.test(text);
  const isRule = /^[-=:|\s]+$/.test(text) || /^([*_])(\s*\1){2,}\s*$/.test(text);
  const isDefinition = /^\[[^\]]*\]:/.test(text);
  const isTask = /^\[[ x]\](\s|$)/i.test(text);
  return isMarker || (isRule && text !== '') || isDefinition || isTask ? `\\${text}` : text;
}

/** A code span with as many backticks as its text needs. */
export function codeSpan(text: string): string {
  const flat = text.replace(/\s*\n\s*/g, ' ');
  if (flat === '') return '';
  const fence = '`'.repeat(longestRun(flat) + 1);
  const needsSpace = /^`|`$|^ .*\S.* $/.test(flat);
  return needsSpace ? `${fence} ${flat} ${fence}` : fence + flat + fence;
}

/** The length of the longest row of backticks in a text. */
export function longestRun(text: string): number {
  let longest = 0;
  for (const [ticks] of text.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  return longest;
}

/**
 * Whether a delimiter between a character outside and one inside is read as one (CommonMark's flanking rule, and
 * not beside another delimiter, where the two would be read together).
 */
export function canDelimit(outside: string, inside: string): boolean {
  if (outside === '*' || outside === '~') return false;
  return isBlank(outside) || isPunctuation(outside) || !isPunctuation(inside);
}

/** An address that cannot end its link early. */
export function linkDestination(address: string): string {
  const safe = address.replace(/[\s<>\\]/g, (char) => encodeURIComponent(char));
  return isBalanced(safe) ? safe : safe.replace(/\(/g, '%28').replace(/\)/g, '%29');
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '(') depth++;
    else if (char === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

function isBlank(char: string): boolean {
  return char === '' || /\s/.test(char);
}

function isWord(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char);
}

function isPunctuation(char: string): boolean {
  return /[\p{P}\p{S}]/u.test(char);
}
