import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportPhase } from '../../../indexer/core/import-messages.ts';
import { Library } from '../../../indexer/core/library.ts';
import { folderShelf } from '../../../indexer/store/folder-source.ts';
import { importSource } from '../../../indexer/worker/import-source.ts';
import type { Files } from '../../helpers/source-trees.ts';
import { folderHashes, tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

const quiet = () => {};
const OIL = { 'oil.md': '# Oil\n\n![can](can.png)\n\n[gone](#gone)\n', 'can.png': 'PNG' };

function home() {
  const folder = tempFolder();
  const packs = join(folder, 'packs');
  const write = (name: string, files: Files) => {
    rmSync(join(folder, name), { recursive: true, force: true });
    return writeFiles(join(folder, name), files);
  };
  const add = (given: string, more: object = {}) =>
    importSource(given, { sources: [given], packs, ...more }, quiet);
  return { packs, write, add };
}

describe('importSource', () => {
  it('says what it took the source for and what it made of it', async () => {
    const { add, write } = home();
    const given = write('docs', OIL);
    const [version, ...more] = await add(given, { docSet: 'widgets', version: '1.0' });
    expect(more).toEqual([]);
    expect(version).toMatchObject({
      source: given,
      sources: [{ path: given, format: 'markdown', reason: 'it is a Markdown file' }],
      docSet: 'widgets',
      version: '1.0',
      detectedFrom: 'as was asked',
      changed: true,
      counts: { topics: 1, chunks: 1, links: { unknown: 1 } },
      diagnostics: [{ code: 'unresolved-link', file: 'oil.md', line: 5 }],
    });
  });

  it.each(['../../1.0', 'a/b', ' '])('refuses "%s" as the label of a version', async (version) => {
    const { add, write } = home();
    const given = write('docs', { 'oil.md': '# Oil\n' });
    await expect(add(given, { version })).rejects.toMatchObject({
      code: 'usage',
      message: `"${version}" cannot be the label of a version`,
    });
  });

  it('takes no label from a source that cannot be one, and says so', async () => {
    const { add, write } = home();
    const given = write('docs', { 'oil.md': '---\nname: oil\nversion: ../../etc\n---\n\n# Oil\n' });
    expect(await add(given, {})).toMatchObject([
      { version: 'unversioned', detectedFrom: 'front matter says "../../etc", which cannot be a label' },
    ]);
  });

  it('tells how far it is, in order', async () => {
    const { packs, write } = home();
    const phases: ImportPhase[] = [];
    const given = write('docs', OIL);
    await importSource(given, { sources: [given], packs }, (phase, done, total) => {
      if (phases.at(-1) !== phase) phases.push(phase);
      expect(done).toBeLessThanOrEqual(total);
    });
    expect(phases).toEqual(['reading', 'linking', 'indexing', 'writing']);
  });

  it('changes nothing when the same source is added again', async () => {
    const { packs, add, write } = home();
    const given = write('docs', OIL);
    await add(given);
    const before = folderHashes(packs);
    expect((await add(given))[0]?.changed).toBe(false);
    expect(folderHashes(packs)).toEqual(before);
  });

  it('gives the pack that a fresh import gives, whatever was in it before', async () => {
    const [used, fresh] = [home(), home()];
    await used.add(used.write('docs', { ...OIL, 'old.md': '# Old\n' }));
    const manifest = (packs: string) => folderHashes(packs)['docs/manifest.json'];
    const files = { 'oil.md': '# Oil\n\nNo picture.\n' };
    await used.add(used.write('docs', files));
    await fresh.add(fresh.write('docs', files));
    expect(manifest(used.packs)).toBe(manifest(fresh.packs));
  });

  it('imports all versions and sources that doc-set.yaml describes', async () => {
    const { packs, add, write } = home();
    const given = write('hand', {
      'doc-set.yaml':
        'id: hand\ntitle: A Hand\nlicense: MIT\nversions:\n  - label: 1.0\n    sources:\n      - path: old/guide\n      - path: old/card.md\n        format: markdown\n  - label: 1.10\n    sources: [{ path: new }]\n',
      'old/guide/a.md': '# A\n\nSee [card](../card.md).\n',
      'old/card.md': '# Card\n',
      'new/a.md': '# A\n\nSee [b](b.md).\n',
    });
    const versions = await add(given);
    expect(
      versions.map(({ version, sources }) => [
        version,
        sources.map(({ path }) => path.slice(given.length + 1)),
      ]),
    ).toEqual([
      ['1.0', ['old/guide', 'old/card.md']],
      ['1.10', ['new']],
    ]);
    const pack = await new Library(folderShelf(packs)).pack('hand');
    expect(pack.versions).toEqual(['1.10', '1.0']);
    expect(pack.manifest.docSet.title).toBe('A Hand');
    expect(pack.version('1.0').sources.map(({ license }) => license)).toEqual(['MIT', 'MIT']);
  });

  it('keeps two sources of a version apart whose names end alike', async () => {
    const { packs, add, write } = home();
    const given = write('hand', {
      'doc-set.yaml':
        'id: hand\ntitle: A Hand\nversions:\n  - label: "1.0"\n    sources: [{ path: one/docs }, { path: two/docs/ }]\n',
      'one/docs/a.md': '# A\n',
      'one/docs/b.md': '# B\n',
      'two/docs/c.md': '# C\n',
    });
    for (let times = 0; times < 2; times++) {
      const [version] = await add(given);
      expect(version).toMatchObject({
        changed: times === 0,
        pages: { added: times === 0 ? 3 : 0, same: times === 0 ? 0 : 3, gone: 0 },
        otherSources: [],
      });
    }
    const pack = await new Library(folderShelf(packs)).pack('hand');
    expect(pack.version('1.0').sources.map(({ name }) => name)).toEqual(['one/docs', 'two/docs']);
    expect((await pack.topicList()).topics.map(({ title }) => title)).toEqual(['A', 'B', 'C']);
  });

  it('starts the versions over that it brings, and no others', async () => {
    const { packs, add, write } = home();
    await add(write('notes', { 'n.md': '# N\n' }), { docSet: 'hand', version: '1.0' });
    await add(write('more', { 'm.md': '# M\n' }), { docSet: 'hand', version: '2.0' });
    const given = write('docs', OIL);
    const [version] = await add(given, { docSet: 'hand', version: '1.0', replace: true });
    expect(version).toMatchObject({ replaced: 1, otherSources: [], pages: { added: 1 } });
    const pack = await new Library(folderShelf(packs)).pack('hand');
    const topics = async (label: string) => (await pack.topicList(label)).topics.map(({ path }) => path);
    expect([await topics('2.0'), await topics('1.0')]).toEqual([['m'], ['oil']]);
    const [again] = await add(given, { docSet: 'hand', version: '3.0', replace: true });
    expect(again).not.toHaveProperty('replaced');
  });

  it.each([
    ['is not YAML', 'id: [', 'is not YAML'],
    ['lacks versions', 'id: x\ntitle: X\n', 'lacks an id, a title or versions with sources'],
    [
      'names a source that is not there',
      'id: x\ntitle: X\nversions: [{ label: a, sources: [{ path: nowhere }] }]\n',
      'names "nowhere", which is not there',
    ],
    [
      'climbs out of its folder',
      'id: x\ntitle: X\nversions: [{ label: a, sources: [{ path: ../secret }] }]\n',
      'which is not there',
    ],
    [
      'has an id that is none',
      'id: ../x\ntitle: X\nversions: [{ label: a, sources: [{ path: a.md }] }]\n',
      'cannot be the id of a doc set',
    ],
  ])('refuses a doc-set.yaml that %s, and leaves nothing behind', async (_, yaml, message) => {
    const { packs, add, write } = home();
    write('secret', { 'a.md': '# Secret' });
    await expect(add(write('hand', { 'doc-set.yaml': yaml, 'a.md': '# A' }))).rejects.toMatchObject({
      name: expect.stringMatching(/DocsError|UsageError/),
      message: expect.stringContaining(message),
    });
    expect(existsSync(packs) ? folderHashes(packs) : {}).toEqual({});
    expect(existsSync(join(packs, '..', 'x'))).toBe(false);
  });

  it.each(['../evil', 'UPPER', 'a b', '', '.hidden', 'con', 'x'.repeat(65)])(
    'refuses "%s" for the id of a doc set',
    async (docSet) => {
      const { packs, add, write } = home();
      await expect(add(write('docs', OIL), { docSet })).rejects.toMatchObject({ code: 'usage' });
      expect(existsSync(packs)).toBe(false);
    },
  );

  it('keeps the title that the documentation gives itself when a scrape of it is added', async () => {
    const { packs, add, write } = home();
    await add(
      write('hand', {
        'doc-set.yaml': 'id: hand\ntitle: A Hand\nversions: [{ label: "1.0", sources: [{ path: a.md }] }]\n',
        'a.md': '# A',
      }),
    );
    await add(write('notes', { 'b.md': '# B' }), { docSet: 'hand', version: '1.0' });
    const pack = await new Library(folderShelf(packs)).pack('hand');
    expect(pack.manifest.docSet.title).toBe('A Hand');
    expect((await pack.topicList()).topics.map(({ path }) => path)).toEqual(['a', 'b']);
  });
});
