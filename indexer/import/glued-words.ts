import type { ElementContent } from 'hast';
import { API_LABELS } from './api-headings.ts';
import { attribute } from './hast.ts';
import { findFences } from './markdown-fences.ts';

/** What words some Markdown texts are made of. */
export interface Vocabulary {
  /** Words of running text, in small letters, with how often they occur. */
  readonly words: ReadonlyMap<string, number>;
  /** What is written as code within sentences. */
  readonly code: ReadonlySet<string>;
  /** Every name in code, links and ids: these are whole, however they look. */
  readonly names: ReadonlySet<string>;
}

const WORD = /\p{L}+(?:[-’'.]\p{L}+)*/gu;
const NAME = /[A-Za-z_]\w*/g;
/** A word that occurs so seldom may be glued itself. */
const MIN_COUNT = 2;
const MAX_TOKEN = 80;
const MAX_PIECES = 7;
/** Words of two letters that stand between others. */
const SHORT: ReadonlySet<string> = new Set('as at by if in is of on or to vs an be no'.split(' '));

/** Reads the vocabulary of Markdown texts. Headings and tables are left out: they are what is glued. */
export function readVocabulary(texts: readonly string[]): Vocabulary {
  const words = new Map<string, number>();
  const code = new Set<string>();
  const names = new Set<string>();
  for (const text of texts) {
    const lines = text.split('\n');
    const { inside } = findFences(lines);
    let isTable = false;
    const prose: string[] = [];
    lines.forEach((line, i) => {
      isTable = line.startsWith('|') || (isTable && line.trim() !== '');
      if (inside[i]) for (const [name] of line.matchAll(NAME)) names.add(name);
      else if (!isTable && !line.startsWith('#')) prose.push(line);
    });
    readProse(prose.join('\n'), words, code, names);
  }
  return { words, code, names };
}

function readProse(prose: string, words: Map<string, number>, code: Set<string>, names: Set<string>): void {
  for (const [, span = ''] of prose.matchAll(/`([^`\n]+)`/g)) {
    if (/^[A-Za-z_@/]([^\s]*[^\s-])?$/.test(span)) code.add(span);
    for (const [name] of span.matchAll(NAME)) names.add(name);
  }
  for (const [, text = '', fragment = ''] of prose.matchAll(/\[([^\]]*)\]\([^)#]*#([^)]*)\)/g)) {
    for (const part of fragment.split(/[.-]/)) if (/^[A-Za-z_]\w*$/.test(part)) names.add(part);
    // The text of a link to a name is that name, and was code.
    if (fragment.endsWith(text.replace(/\(\)$/, '')) && /^[A-Za-z_]\w+(\(\))?$/.test(text)) code.add(text);
  }
  const running = prose.replace(/`[^`]*`|\[[^\]]*\]\([^)]*\)/g, ' ');
  for (const [word] of running.matchAll(WORD)) {
    const key = word.toLowerCase();
    words.set(key, (words.get(key) ?? 0) + 1);
  }
}

/**
 * Puts spaces back that a scraper lost around code: `WhenQuerySets are evaluated` → `When QuerySets are evaluated`. Only
 * what nobody writes elsewhere is taken apart, and only into words and at least one piece of code that somebody does.
 * @param near code that is likely here, such as the name that a link leads to; if it is given, it has to be a piece.
 */
export function partGlued(text: string, vocabulary: Vocabulary, near?: ReadonlySet<string>): string {
  return text.replace(/[^\s¶]+/g, (token) => {
    const [, before = '', bare = ''] = /^([^\p{L}\p{N}_@]*)(.*?)[.,:;!?…]*$/su.exec(token) ?? [];
    if (bare.length < 4 || bare.length > MAX_TOKEN || isWhole(bare, vocabulary)) return token;
    const parted = bestParts(bare, vocabulary, near);
    return parted === undefined ? token : before + parted + token.slice(before.length + bare.length);
  });
}

function isWhole(token: string, { words, code, names }: Vocabulary): boolean {
  if (code.has(token) || (words.get(token.toLowerCase()) ?? 0) >= MIN_COUNT) return true;
  // No name goes on behind a call.
  if (/\)\p{L}/u.test(token)) return false;
  // Names with dots, options and paths are whole when their parts are.
  return token
    .split(/[^\p{L}\p{N}_]+/u)
    .every((part) => part === '' || names.has(part) || (words.get(part.toLowerCase()) ?? 0) > 0);
}

