import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Score } from './score.ts';

const FILE = join(process.cwd(), 'tests/eval/baseline.json');
/** What a figure may lose: less than one query of a set. */
const TOLERANCE = 0.0005;

/** Figures by name: `natural page s@1` of a subject. */
export type Figures = Readonly<Record<string, number>>;

/** The figures of a score that are held. */
export function figuresOf(name: string, { page, section }: Score): Figures {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return {
    [`${name}: page s@1`]: round(page.s1),
    [`${name}: page s@5`]: round(page.s5),
    [`${name}: section s@1`]: round(section.s1),
    [`${name}: section s@5`]: round(section.s5),
  };
}

/** What fell below the recorded figures, in words; figures that were not measured now are left alone. */
export function fallenBelow(measured: Figures): string[] {
  const recorded = readBaseline();
  return Object.entries(measured).flatMap(([name, value]) => {
    const before = recorded[name];
    return before !== undefined && value < before - TOLERANCE ? [`${name} is ${value}, was ${before}`] : [];
  });
}

/** Writes figures down as those to hold; others stay. */
export function record(measured: Figures): void {
  const all = { ...readBaseline(), ...measured };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(FILE, `${JSON.stringify(sorted, null, 2)}\n`);
}

function readBaseline(): Figures {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Figures;
}
