import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Mutant } from './mutant.ts';

/** A mutant that went wrong, as it is kept to be looked at again, whatever becomes of the code that made it. */
interface SavedMutant {
  readonly seed: number;
  readonly number: number;
  readonly reason: string;
  readonly name: string;
  readonly isFile: boolean;
  /** Bytes in base64 by path: paths may be what no disk takes. */
  readonly files: Readonly<Record<string, string>>;
}

export function saveMutant(path: string, mutant: Mutant, seed: number, number: number, reason: string): void {
  const { name, isFile } = mutant;
  const files = Object.fromEntries(
    [...mutant.files].map(([file, bytes]) => [file, Buffer.from(bytes).toString('base64')]),
  );
  mkdirSync(dirname(path), { recursive: true });
  const saved: SavedMutant = { seed, number, reason, name, isFile, files };
  writeFileSync(path, `${JSON.stringify(saved, null, 2)}\n`);
}

export function readMutant(path: string): Mutant {
  const { name, isFile, files } = JSON.parse(readFileSync(path, 'utf8')) as SavedMutant;
  const bytes = Object.entries(files).map(([file, text]): [string, Uint8Array] => [
    file,
    Buffer.from(text, 'base64'),
  ]);
  return { name, isFile, files: new Map(bytes) };
}
