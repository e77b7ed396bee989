import { describe, expect, it } from 'vitest';
import { compareDocSets } from '../../../../indexer/core/diff/compare-doc-sets.ts';
import { compareVersions } from '../../../../indexer/core/diff/compare-versions.ts';
import { docSetText } from '../../../../indexer/core/diff/doc-set-text.ts';
import { docSetOf } from '../../../helpers/doc-sets.ts';
import { libraryOf } from '../../../helpers/memory-packs.ts';

const OIL = 'Oil keeps the chain from wearing down; put a drop on every link and wipe off what is too much.';
const BELL = 'Ring the bell twice before you pass somebody who walks on the same path as you ride.';
const LAMP = 'The lamp in front shines white and the one at the back shines red, both of them at night.';

const library = libraryOf(
  docSetOf({
    '1.0': {
      'care.md': `# Care\n\nText.\n\n## Oil\n\n${OIL}\n\n## Signals\n\n${BELL} ${LAMP}\n\n## Rust\n\nBrush.\n`,
      'chains.md': '# Chains\n\nText.\n',
    },
    '2.0': {
      'care.md': `# Care\n\nText.\n\n## Bell\n\n${BELL}\n\n## Lamp\n\n${LAMP}\n`,
      'chains.md': `# Chains\n\nText.\n\n## Oiling\n\n${OIL} Twice.\n`,
    },
  }),
);

async function compared(ref: string) {
  const { before, after, diff } = await compareVersions(library, ref, '1.0', '2.0');
  const sections = diff.sections.map(({ kind, anchor, now, was, oldAnchor }) =>
    [kind, anchor, ...(now ?? []), ...(was ? [`from ${was}`] : []), ...(oldAnchor ?? [])].join(' '),
  );
  return { before, after, sections };
}

describe('a comparison of pages between which sections moved', () => {
  it('says on the page that lost them where they are now', async () => {
    expect(await compared('widgets/care')).toEqual({
      before: 'widgets@1.0/care',
      after: 'widgets@2.0/care',
      sections: [
        'same care',
        'removed oil chains#oiling',
        'removed signals care#lamp care#bell',
        'removed rust',
        'added bell',
        'added lamp',
      ],
    });
  });

  it('says on the page that has them now where they were', async () => {
    expect((await compared('widgets/chains')).sections).toEqual([
      'same chains',
      'added oiling from care#oil',
    ]);
  });

  it.each(['widgets/care#oil', 'widgets/chains#oiling'])('compares %s with itself', async (ref) => {
    expect(await compared(ref)).toMatchObject({
      before: 'widgets@1.0/care#oil',
      after: 'widgets@2.0/chains#oiling',
      sections: [expect.stringContaining('changed oiling')],
    });
  });

  it('shows a section that is gone on its page', async () => {
    expect(await compared('widgets/care#rust')).toMatchObject({
      before: 'widgets@1.0/care#rust',
      after: undefined,
      sections: ['removed rust'],
    });
  });
});

describe('a comparison of a whole doc set', () => {
  it('counts its sections, and says which moved, which are gone and which pages changed', async () => {
    const changes = await compareDocSets(await library.pack('widgets'), '1.0', '2.0');
    expect(changes).toEqual({
      counts: { same: 2, changed: 1, added: 2, removed: 2, moved: 1 },
      pages: [
        { path: 'care', kind: 'changed', changed: 0, added: 2, removed: 2 },
        { path: 'chains', kind: 'changed', changed: 1, added: 0, removed: 0 },
      ],
      moved: [{ from: 'care#oil', to: 'chains#oiling' }],
      gone: [
        { from: 'care#signals', into: ['care#lamp', 'care#bell'] },
        { from: 'care#rust', into: [] },
      ],
    });
    expect(docSetText(changes)).toBe(
      [
        '1 changed, 2 added, 2 removed, 1 moved of 5 sections',
        'Sections that stand elsewhere now:\n  care#oil → chains#oiling',
        'Sections that are gone:\n  care#signals → split into care#lamp, care#bell\n  care#rust',
        'Pages that changed:\n  care: 2 added, 2 removed\n  chains: 1 changed',
      ].join('\n\n'),
    );
  });
});
