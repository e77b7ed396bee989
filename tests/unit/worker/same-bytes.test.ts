import { fork } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { ImportMessage, ImportRequest } from '../../../indexer/core/import-messages.ts';
import { bucketOf } from '../../../indexer/core/pack-format.ts';
import { folderSource } from '../../../indexer/store/folder-source.ts';
import { verifyPack } from '../../../indexer/store/verify-pack.ts';
import { startRun } from '../../../indexer/worker/import-run.ts';
import { importSource } from '../../../indexer/worker/import-source.ts';
import { Team } from '../../../indexer/worker/team.ts';
import type { Files } from '../../helpers/source-trees.ts';
import { definition, highlighted, section, sphinxFiles } from '../../helpers/sphinx-folder.ts';
import { tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

type Pages = Readonly<Record<string, string>>;
type Three = [string, string, string];

/** More pages than are read or encoded without threads. */
const MANY = 60;
/** Milliseconds for what takes a few seconds, when everything else runs at the same time. */
const LONG = 120_000;
/** Two pages whose blocks are numbered through the same bucket. */
const [FIRST, SECOND] = sharingBucket();

const PAGES: Pages = Object.fromEntries(
  [...Array.from({ length: MANY }, (_, i) => `gears/page-${i}`), FIRST, SECOND].map((path, i, paths) => {
    const next = paths[(i + 1) % paths.length];
    return [path, pageOf(`Gear ${i}`, `<a href="/${next}.html">the one after gear ${i}</a>`)];
  }),
);

const ALL_IMPORTED = ['imported', 'imported', 'imported'];

/** What changes from one import to the next. */
const CHANGES: Readonly<Record<string, (pages: Pages) => Pages>> = {
  'nothing changes': (pages) => pages,
  'a paragraph says something else': (pages) => edit(pages, 'gears/page-7', 'turns', 'rattles'),
  'a page loses words that no other has': (pages) => edit(pages, 'gears/page-9', 'only9', ''),
  'a section gets another title and id': (pages) =>
    edit(pages, 'gears/page-7', section('why', 'Why'), section('whence', 'Whence it came')),
  'a link leads elsewhere': (pages) => edit(pages, 'gears/page-3', 'page-4', 'page-40'),
  'a definition goes': (pages) => ({ ...pages, 'gears/page-5': '<section id="x"><h1>Five</h1></section>' }),
  'a page changes beside another of its bucket': (pages) => edit(pages, FIRST, 'turns', 'turns and turns'),
  'a page goes beside another of its bucket': (pages) => without(pages, FIRST),
  'a page is added': (pages) => ({ ...pages, 'gears/new': pageOf('New gear', '') }),
  'a page is taken away': (pages) => without(pages, 'gears/page-20'),
  'a page moves': (pages) => ({ ...without(pages, 'gears/page-20'), moved: pages['gears/page-20'] ?? '' }),
  'most pages change': (pages) =>
    Object.fromEntries(Object.entries(pages).map(([path, html]) => [path, html.replace('turns', 'stops')])),
};

describe('the bytes of a pack', () => {
  it(
    'are the same whatever number of threads made them',
    async () => {
      const source = sourceOf(PAGES);
      const packs = await Promise.all(
        [1, 2, 3].map(async (threads) => {
          const folder = join(tempFolder(), 'packs');
          expect(await inProcess({ sources: [source], packs: folder, threads })).toEqual([
            'imported',
            'finished',
          ]);
          return stateOf(folder);
        }),
      );
      expect(new Set(packs).size).toBe(1);
      expect(JSON.parse(packs[0] ?? '').versions[0].counts.topics).toBe(MANY + 2);
    },
    LONG,
  );

  it(
    'are the same whether versions come in one request or one after the other, and one that is refused takes none with it',
    async () => {
      const changed = edit(PAGES, 'gears/page-2', 'turns', 'hums');
      const sources = [
        sourceOf(PAGES, '1.0'),
        sourceOf(changed, '2.0'),
        sourceOf(without(changed, FIRST), '3.0'),
      ];
      const other = sourceOf({ 'cogs/only': pageOf('Another project', '') }, '2.0');
      const [together, apart, refused] = [1, 2, 3].map(() => join(tempFolder(), 'packs')) as Three;
      expect(await inProcess({ sources, packs: together })).toEqual([...ALL_IMPORTED, 'finished']);
      for (const source of sources) await inProcess({ sources: [source], packs: apart });
      expect(await stateOf(together)).toBe(await stateOf(apart));
      for (const source of sources.slice(0, 2)) await inProcess({ sources: [source], packs: refused });
      expect(await inProcess({ sources: [other, sources[2] ?? ''], packs: refused })).toEqual([
        'failed',
        'imported',
        'finished',
      ]);
      expect(await stateOf(refused)).toBe(await stateOf(apart));
    },
    LONG,
  );

  describe('after an update', () => {
    const installed = join(tempFolder(), 'packs');
    beforeAll(() => add(sourceOf(PAGES), installed), LONG);

    it.each(Object.entries(CHANGES))(
      'are those of a fresh import when %s',
      async (_, change) => {
        const [remembering, forgetting, fresh] = [1, 2, 3].map(() => join(tempFolder(), 'packs')) as Three;
        for (const packs of [remembering, forgetting]) {
          cpSync(join(installed, '..'), join(packs, '..'), { recursive: true });
        }
        expect(existsSync(memoryOf(remembering))).toBe(true);
        rmSync(memoryOf(forgetting));
        const source = sourceOf(change(PAGES));
        for (const packs of [remembering, forgetting, fresh]) await add(source, packs);
        expect(await stateOf(remembering)).toBe(await stateOf(fresh));
        expect(await stateOf(forgetting)).toBe(await stateOf(fresh));
      },
      LONG,
    );
  });

  it(
    'are the same when two versions and two sources change in turn',
    async () => {
      const old = sourceOf(without(PAGES, 'gears/page-8'), '1.0');
      const text = writeFiles(join(tempFolder(), 'text'), {
        'gears/oil.md': '# Oil\n\nSee [gear](page-1.md).\n',
      });
      const newer = sourceOf(PAGES, '2.0');
      const newest = sourceOf(edit(PAGES, 'gears/page-2', 'turns', 'hums'), '2.0');
      const [remembering, forgetting] = [1, 2].map(() => join(tempFolder(), 'packs')) as [string, string];
      for (const [source, version] of [[old], [newer], [text, '2.0'], [newest], [old]] as const) {
        for (const packs of [remembering, forgetting]) await add(source, packs, version);
        rmSync(memoryOf(forgetting), { force: true });
        expect(await stateOf(remembering)).toBe(await stateOf(forgetting));
      }
    },
    LONG,
  );
});

/** Adds a source as the importer's process does, in this thread. */
async function add(source: string, packs: string, version?: string): Promise<void> {
  const request = { sources: [source], packs, docSet: 'widgets', ...(version ? { version } : {}) };
  await importSource(source, request, () => {}, startRun(new Team(), 'this test'));
}

/** Runs the importer's program. @returns the kinds of what it says, but for progress */
function inProcess(request: ImportRequest): Promise<string[]> {
  const child = fork(join(inject('packageFolder'), 'out/cli/importer.mjs'));
  const said: string[] = [];
  child.on('message', ({ type }: ImportMessage) => {
    if (type !== 'progress') said.push(type);
  });
  child.send({ docSet: 'widgets', ...request });
  return new Promise((resolve) => child.once('exit', () => resolve(said)));
}

/** The manifest, which names every part by the hash of its bytes; all of them have to be there and be what they are called. */
async function stateOf(packs: string): Promise<string> {
  const folder = join(packs, 'widgets');
  const { damaged } = await verifyPack(folderSource(folder, 'widgets'));
  expect(damaged).toEqual([]);
  return readFileSync(join(folder, 'manifest.json'), 'utf8');
}

/** Where an import leaves what the next one may use. */
function memoryOf(packs: string): string {
  return join(packs, '../cache/import/widgets');
}

function sourceOf(pages: Pages, version = '1.0'): string {
  const inventory = Object.keys(pages)
    .filter((path) => pages[path]?.includes('Gear.'))
    .map((path) => ({
      name: `Gear.${path.replace(/\W/g, '_')}`,
      role: 'py:method',
      uri: `${path}.html#turn`,
    }));
  const files: Files = sphinxFiles({ version, pages, inventory, order: Object.keys(pages) });
  return writeFiles(join(tempFolder(), 'build'), files);
}

function pageOf(title: string, link: string): string {
  const number = title.replace(/\D/g, '');
  return [
    `<section id="top"><h1>${title}</h1>`,
    `<p>This gear turns, like most. only${number} ${link}</p>`,
    highlighted('python', `gear = Gear(${number})\ngear.turn()`),
    section('why', 'Why'),
    definition('method', 'turn', `Gear.turn_${number}(teeth)`, '<p>Turns it by some teeth.</p>'),
    '</section>',
  ].join('\n');
}

function edit(pages: Pages, path: string, from: string, to: string): Pages {
  const html = pages[path] ?? '';
  expect(html).toContain(from);
  return { ...pages, [path]: html.replace(from, to) };
}

function without(pages: Pages, path: string): Pages {
  return Object.fromEntries(Object.entries(pages).filter(([name]) => name !== path));
}

function sharingBucket(): [string, string] {
  const byBucket = new Map<number, string>();
  for (let i = 0; ; i++) {
    const path = `shared/page-${i}`;
    const other = byBucket.get(bucketOf(path));
    if (other) return [other, path];
    byBucket.set(bucketOf(path), path);
  }
}
