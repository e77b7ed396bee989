import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodePack } from '../../../indexer/pipeline/encode-pack.ts';
import { folderSource } from '../../../indexer/store/folder-source.ts';
import { verifyPack, whyPreviousDamaged } from '../../../indexer/store/verify-pack.ts';
import { docSetOf } from '../../helpers/doc-sets.ts';
import { filesIn, ID, install, partFilesOf } from '../../helpers/stored-packs.ts';
import { tempFolder } from '../../helpers/temp-folders.ts';

/** Two generations of two versions with a picture; the pages are long enough for parts with more than one block. */
const draftOf = (text: string) => {
  const prose = Array.from({ length: 60 }, (_, i) => `## Part ${i}\n\n${text} number ${i * i}.\n`).join('\n');
  return docSetOf(
    {
      '1.0': { 'a.md': `# A\n\n${prose}` },
      '2.0': { 'a.md': `# A\n\n![p](p.png)\n\n${prose}`, 'p.png': 'PNG' },
    },
    ID,
  );
};

describe('a flipped byte', () => {
  const packs = tempFolder();
  const folder = join(packs, ID);
  let files: string[] = [];
  let current: string[] = [];

  beforeAll(async () => {
    await install(packs, draftOf('An old sentence'));
    await install(packs, draftOf('A new sentence'));
    files = filesIn(packs);
    current = ['manifest.json', ...partFilesOf(encodePack(draftOf('A new sentence')))];
  });

  /** What verifying says of a pack with some bits of one byte of a file the other way round. */
  async function verifiedWith(file: string, at: number, mask: number): Promise<(string | undefined)[]> {
    const path = join(folder, file);
    const bytes = readFileSync(path);
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] as number) ^ mask;
    writeFileSync(path, flipped);
    try {
      if (!current.includes(file)) return [await whyPreviousDamaged(folder, ID)];
      return (await verifyPack(folderSource(folder, ID))).damaged.map((damage) => damage.file);
    } catch (error) {
      return [(error as Error).message];
    } finally {
      writeFileSync(path, bytes);
    }
  }

  const nameOf = (file: string) => /([0-9a-f]{24})\.gz$/.exec(file)?.[1] ?? file;

  it('anywhere in any file of a pack or of the state to go back to is found, and named by its part', async () => {
    const anywhere = fc.record({
      which: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      where: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      mask: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(anywhere, async ({ which, where, mask }) => {
        const file = files[Math.floor(which * files.length)] as string;
        const at = Math.floor(where * readFileSync(join(folder, file)).length);
        const found = await verifiedWith(file, at, mask);
        expect(found, `${file} at ${at} ^ ${mask}`).toHaveLength(1);
        if (file.startsWith('parts/')) expect(found[0]).toContain(nameOf(file));
        else expect(found[0]).toMatch(/manifest|previous\.json/);
      }),
      { numRuns: 300 },
    );
  });

  it('is found in the head and the last bits of a part, which its own checksum does not cover', async () => {
    for (const file of current.filter((name) => name.startsWith('parts/'))) {
      const { length } = readFileSync(join(folder, file));
      const places = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, length - 9];
      for (const at of places) {
        for (const mask of at === length - 9 ? [1, 2, 4, 8, 16, 32, 64, 128] : [1, 128, 255]) {
          expect(await verifiedWith(file, at, mask), `${file} at ${at} ^ ${mask}`).toEqual([nameOf(file)]);
        }
      }
    }
  });

  it('is not found where there is none', async () => {
    expect(await verifyPack(folderSource(folder, ID))).toMatchObject({ damaged: [] });
    expect(await whyPreviousDamaged(folder, ID)).toBeUndefined();
  });
});
