import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Imported, TestData } from '../test-data.ts';
import { EXPECTED, type Expected } from './expected.ts';

/** A source with its import and what the import has to be. */
export interface DescribedSource {
  readonly name: string;
  readonly path: string;
  readonly expected: Expected;
  readonly imported: Imported;
}

/**
 * Every source that there is a description of, imported.
 * @throws Error when a source is another one than was described.
 */
export function describedSources(data: TestData): DescribedSource[] {
  return Object.entries(EXPECTED).map(([name, expected]) =>
    data.keep(`described ${name}`, () => {
      const isCard = name.startsWith('cards/');
      const path = isCard ? join(data.corpus('cards'), basename(name)) : data.path('seeds', name);
      const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);
      if (sha256 !== expected.sha256) throw new Error(`${name} is not the source that was described`);
      return { name, path, expected, imported: data.imported(path) };
    }),
  );
}

/** Those in Markdown, whose fences and words can be read from their lines. */
export function markdownSources(data: TestData): DescribedSource[] {
  return describedSources(data).filter(({ expected }) => expected.format !== 'plain-text');
}
