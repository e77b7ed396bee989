import type { SearchHit } from '../core/search-hit.ts';

/** Why a hit stands where it does, in words: how its score comes about, then which words of the query it has. */
export function explainHit({ score, why }: SearchHit): string[] {
  const said = sum([
    ['words', why.words],
    ['headings', why.headings],
    ['title', why.title],
    ['links', why.links],
    ['neighbours', why.neighbours],
  ]);
  const whole = sum([
    [times(said, [['the share of the query it has', why.coverage]]), said === '' ? 0 : undefined],
    ['page', why.page],
    ['name', why.name],
  ]);
  const product = times(whole, [
    ['the kind of page', why.prior],
    ['being linked to', why.popularity],
    ['coming after a hit of the same page', why.repetition],
  ]);
  const missing = why.missing.length > 0 ? `; has not ${why.missing.join(', ')}` : '';
  return [
    `score ${round(score)} = ${product || 0}`,
    `has ${why.found.join(', ') || 'no word of the query'}${missing}`,
  ];
}

/** `(words 3.2 + title 1) × 0.8 for …`, without factors that change nothing. */
function times(text: string, factors: readonly (readonly [name: string, factor: number])[]): string {
  const telling = factors.filter(([, factor]) => round(factor) !== 1);
  if (telling.length === 0) return text;
  const group = text.includes(' + ') ? `(${text})` : text;
  return group + telling.map(([name, factor]) => ` × ${round(factor)} for ${name}`).join('');
}

/** `words 3.2 + title 1`, without what adds nothing. */
function sum(summands: readonly (readonly [name: string, value: number | undefined])[]): string {
  const named = summands
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => (value === undefined ? name : `${name} ${round(value)}`));
  return named.join(' + ');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
