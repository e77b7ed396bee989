import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../build/root.mjs';
import { checkMutant, isThorough, type Outcome } from '../../fuzz/check-mutant.ts';
import { type FuzzInput, loadInputs } from '../../fuzz/inputs.ts';
import { makeMutant } from '../../fuzz/mutant.ts';

const SEED = 20_240_601;
const COUNT = 5_000;
/** How many are one test. */
const BATCH = 500;

describe('mutants of real sources', () => {
  let inputs: FuzzInput[] = [];

  beforeAll(async () => {
    inputs = await loadInputs(root, process.env.DJDOCS_TEST_DATA);
  }, 60_000);

  it('are the same for the same seed and number, and others for others', () => {
    const text = (seed: number, number: number) =>
      JSON.stringify([...makeMutant(inputs, seed, number).files]);
    expect(text(1, 7)).toBe(text(1, 7));
    expect(new Set([text(1, 7), text(1, 8), text(2, 7)]).size).toBe(3);
  });

  it.each(Array.from({ length: COUNT / BATCH }, (_, i) => i * BATCH))(
    'become documentation or one clear error: from %i',
    async (first) => {
      const outcomes: Record<Outcome, number> = { imported: 0, refused: 0 };
      const failures: string[] = [];
      for (let number = first; number < first + BATCH; number++) {
        try {
          outcomes[await checkMutant(makeMutant(inputs, SEED, number), isThorough(number))]++;
        } catch (error) {
          failures.push(`seed ${SEED}, number ${number}: ${(error as Error).stack}`);
        }
      }
      expect(failures).toEqual([]);
      // Mutants that are nothing but refused would test nothing.
      expect(outcomes.imported).toBeGreaterThan(BATCH / 2);
    },
    120_000,
  );
});
