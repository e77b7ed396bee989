import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseInventory } from '../../indexer/import/sphinx-inventory.ts';
import { findInventory } from './find-inventory.ts';
import type { SectionTree } from './section-tree.ts';
import type { EvalRow, QuerySet, Target } from './types.ts';

/** Names that a reader types, sampled from a folder's own inventory. */
const SAMPLE = 200;
const FORMS = ['bare', 'member', 'dotted', 'parens', 'lower', 'typo', 'prefix'] as const;
type Form = (typeof FORMS)[number];

interface Place extends Target {
  readonly name: string;
}

/**
 * A set of symbol queries out of a folder's `objects.inv`: as many of each form, the same ones at every run. A target is
 * every place that is called so; of a member or a dotted name only those whose longer name ends with it.
 */
export function symbolSet(folder: string, tree: SectionTree): QuerySet {
  const { symbols } = parseInventory(readFileSync(join(findInventory(folder), 'objects.inv')));
  const places = symbols.flatMap(({ name, kind, path, anchor }): Place[] => {
    const isThing = kind !== 'module' && kind !== 'option' && kind !== 'term' && kind !== 'definition';
    return isThing && tree.canonical(path, anchor) !== undefined ? [{ name, page: path, anchor }] : [];
  });
  const random = generator(5_2025);
  const keys = new Set(places.map(({ name }) => lastPart(name).toLowerCase()));
  const rows: EvalRow[] = [];
  const seen = new Set<string>();
  for (let tries = 0; rows.length < SAMPLE && tries < SAMPLE * 50; tries++) {
    const place = places[Math.floor(random() * places.length)] as Place;
    const form = FORMS[rows.length % FORMS.length] as Form;
    const query = write(place.name, form, random, keys);
    if (query === undefined || seen.has(query)) continue;
    seen.add(query);
    const wanted = form === 'member' || form === 'dotted' ? query : lastPart(place.name);
    const targets = places.filter(({ name }) => endsWithName(name, wanted));
    rows.push({
      id: `${form}-${query}`,
      query,
      kind: `symbol-${form}`,
      targets: targets.map(({ page, anchor }) => ({ page, anchor })),
    });
  }
  return { name: 'symbols', rows };
}

/** A name as somebody types it; undefined where the name has no such form. */
function write(
  name: string,
  form: Form,
  random: () => number,
  keys: ReadonlySet<string>,
): string | undefined {
  const parts = name.split('.');
  const last = lastPart(name);
  switch (form) {
    case 'bare':
      return last;
    case 'member':
      return parts.length > 1 ? parts.slice(-2).join('.') : undefined;
    case 'dotted':
      return parts.length > 2 ? name : undefined;
    case 'parens':
      return /^[a-z]/.test(last) ? `${last}()` : undefined;
    case 'lower':
      return /[A-Z]/.test(last) ? last.toLowerCase() : undefined;
    case 'typo': {
      if (last.length < 5) return undefined;
      const typo = misspell(last, random);
      return keys.has(typo.toLowerCase()) ? undefined : typo;
    }
    case 'prefix': {
      const start = last.slice(0, Math.ceil(last.length * 0.6));
      const completions = [...keys].filter((key) => key.startsWith(start.toLowerCase()));
      return start.length >= 4 && completions.length <= 3 ? start : undefined;
    }
  }
}

/** One letter left out, or two neighbours swapped. */
function misspell(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [a = '', b = ''] = [word[at], word[at + 1]];
  return random() < 0.5 || a === b
    ? word.slice(0, at) + word.slice(at + 1)
    : word.slice(0, at) + b + a + word.slice(at + 2);
}

function lastPart(name: string): string {
  return name.split('.').at(-1) as string;
}

function endsWithName(name: string, wanted: string): boolean {
  const [a, b] = [name.toLowerCase(), wanted.toLowerCase()];
  return a === b || a.endsWith(`.${b}`);
}

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
