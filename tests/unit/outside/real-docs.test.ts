import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isHeld } from '../../fidelity/bar.ts';
import { htmlAnchors } from '../../fidelity/html/anchors.ts';
import { htmlCode } from '../../fidelity/html/code.ts';
import { type Corpus, readCorpus } from '../../fidelity/html/corpus.ts';
import { htmlLinks } from '../../fidelity/html/links.ts';
import { htmlProse } from '../../fidelity/html/prose.ts';
import { htmlSymbols } from '../../fidelity/html/symbols.ts';
import type { ChunkRecord } from '../../fidelity/test-data.ts';
import {
  htmlPages,
  jsonLines,
  OUTSIDE_DATA,
  outside,
  sectionMap,
  seedFiles,
  unpack,
} from '../../helpers/outside-data.ts';
import { Cli } from '../../helpers/run-cli.ts';
import { tempFolder } from '../../helpers/temp-folders.ts';

interface Added {
  readonly source: string;
  readonly docSet: string;
  readonly version: string;
  readonly sources: readonly { readonly format: string }[];
  readonly counts: { readonly topics: number; readonly problems: Record<string, number> };
}

/** Pages that Sphinx makes from the others. */
const GENERATED = new Set(['genindex', 'py-modindex', 'search']);

describe.skipIf(!OUTSIDE_DATA)('real documentation', () => {
  let cli: Cli;
  let html = '';
  let added: Added[] = [];
  let records: ChunkRecord[] = [];
  let corpus: Corpus | undefined;

  beforeAll(async () => {
    cli = new Cli();
    const folder = tempFolder();
    for (const name of ['skills', 'django-5.2-html']) unpack(outside(`corpora/${name}.tar.xz`), folder);
    html = join(folder, 'django-5.2-html');
    const skills = ['django', 'fastapi', 'flask'].map((name) => join(folder, 'skills', name));
    const result = await cli.run(['add', ...seedFiles(), ...skills, html, '--json']);
    const told = result.json<{ added: Added[]; failed: unknown[] }>();
    expect({ code: result.code, failed: told.failed }).toEqual({ code: 0, failed: [] });
    added = told.added;
    const file = join(folder, 'chunks.jsonl');
    expect(
      await cli.run(['export', '--jsonl', file, '--doc-set', 'django', '--version', '5.2']),
    ).toMatchObject({ code: 0 });
    records = jsonLines(file);
  }, 240_000);

  it('is all imported by one command, each source in its format', () => {
    expect(
      added.map(
        ({ docSet, version, sources }) => `${docSet} ${version} ${sources.map(({ format }) => format)}`,
      ),
    ).toEqual([
      'django 5.0 skill-index',
      'django-knowledge 6.0 knowledge-dump',
      'django unversioned library-card',
      'django-cheat-sheet unversioned mkdocs',
      expect.stringMatching(/ unversioned plain-text$/),
      'django 5.0 skill',
      'fastapi unversioned skill',
      'flask stable skill',
      'django 5.2 sphinx-html',
    ]);
    expect(added.map(({ counts }) => counts.problems.error ?? 0)).toEqual(added.map(() => 0));
    expect(added.every(({ counts }) => counts.topics > 0)).toBe(true);
  });

  it('has a topic for every page that is not generated', () => {
    const pages = htmlPages(html).filter((page) => !GENERATED.has(page) && !/(^|\/)_/.test(page));
    expect([...new Set(records.map(({ path }) => path))].sort()).toEqual(pages);
  });

  it.each([
    ['select_related', 'ref/models/querysets', 'select-related'],
    ['complex lookups with Q objects', 'topics/db/queries', 'complex-lookups-with-q-objects'],
  ])(
    'answers "%s" with the right section of 5.2 among the first three, and read prints it',
    async (query, path, anchor) => {
      const { hits } = (await cli.run(['search', query, '--json'])).json<{ hits: { ref: string }[] }>();
      const ref = `django@5.2/${path}#${anchor}`;
      expect(hits.slice(0, 3).map((hit) => hit.ref)).toContain(ref);
      const { code, stdout } = await cli.run(['read', ref]);
      expect(code).toBe(0);
      expect(stdout.length).toBeGreaterThan(500);
    },
  );

  it('has every id of the map of sections as anchor or alias of exactly one chunk, together with the ids of its place', () => {
    const holders = new Map<string, ChunkRecord[]>();
    for (const record of records) {
      for (const id of [record.anchor, ...record.aliases]) {
        const key = `${record.path}#${id}`;
        holders.set(key, [...(holders.get(key) ?? []), record]);
      }
    }
    const misses: string[] = [];
    let nodes = 0;
    for (const [page, places] of Object.entries(sectionMap())) {
      if (GENERATED.has(page)) continue;
      for (const { id, aliases, inner = [] } of places) {
        nodes++;
        const ids = [id, ...aliases, ...inner];
        const found = ids.map((one) => holders.get(`${page}#${one}`) ?? []);
        const anchors = new Set(found.flat().map(({ anchor }) => anchor));
        if (found.some((one) => one.length !== 1) || anchors.size !== 1 || !anchors.has(id))
          misses.push(`${page}#${id}`);
      }
    }
    expect(nodes).toBe(9532);
    expect(misses).toEqual([]);
  });

  it.each([htmlAnchors, htmlCode, htmlProse, htmlLinks, htmlSymbols])(
    'loses nothing of its pages that $name measures',
    ({ ofCorpus }) => {
      corpus ??= readCorpus('5.2', html, { records, run: () => '' });
      const bars = ofCorpus(corpus);
      expect(bars.filter(isHeld)).toHaveLength(bars.length);
      // What is beside the bars in the small: anything at all of these pages would be a loss we know nothing of.
      expect(bars.flatMap(({ name, offenders }) => offenders.map((one) => ({ name, ...one })))).toEqual([]);
    },
    60_000,
  );

  it('gives the same bytes when it is added again', async () => {
    const again = (await cli.run(['add', html, '--json'])).json<{ added: { changed: boolean }[] }>();
    expect(again.added.map(({ changed }) => changed)).toEqual([false]);
  }, 120_000);
});
