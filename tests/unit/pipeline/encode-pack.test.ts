import { describe, expect, it } from 'vitest';
import { Segment } from '../../../indexer/core/segment.ts';
import type { Chunk } from '../../../indexer/core/types.ts';
import { type EncodedPack, encodePack } from '../../../indexer/pipeline/encode-pack.ts';
import { loadDraft, withoutVersion } from '../../../indexer/pipeline/load-draft.ts';
import { addTree, docSetOf, emptyDocSet } from '../../helpers/doc-sets.ts';
import { topicOf } from '../../helpers/imports.ts';
import { bytesOf, openPack } from '../../helpers/memory-packs.ts';
import { folderOf } from '../../helpers/source-trees.ts';
import { definition, section, sphinxFiles } from '../../helpers/sphinx-folder.ts';

const SHARED = 'The same words in both.';
const OLD = { 'oil.md': `# Oil\n\n${SHARED}\n\nOld words.\n`, 'gone.md': '# Gone\n\nSee [oil](oil.md).\n' };
const NEW = {
  'oil.md': `# Oil\n\n${SHARED}\n\n## Why\n\nNew words, see [rust](rust.md).\n`,
  'rust.md': '# Rust\n\n```py\nrust()\n```\n\n![r](r.png)\n',
  'r.png': 'PNG',
};

function segmentsOf(pack: EncodedPack, path: string): Segment[] {
  const directory = JSON.parse(new TextDecoder().decode(pack.parts.get(pack.manifest.directory.name)));
  const entry = directory.topics.find((topic: { path: string }) => topic.path === path);
  return entry.segments.map(
    ({ name }: { name: string }) => new Segment(pack.parts.get(name) as Uint8Array, name),
  );
}

