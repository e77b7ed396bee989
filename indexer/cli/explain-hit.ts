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
  const factors = [
    ['the kind of page', why.prior],
    ['being linked to', why.popularity],
    ['an earlier hit of the page', why.repetition],
  ] as const;
  const times = factors
    .filter(([, factor]) => factor !== 1)
    .map(([name, factor]) => ` × ${round(factor)} for ${name}`)
    .join('');
  const whole = sum([
    [`(${said}) × ${round(why.coverage)} for how much of the query it has`, undefined],
    ['page', why.page],
    ['name', why.name],
  ]);
  const missing = why.missing.length > 0 ? `; has not ${why.missing.join(', ')}` : '';
  return [
    `score ${round(score)} = (${whole})${times}`,
    `has ${why.found.join(', ') || 'no word of the query'}${missing}`,
  ];
}

/** `words 3.2 + title 1`, without what adds nothing. */
function sum(summands: readonly (readonly [name: string, value: number | undefined])[]): string {
  const named = summands
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => (value === undefined ? name : `${name} ${round(value)}`));
  return named.join(' + ') || '0';
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
