import { parentPort, workerData } from 'node:worker_threads';
import { checkMutant, isThorough } from './check-mutant.ts';
import { loadInputs } from './inputs.ts';
import { makeMutant } from './mutant.ts';
import type { FuzzOrder, FuzzReport } from './report.ts';

/** Checks every `step`th mutant from `from` up to `to`, and tells before and after each. */
const { root, outsideData, seed, from, to, step } = workerData as FuzzOrder;
const tell = (report: FuzzReport) => parentPort?.postMessage(report);
const inputs = await loadInputs(root, outsideData);
for (let number = from; number < to; number += step) {
  tell({ type: 'started', number });
  try {
    const outcome = await checkMutant(makeMutant(inputs, seed, number), isThorough(number));
    tell({ type: 'done', number, outcome });
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    tell({ type: 'failed', number, reason });
  }
}
