import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  htmlPages,
  jsonLines,
  OUTSIDE_DATA,
  outside,
  preformattedTexts,
  sectionMap,
  seedFiles,
  tally,
  unpack,
} from '../../helpers/outside-data.ts';
import { Cli } from '../../helpers/run-cli.ts';
import { tempFolder } from '../../helpers/temp-folders.ts';

interface ChunkRecord {
  readonly ref: string;
  readonly path: string;
  readonly anchor: string;
  readonly aliases: readonly string[];
  readonly text: string;
  readonly code: readonly { readonly text: string }[];
  readonly links: readonly {
    readonly target: { path: string; anchor: string | null } | null;
    readonly how: string;
  }[];
}
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

  it('has the text of every code block of every page in exactly one chunk', () => {
    const byPage = groupByPath(records);
    const wrong: string[] = [];
    let blocks = 0;
    for (const [page, chunks] of byPage) {
      const wanted = preformattedTexts(readFileSync(join(html, `${page}.html`), 'utf8'));
      const found = tally(chunks.flatMap(({ code }) => code.map(({ text }) => text)));
      blocks += wanted.length;
      for (const [text, count] of tally(wanted)) {
        if (found.get(text) !== count)
          wrong.push(`${page}: ${found.get(text) ?? 0} of ${count}: ${text.slice(0, 60)}`);
        found.delete(text);
      }
      for (const text of found.keys()) wrong.push(`${page}: not on the page: ${text.slice(0, 60)}`);
    }
    expect(blocks).toBeGreaterThan(4000);
    expect(wrong).toEqual([]);
  });

  it('has links only to places that are there', () => {
    const places = new Set(records.map(({ path, anchor }) => `${path}#${anchor}`));
    const paths = new Set(records.map(({ path }) => path));
    const lost = records.flatMap(({ ref, links }) =>
      links.flatMap(({ target }) => {
        if (
          !target ||
          (target.anchor === null ? paths.has(target.path) : places.has(`${target.path}#${target.anchor}`))
        )
          return [];
        return [`${ref} → ${target.path}#${target.anchor}`];
      }),
    );
    expect(lost).toEqual([]);
    expect(records.flatMap(({ links }) => links).filter(({ how }) => how === 'unknown')).toEqual([]);
  });

  it('gives the same bytes when it is added again', async () => {
    const again = (await cli.run(['add', html, '--json'])).json<{ added: { changed: boolean }[] }>();
    expect(again.added.map(({ changed }) => changed)).toEqual([false]);
  }, 120_000);
});

function groupByPath(records: readonly ChunkRecord[]): Map<string, ChunkRecord[]> {
  const groups = new Map<string, ChunkRecord[]>();
  for (const record of records) {
    const group = groups.get(record.path);
    if (group) group.push(record);
    else groups.set(record.path, [record]);
  }
  return groups;
}
