import { describe, expect, it } from 'vitest';
import { Library } from '../../../indexer/core/library.ts';
import type { PartSource } from '../../../indexer/core/part-source.ts';
import { encodePack } from '../../../indexer/pipeline/encode-pack.ts';
import type { DocSetDraft } from '../../../indexer/pipeline/version-draft.ts';
import { docSetOf } from '../../helpers/doc-sets.ts';
import { memorySource } from '../../helpers/memory-packs.ts';

const gears = docSetOf(
  Object.fromEntries(
    ['1.0', '2.0'].map((label) => [
      label,
      { 'oil.md': `# Oil\n\nIn ${label} the chain wants oil.\n`, 'rust.md': '# Rust\n\nRust eats iron.\n' },
    ]),
  ),
  'gears',
);
const boats = docSetOf({ '1.0': { 'sail.md': '# Sail\n\nA sail wants wind.\n' } }, 'boats');

/** A library that notes what is read, and which reads wait for which: those of one wave start together. */
function watch(...drafts: DocSetDraft[]) {
  const waves: string[][] = [];
  let next: string[] | undefined;
  const noted = async <T>(what: string, read: () => Promise<T>): Promise<T> => {
    if (!next) {
      next = [];
      waves.push(next);
    }
    next.push(what);
    await new Promise((resolve) => setTimeout(resolve, 5));
    next = undefined;
    return read();
  };
  const shelf = {
    list: async () => drafts.map(({ id }) => id).sort(),
    source: (id: string): PartSource => {
      const encoded = encodePack(drafts.find((draft) => draft.id === id) as DocSetDraft);
      const source = memorySource(encoded);
      const names = new Map<string, string>([
        ...encoded.manifest.postings.map(([, name]) => [name, 'postings'] as const),
        ...encoded.manifest.versions.flatMap(({ label, chunks, symbols }) => [
          [chunks.name, `chunks of ${label}`] as const,
          ...symbols.map(([, name]) => [name, `symbols of ${label}`] as const),
        ]),
      ]);
      return {
        place: source.place,
        manifest: () => noted(`manifest of ${id}`, source.manifest),
        part: (name) => noted(`${names.get(name) ?? 'content'} of ${id}`, () => source.part(name)),
      };
    },
  };
  return { library: new Library(shelf), waves };
}

describe('a first search', () => {
  it('waits three times in one doc set: for the manifest, for the index, for the text', async () => {
    const { library, waves } = watch(gears);
    expect((await library.search({ query: 'oil chain', limit: 1 })).hits).toHaveLength(1);
    expect(waves.map((wave) => wave.sort())).toEqual([
      ['manifest of gears'],
      ['chunks of 2.0 of gears', 'postings of gears'],
      ['content of gears'],
    ]);
  });

  it('reads of a doc set that does not have the words nothing but where they would stand', async () => {
    const { library, waves } = watch(boats, gears);
    expect((await library.search({ query: 'chain', limit: 1 })).hits).toHaveLength(1);
    expect(waves.flat().filter((read) => read.endsWith('boats'))).toEqual([
      'manifest of boats',
      'postings of boats',
    ]);
  });

  it('reads nothing of the versions that are not asked for', async () => {
    const { library, waves } = watch(gears);
    const [hit] = (await library.search({ query: 'chain', version: '1.0' })).hits;
    expect([hit?.version, hit?.versions]).toEqual(['1.0', ['2.0', '1.0']]);
    expect(waves.flat().filter((read) => read.includes('2.0'))).toEqual([]);
  });

  it('reads the second time only what it does not have', async () => {
    const { library, waves } = watch(gears);
    await library.search({ query: 'chain', limit: 1 });
    const before = waves.length;
    await library.search({ query: 'chain', limit: 1 });
    expect(waves.slice(before)).toEqual([]);
  });
});