interface Parts {
  readonly pieces: number;
  /** Letters that are code. */
  readonly coded: number;
  readonly isNear: boolean;
  readonly text: string;
}

/** The reading with the fewest pieces, of these the one with the most code. */
function bestParts(
  token: string,
  vocabulary: Vocabulary,
  near: ReadonlySet<string> | undefined,
): string | undefined {
  // best[at] is how the rest from `at` on is read best.
  const best: (Parts | undefined)[] = Array(token.length + 1).fill(undefined);
  best[token.length] = { pieces: 0, coded: 0, isNear: false, text: '' };
  for (let at = token.length - 1; at >= 0; at--) {
    for (let end = token.length; end > at; end--) {
      const rest = best[end];
      const kind = rest && pieceKind(token, at, end, vocabulary, near);
      if (!rest || !kind) continue;
      const piece = token.slice(at, end);
      const isTail = kind === 'tail' || kind === 'sign';
      const parts = {
        pieces: rest.pieces + (isTail ? 0 : 1),
        coded: rest.coded + (kind === 'code' ? piece.length : 0),
        isNear: rest.isNear || (near?.has(piece.replace(/\(\)$/, '')) ?? false),
        text: piece + (rest.text === '' || /^[,:;]|^’?s$/.test(rest.text) ? '' : ' ') + rest.text,
      };
      const known = best[at];
      const isBetter =
        !known || parts.pieces < known.pieces || (parts.pieces === known.pieces && parts.coded > known.coded);
      if (isBetter) best[at] = parts;
    }
  }
  const whole = best[0];
  if (!whole || whole.pieces < 2 || whole.pieces > MAX_PIECES || whole.coded === 0) return undefined;
  return near && !whole.isNear ? undefined : whole.text;
}

function pieceKind(
  token: string,
  at: number,
  end: number,
  vocabulary: Vocabulary,
  near: ReadonlySet<string> | undefined,
): 'code' | 'word' | 'tail' | 'sign' | undefined {
  const piece = token.slice(at, end);
  if (near?.has(piece.replace(/\(\)$/, ''))) return 'code';
  if (at > 0 && end === token.length && /^’?s$/.test(piece)) return 'tail';
  if (at > 0 && /^[,:;]$/.test(piece)) return 'sign';
  if (at > 0 && API_LABELS.has(piece)) return 'word';
  if (isCode(piece, at, vocabulary)) return 'code';
  const lower = piece.toLowerCase();
  const isCapital = at === 0 && piece.slice(1) === lower.slice(1);
  const isCased = piece === lower || (piece === piece.toUpperCase() && piece.length > 1) || isCapital;
  const isWord = isCased && (vocabulary.words.get(lower) ?? 0) >= MIN_COUNT;
  return isWord && (piece.length > 2 || SHORT.has(lower) || lower === 'a') ? 'word' : undefined;
}

/** Code by itself, called (`save()`), or as a member (`QuerySet.count()`). */
function isCode(piece: string, at: number, { code, names }: Vocabulary): boolean {
  const bare = piece.replace(/\(\)$/, '');
  const parts = bare.split('.');
  const isMember = parts.length > 1 && parts.every((part) => names.has(part));
  if (!isMember && !code.has(piece) && !code.has(bare)) return false;
  // Short code is any two letters of a word.
  return piece.length > 3 || /[^a-z]/.test(piece.slice(1)) || (piece.length === 3 && at > 0);
}

/** Puts spaces back into the texts of links to names, whose address tells which part of the text is the name. */
export function partLinkTexts(
  nodes: readonly ElementContent[],
  vocabulary: Vocabulary,
  count: () => void,
): ElementContent[] {
  return nodes.map((node): ElementContent => {
    if (node.type !== 'element') return node;
    const fragment = node.tagName === 'a' ? (attribute(node, 'href').split('#')[1] ?? '') : '';
    if (!fragment) return { ...node, children: partLinkTexts(node.children, vocabulary, count) };
    const near = new Set([fragment.split(/[.-]/).at(-1) ?? '']);
    const children = node.children.map((child): ElementContent => {
      const value = child.type === 'text' ? partGlued(child.value, vocabulary, near) : '';
      if (child.type !== 'text' || value === child.value) return child;
      count();
      return { ...child, value };
    });
    return { ...node, children };
  });
}
