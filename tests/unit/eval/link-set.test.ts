import { expect, it } from 'vitest';
import { newest } from '../../eval/corpus.ts';
import { linkSet } from '../../eval/link-set.ts';
import { sectionTreeOf } from '../../eval/section-tree.ts';
import { docSetOf } from '../../helpers/doc-sets.ts';
import { openPack } from '../../helpers/memory-packs.ts';

const draft = docSetOf({
  '1.0': {
    'oil.md': '# Oiling\n\n## In winter\n\nCold oil runs slowly.\n',
    'gear.md':
      '# Gears\n\nMind [frozen bearings](oil.md#in-winter), `turn()` as in [the turn() method](oil.md), ' +
      '[Tutorial one](oil.md) and [In winter](oil.md#in-winter).\n',
  },
});
const { set, draft: without } = linkSet(draft, sectionTreeOf(newest(draft).topics));

it('asks for what links say of a section other than its title', () => {
  expect(set.rows.map(({ query, targets }) => [query, targets])).toEqual([
    ['frozen bearings', [{ page: 'oil', anchor: 'in-winter' }]],
  ]);
});

it('takes those links out of what is searched, and no others', async () => {
  const holds = async (from: typeof draft) => {
    const pack = await openPack(from);
    const { links } = await pack.index('1.0').matches('winter');
    return [(await pack.index('1.0').matches('frozen')).links.some(Boolean), links.some(Boolean)];
  };
  expect(await holds(draft)).toEqual([true, true]);
  expect(await holds(without)).toEqual([false, true]);
});
