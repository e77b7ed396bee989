import { describe, expect, it } from 'vitest';
import { GOLDEN_QUERIES } from '../../helpers/golden-queries.ts';
import { changesToKill, killAtRandom, randomFrom } from '../../helpers/kills.ts';

const queries = GOLDEN_QUERIES.filter((_, i) => i % 6 === 0);

/** A few kills; `npm run check:kills` does hundreds. */
describe('a process that is killed', () => {
  it('leaves the pack of before or the new one, whole, and nothing else once that is tidied up', async () => {
    const seed = Date.now() % 1_000_000;
    for (const change of await changesToKill()) {
      const count = change.name.startsWith('removal') ? 1 : 2;
      const report = await killAtRandom(change, count, randomFrom(seed), queries);
      expect(report.failures, `${change.name}, seed ${seed}`).toEqual([]);
    }
  }, 180_000);
});