describe('encodePack', () => {
  it('gives the same bytes for the same input', () => {
    const build = () => bytesOf(encodePack(docSetOf({ '1.0': OLD, '2.0': NEW })));
    expect(build()).toEqual(build());
  });

  it('gives the same bytes whichever version was added first', () => {
    const [there, back] = [docSetOf({ '1.0': OLD, '2.0': NEW }), docSetOf({ '2.0': NEW, '1.0': OLD })];
    expect(bytesOf(encodePack(there))).toEqual(bytesOf(encodePack(back)));
  });

  it('gives the same bytes after it was written, read back and written again', async () => {
    const draft = addTree(
      docSetOf({ '1.0': OLD, '2.0': NEW }),
      '2.0',
      folderOf(
        'more',
        sphinxFiles({ pages: { api: section('api', 'API', definition('class', 'w.Gear', 'class Gear')) } }),
      ),
    );
    const again = await loadDraft(await openPack(draft));
    expect(again).toEqual(draft);
    expect(bytesOf(encodePack(again))).toEqual(bytesOf(encodePack(draft)));
  });

  it('gives the bytes of a pack without a version when the version is taken away', async () => {
    const both = await loadDraft(await openPack(docSetOf({ '1.0': OLD, '2.0': NEW })));
    expect(bytesOf(encodePack(withoutVersion(both, '2.0')))).toEqual(
      bytesOf(encodePack(docSetOf({ '1.0': OLD }))),
    );
    expect(bytesOf(encodePack(withoutVersion(both, '1.0')))).toEqual(
      bytesOf(encodePack(docSetOf({ '2.0': NEW }))),
    );
  });

  it('keeps a block that two versions share once', () => {
    const pack = encodePack(docSetOf({ '1.0': OLD, '2.0': NEW }));
    const blocks = segmentsOf(pack, 'oil').flatMap((segment) => segment.blocks);
    expect(blocks.filter((block) => JSON.stringify(block).includes(SHARED))).toHaveLength(1);
  });

  it('keeps a definition once whose code moved, with the link to the code of each version', async () => {
    const tree = (line: number) => {
      const link = `<a class="viewcode-link" href="https://c.example/#L${line}">[source]</a>`;
      const gear = definition('class', 'G', `<code>G</code>${link}`, '<p>Gear.</p>');
      return folderOf('html', sphinxFiles({ pages: { a: gear } }));
    };
    const draft = addTree(addTree(emptyDocSet(), '1.0', tree(1)), '2.0', tree(2));
    const records = segmentsOf(encodePack(draft), 'a').flatMap((segment) => segment.records);
    expect(records.filter(({ anchor }) => anchor === 'G')).toHaveLength(1);
    const pack = await openPack(draft);
    const hrefs = ['1.0', '2.0'].map(
      async (label) => (await pack.topic('a', label))?.chunks[1]?.codeLink?.href,
    );
    expect(await Promise.all(hrefs)).toEqual(['https://c.example/#L1', 'https://c.example/#L2']);
  });

  it('leaves the content of other topics in the same parts when a page is added', () => {
    const more = { ...NEW, 'clean.md': '# Clean\n\nClean it, see [oil](oil.md).\n' };
    const [before, after] = [encodePack(docSetOf({ '2.0': NEW })), encodePack(docSetOf({ '2.0': more }))];
    const content = (pack: EncodedPack) =>
      JSON.parse(new TextDecoder().decode(pack.parts.get(pack.manifest.directory.name))).topics.flatMap(
        (topic: { segments: { name: string }[] }) => topic.segments.map(({ name }) => name),
      ) as string[];
    expect(content(after)).toEqual(expect.arrayContaining(content(before)));
    expect(content(after)).toHaveLength(content(before).length + 1);
  });

  it('cuts a large topic into parts and reads one chunk from one or two of them', async () => {
    const text = `# Big\n\n${Array.from({ length: 200 }, (_, i) => `## Part ${i}\n\n${`word${i} `.repeat(80)}\n`).join('\n')}`;
    const draft = docSetOf({ '1.0': { 'big.md': text } });
    const segments = segmentsOf(encodePack(draft), 'big');
    expect(segments.length).toBeGreaterThan(3);
    expect(segments.map(({ versions }) => versions.length)).toEqual(
      segments.map((_, i) => (i === 0 ? 1 : 0)),
    );
    const pack = await openPack(draft);
    expect(await pack.topic('big')).toEqual(topicOf(draft.versions[0]?.topics ?? [], 'big'));
    const fresh = await openPack(draft);
    await fresh.index('1.0').table();
    const before = fresh.reads.parts;
    const { path, chunk } = await fresh.chunk('1.0', 150);
    expect([path, chunk.title]).toEqual(['big', 'Part 149']);
    expect(fresh.reads.parts - before).toBe(1);
  });

  it('gives every chunk of every version by its number in the table of chunks', async () => {
    const draft = docSetOf({ '1.0': OLD, '2.0': NEW });
    const pack = await openPack(draft);
    for (const { label, topics } of draft.versions) {
      const { size } = await pack.index(label).table();
      const read = await Promise.all(Array.from({ length: size }, (_, number) => pack.chunk(label, number)));
      const said = (chunk: Chunk) => ({
        ...chunk,
        parent: -1,
        line: 0,
        codeLink: undefined,
        linkLines: undefined,
      });
      for (const { path } of topics) {
        const found = read.filter((each) => each.path === path);
        expect(found.map(({ chunk }) => chunk)).toEqual(topicOf(topics, path).chunks.map(said));
      }
    }
  });

  it('knows the address of a page in each version that has one', async () => {
    const address = 'https://gears.example/1/oil';
    const draft = docSetOf({ '1.0': OLD, '2.0': NEW });
    const versions = draft.versions.map((version) => ({
      ...version,
      topics: version.topics.map((topic) =>
        version.label === '1.0' && topic.path === 'oil' ? { ...topic, url: address } : topic,
      ),
    }));
    const pack = await openPack({ ...draft, versions });
    const oil = (await pack.chunk('1.0', 0)).path === 'oil' ? 0 : 1;
    const { path, url } = await pack.chunk('1.0', oil);
    expect([path, url('1.0'), url('2.0')]).toEqual(['oil', address, undefined]);
    expect((await pack.topic('oil', '1.0'))?.url).toBe(address);
    expect((await pack.topic('oil', '2.0'))?.url).toBeUndefined();
  });

  it('reads back pictures, missing topics and problems', async () => {
    const draft = docSetOf({ '2.0': NEW });
    const pack = await openPack(draft);
    const [asset] = [...draft.assets.keys()] as [string];
    expect(new TextDecoder().decode(await pack.asset(asset))).toBe('PNG');
    expect(await pack.diagnostics('2.0')).toEqual(draft.versions[0]?.diagnostics);
    expect((await pack.topicList()).topics).toEqual([
      { path: 'oil', title: 'Oil', kind: 'guide', chunks: 2 },
      { path: 'rust', title: 'Rust', kind: 'guide', chunks: 1 },
    ]);
  });

  it('takes ids that are names of JavaScript objects for what they are', async () => {
    const files = {
      'constructor.md':
        '# __proto__\n\n## constructor\n\ntoString valueOf hasOwnProperty\n\n## __proto__\n\nText.\n',
    };
    const draft = docSetOf({ __proto: files, '1.0': files });
    const pack = await openPack(draft);
    for (const { label, topics } of draft.versions)
      expect(await pack.topic('constructor', label)).toEqual(topicOf(topics, 'constructor'));
  });

  it('tells after each topic', () => {
    let told = 0;
    encodePack(docSetOf({ '1.0': OLD, '2.0': NEW }), () => told++);
    expect(told).toBe(3);
  });

  it('counts what a version holds', () => {
    const { manifest } = encodePack(docSetOf({ '2.0': NEW }));
    expect(manifest.versions[0]?.counts).toMatchObject({
      topics: 2,
      chunks: 3,
      snippets: 1,
      links: { path: 1 },
    });
  });

  it('has no version of an empty doc set', () => {
    expect(encodePack(emptyDocSet()).manifest.versions).toEqual([]);
  });
});
