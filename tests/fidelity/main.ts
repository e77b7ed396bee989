import { parseArgs } from 'node:util';
import { type Bar, isHeld } from './bar.ts';
import { MEASURES } from './measures.ts';
import { offendersOf, samplesOf, tableOf } from './report.ts';
import { TestData } from './test-data.ts';

const USAGE = `usage: npm run check:fidelity -- [--only GROUP[/MEASURE],…] [--html FOLDER…] [--offenders N] [--samples]
  [--json]
measures: ${MEASURES.map(({ name }) => name).join(', ')}
DJDOCS_TEST_DATA names the folder with the documentation that is imported.`;

/** Runs the wanted measures and prints their bars. @returns the exit code: 0 all held, 1 one missed, 2 not run. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      html: { type: 'string', multiple: true, default: [] },
      offenders: { type: 'string', default: '10' },
      samples: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const wanted = values.only?.flatMap((names) => names.split(',')) ?? [''];
  const measures = MEASURES.filter(({ name }) =>
    wanted.some((one) => one === '' || name === one || name.startsWith(`${one}/`)),
  );
  if (values.help || measures.length === 0) {
    process.stderr.write(`${USAGE}\n`);
    return values.help ? 0 : 2;
  }
  const root = process.env.DJDOCS_TEST_DATA;
  if (!root && values.html.length === 0) {
    process.stderr.write('DJDOCS_TEST_DATA is not set: there is nothing to measure.\n');
    return 2;
  }
  const data = new TestData(root ?? '', values.html);
  const bars: (Bar & { readonly measure: string; readonly ok: boolean })[] = [];
  try {
    for (const { name, measure } of measures) {
      if (!values.json) process.stderr.write(`${name} …\n`);
      for (const bar of await measure(data)) bars.push({ measure: name, ...bar, ok: isHeld(bar) });
    }
  } finally {
    data.dispose();
  }
  if (values.json) process.stdout.write(`${JSON.stringify(bars, null, 1)}\n`);
  else process.stdout.write(`${tableOf(bars)}\n${offendersOf(bars, Number(values.offenders))}\n`);
  if (values.samples && !values.json) process.stdout.write(`${samplesOf(bars)}\n`);
  return bars.every(({ ok }) => ok) ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  // The program is one long line, which Node would print before the message.
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}
