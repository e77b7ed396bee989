import { expect, it } from 'vitest';
import { changesToKill, killAtRandom, randomFrom } from '../helpers/kills.ts';

/** Kills of imports, half of them of updates; of each other change a quarter as many. */
const KILLS = Number(process.env.DJDOCS_KILLS ?? 200);
const SEED = Number(process.env.DJDOCS_SEED ?? Date.now() % 1_000_000);

it(`${KILLS} imports and as many other changes, killed at random moments, each leave one whole pack`, async () => {
  console.log(`seed ${SEED} (DJDOCS_SEED repeats it as far as a machine's timing does)`);
  const random = randomFrom(SEED);
  for (const change of await changesToKill()) {
    const isImport = change.name === 'first import' || change.name === 'update';
    const report = await killAtRandom(change, Math.ceil(KILLS / (isImport ? 2 : 4)), random);
    const { kills, before, after, failures } = report;
    console.log(
      `${change.name}: ${kills - failures.length} of ${kills} kills left a whole pack (${before} the one before, ${after} the new one)`,
    );
    expect(failures).toEqual([]);
  }
}, 3_600_000);
