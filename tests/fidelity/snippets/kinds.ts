import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import type { ChunkRecord, TestData } from '../test-data.ts';
import labels from './labels.json' with { type: 'json' };

/** What this program lies in, from where check.mjs puts it. */
const PROJECT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Where each group of labels was drawn. */
const SOURCES: Readonly<Record<string, (data: TestData) => string[]>> = {
  'html/5.2': (data) => [data.corpus('django-5.2-html')],
  'html/4.2': (data) => [data.corpus('django-4.2-html')],
  'skill/django': (data) => [join(data.corpus('skills'), 'django')],
  'skill/flask': (data) => [join(data.corpus('skills'), 'flask')],
  'skill/fastapi': (data) => [join(data.corpus('skills'), 'fastapi')],
  cards: (data) => [data.corpus('cards')],
  seeds: (data) => filesIn(data.path('seeds')),
  handbook: () => [
    ...filesIn(join(PROJECT, 'content/handbook/5.2')),
    '--doc-set',
    'handbook',
    '--version',
    '5.2',
  ],
};

/**
 * What code blocks are, against 300 that were labelled by hand: drawn from each source by the order of a hash of
 * `seed 1` and the block, read and labelled before the classifier's word was looked at. Kept are the hash, the label and the place.
 */
export const snippetKinds: Measure = {
  name: 'snippets/kinds',
  measure: async (data) => {
    const offenders: Offender[] = [];
    for (const [source, argsOf] of Object.entries(SOURCES)) {
      const kinds = kindsByHash(data.imported(...argsOf(data)).records);
      for (const { hash, kind, place } of labels.filter((label) => label.source === source)) {
        const told = kinds.get(hash) ?? 'nothing: it is no longer there';
        if (told !== kind)
          offenders.push({ file: `${source} ${place}`, line: 0, what: `is ${kind}, taken for ${told}` });
      }
    }
    const found = labels.length - offenders.length;
    return [{ name: 'kinds of 300 code blocks', found, of: labels.length, least: 0.97, offenders }];
  },
};

function kindsByHash(records: readonly ChunkRecord[]): Map<string, string> {
  return new Map(
    records.flatMap(({ code }) =>
      code.map(({ lang, text, kind }) => [
        createHash('sha256').update(`${lang}\0${text}`).digest('hex').slice(0, 16),
        kind ?? '',
      ]),
    ),
  );
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map((name) => join(folder, name));
}
