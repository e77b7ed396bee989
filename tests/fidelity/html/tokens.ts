import type { Placed } from './source-page.ts';

/** A word, or one sign that is no part of a word. */
export interface Token {
  readonly text: string;
  readonly line: number;
  readonly isWord: boolean;
}

/** Words are runs of letters, marks, digits and `_`; signs of fonts' own (icons) say nothing and are not text. */
const TOKEN = /[\p{L}\p{M}\p{N}_]+|[^\s\p{Co}\p{Cf}\p{Zs}]/gu;

/** The words and signs of a run of text, whose pieces stand without a break between them. */
export function tokensOf(run: readonly Placed[]): Token[] {
  const text = run.map((piece) => piece.text).join('');
  const tokens: Token[] = [];
  let piece = 0;
  let pieceEnd = run[0]?.text.length ?? 0;
  let line = run[0]?.line ?? 0;
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    while (match.index >= pieceEnd) {
      piece++;
      at = pieceEnd;
      line = run[piece]?.line ?? line;
      pieceEnd += run[piece]?.text.length ?? Number.POSITIVE_INFINITY;
    }
    for (; at < match.index; at++) if (text[at] === '\n') line++;
    tokens.push({ text: match[0], line, isWord: /[\p{L}\p{N}_]/u.test(match[0]) });
  }
  return tokens;
}
