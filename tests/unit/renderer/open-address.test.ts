import { describe, expect, it } from 'vitest';
import { openAddress } from '../../../renderer/workers/open-address.ts';
import { docSetOf } from '../../helpers/doc-sets.ts';
import { libraryOf } from '../../helpers/memory-packs.ts';

const OIL = 'Oil keeps the chain from wearing down; put a drop on every link and wipe off what is too much.';
const library = libraryOf(
  docSetOf({
    '1.0': {
      'care.md': `# Care\n\n## Oil\n\n${OIL}\n\n### Grades\n\nSix.\n`,
      'shop.md': '# Shop\n\nSizes.\n',
    },
    '2.0': { 'care.md': `# Care\n\n## Oiling the chain\n\n${OIL} Twice.\n` },
  }),
);

async function open(address: string) {
  const opened = await openAddress(library, address);
  if (opened.view !== 'topic') return opened;
  const { topic, chunk, anchor, version, detours } = opened;
  return { place: `${version} ${topic.path}#${anchor} "${topic.chunks[chunk]?.title}"`, detours };
}

describe('an address of another version of the page', () => {
  it('leads to the section under its other name, and says so', async () => {
    expect(await open('widgets@2.0/care#oil')).toEqual({
      place: '2.0 care#oiling-the-chain "Oiling the chain"',
      detours: [{ kind: 'moved', path: 'care', anchor: 'oil' }],
    });
  });

  it('leads to what is nearest where the section is gone, and keeps what was asked for', async () => {
    expect(await open('widgets@2.0/care#grades')).toEqual({
      place: '2.0 care#oiling-the-chain "Oiling the chain"',
      detours: [{ kind: 'section-missing', isNear: true, path: 'care', anchor: 'grades' }],
    });
  });

  it('leads to what is nearest where the page is gone', async () => {
    expect(await open('widgets@2.0/shop')).toEqual({
      place: '2.0 care#care "Care"',
      detours: [{ kind: 'topic-missing', isNear: true, elsewhere: ['1.0'], path: 'shop' }],
    });
  });

  it('leads to the page or the contents where no version has it', async () => {
    expect(await open('widgets@2.0/care#no-such')).toEqual({
      place: '2.0 care#no-such "Care"',
      detours: [{ kind: 'section-missing', isNear: false, path: 'care', anchor: 'no-such' }],
    });
    expect(await open('widgets@2.0/no-such')).toMatchObject({
      view: 'contents',
      detours: [{ kind: 'topic-missing', isNear: false, elsewhere: [], path: 'no-such' }],
    });
  });
});
