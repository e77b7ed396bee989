import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CACHE_FOLDER } from '../core/home.ts';

/** When a doc set was last verified, and what came of it. */
export interface LastCheck {
  /** ISO 8601, in UTC. */
  readonly at: string;
  /** How many files were damaged. */
  readonly damaged: number;
}

const fileOf = (packs: string, id: string) => join(dirname(packs), CACHE_FOLDER, 'checks', `${id}.json`);

/** Notes that a doc set was verified now. What cannot be noted is no failure. */
export function noteCheck(packs: string, id: string, damaged: number): void {
  const file = fileOf(packs, id);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify({ at: new Date().toISOString(), damaged }));
    renameSync(`${file}.new`, file);
  } catch {
    // It only serves people who want to know.
  }
}

/** When a doc set was last verified; undefined when nobody knows. */
export function lastCheckOf(packs: string, id: string): LastCheck | undefined {
  try {
    const { at, damaged } = JSON.parse(readFileSync(fileOf(packs, id), 'utf8')) as Partial<LastCheck>;
    return typeof at === 'string' && typeof damaged === 'number' ? { at, damaged } : undefined;
  } catch {
    return undefined;
  }
}
