import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { checkMutant } from './check-mutant.ts';
import { readMutant, saveMutant } from './failures.ts';
import { loadInputs } from './inputs.ts';
import { makeMutant } from './mutant.ts';
import type { FuzzOrder, FuzzReport } from './report.ts';

/**
 * Imports mutants of real sources and checks that each becomes documentation or one clear error. A mutant on which the
 * importer hangs, runs out of memory or breaks an invariant is saved in `out/fuzz/failures`, to be run again with
 * `--replay FILE`. Exits 1 when there was one.
 */
const root = process.cwd();
const outsideData = process.env.DJDOCS_TEST_DATA;
/** A mutant takes milliseconds; one that takes this long hangs. */
const HANG_MS = 30_000;
const MEMORY_MB = 1024;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    jobs: { type: 'string', default: '1' },
    replay: { type: 'string' },
  },
});

if (values.replay === undefined) await fuzz();
else await replay(values.replay);

async function replay(path: string): Promise<void> {
  const mutant = readMutant(path);
  for (const [file, bytes] of mutant.files) console.log(`--- ${JSON.stringify(file)}\n${Buffer.from(bytes)}`);
  try {
    console.log(`--- ${await checkMutant(mutant, true)}`);
  } catch (error) {
    console.log('--- failed');
    console.log(error);
    process.exitCode = 1;
  }
}

async function fuzz(): Promise<void> {
  const [count, seed, first, jobs] = [values.count, values.seed, values.from, values.jobs].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const inputs = await loadInputs(root, outsideData);
  const source = outsideData ? 'with outside data' : 'without outside data (DJDOCS_TEST_DATA is not set)';
  console.log(`fuzz: ${count} mutants of ${inputs.length} sources, ${source}, seed ${seed}`);
  const started = performance.now();
  const outcomes = { imported: 0, refused: 0, failed: 0 };
  const note = (report: FuzzReport) => {
    if (report.type === 'started') return;
    if (report.type === 'failed') {
      outcomes.failed++;
      const path = join(root, `out/fuzz/failures/${seed}-${report.number}.json`);
      saveMutant(path, makeMutant(inputs, seed, report.number), seed, report.number, report.reason);
      console.log(`fuzz: mutant ${report.number} of seed ${seed}: ${report.reason}\n      saved in ${path}`);
    } else outcomes[report.outcome]++;
    const done = outcomes.imported + outcomes.refused + outcomes.failed;
    if (done % 5000 === 0) console.log(`fuzz: ${done} done, ${seconds(started)} s`);
  };
  const order = { root, outsideData, seed, to: first + count, step: jobs };
  await Promise.all(Array.from({ length: jobs }, (_, job) => runJob({ ...order, from: first + job }, note)));
  const { imported, refused, failed } = outcomes;
  const done = imported + refused + failed;
  console.log(`fuzz: ${done} mutants of seed ${seed} in ${seconds(started)} s`);
  console.log(`fuzz: ${imported} imported, ${refused} refused with one clear error, ${failed} failed`);
  if (failed > 0 || done !== count) process.exitCode = 1;
}

/** Runs a thread until its mutants are done; one that hangs or dies is reported, and the next thread goes on after it. */
async function runJob(order: FuzzOrder, note: (report: FuzzReport) => void): Promise<void> {
  let from = order.from;
  while (from < order.to) {
    const { at, reason } = await runThread({ ...order, from }, note);
    if (reason === undefined) return;
    note({ type: 'failed', number: at, reason });
    from = at + order.step;
  }
}

function runThread(
  order: FuzzOrder,
  note: (report: FuzzReport) => void,
): Promise<{ at: number; reason?: string }> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    let at = order.from;
    let reason: string | undefined;
    let timer: NodeJS.Timeout | undefined;
    worker.on('message', (report: FuzzReport) => {
      at = report.number;
      clearTimeout(timer);
      if (report.type === 'started') {
        timer = setTimeout(() => {
          reason = `it hangs: nothing for ${HANG_MS / 1000} s`;
          void worker.terminate();
        }, HANG_MS);
      }
      note(report);
    });
    worker.on('error', (error) => {
      reason ??= error.stack ?? error.message;
    });
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve({ at, ...(reason === undefined ? {} : { reason }) });
    });
  });
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0);
}
