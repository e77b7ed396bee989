import { PARTS, withoutPart } from './ablation.ts';
import { type Figures, fallenBelow, figuresOf, record } from './baseline.ts';
import { djdocsEngine, documentsOf, newest } from './corpus.ts';
import { kindLine, linesOf, type Measured, measure } from './measure.ts';
import { type EvalOptions, HELP, readOptions } from './options.ts';
import { flexSearch } from './peers/flexsearch.ts';
import { fts5 } from './peers/fts5.ts';
import { lunrEngine } from './peers/lunr.ts';
import { miniSearch } from './peers/minisearch.ts';
import { orama } from './peers/orama.ts';
import { pagefind } from './peers/pagefind.ts';
import { halfOf } from './query-sets.ts';
import { type Line, table } from './report.ts';
import { scoreOf } from './score.ts';
import { type Subject, subjectsOf } from './subjects.ts';
import type { Document, Engine } from './types.ts';

/**
 * The evaluation of search. @returns the exit code: 1 when a figure fell below the recorded one.
 */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const data = process.env.DJDOCS_TEST_DATA;
  if (!data && options.html === undefined)
    console.log('DJDOCS_TEST_DATA is not set: only the queries over the handbook are asked.');
  let figures: Figures = {};
  for (const subject of subjectsOf(options, data)) {
    figures = { ...figures, ...(await measureSubject(subject, options)) };
  }
  if (options.record) {
    record(figures);
    console.log('\nThe figures are recorded.');
    return 0;
  }
  const fallen = fallenBelow(figures);
  for (const line of fallen) console.log(`\nBelow the recorded figures: ${line}`);
  return fallen.length > 0 ? 1 : 0;
}

async function measureSubject(subject: Subject, options: EvalOptions): Promise<Figures> {
  const { name, draft, tree, sets } = subject;
  const documents = documentsOf(newest(draft).topics);
  const engines = [djdocsEngine(draft), ...(options.peers ? await peersOver(documents, options) : [])];
  console.log(`\n${name}: ${newest(draft).topics.length} pages, ${documents.length} sections`);
  let figures: Figures = {};
  for (const set of sets) {
    const lines: Line[] = [];
    for (const engine of engines) {
      const measured = await measure(engine, set, tree);
      lines.push(...linesOf(measured, options.halves));
      const typos = set.rows.some(({ kind }) => kind === 'symbol-typo')
        ? [kindLine(measured, 'symbol-typo', `  of these, one typo`)]
        : [];
      lines.push(...typos);
      if (engine !== engines[0]) continue;
      const score = scoreOf(measured.ranks);
      figures = { ...figures, ...figuresOf(`${name}, ${set.name}`, score) };
      if (options.misses) printMisses(measured);
      if (options.ablation) lines.push(...(await ablate(engine, subject, set.name)));
    }
    console.log(table(`${set.name} (${name})`, lines));
  }
  for (const engine of engines) await engine.close?.();
  return figures;
}

async function peersOver(documents: readonly Document[], options: EvalOptions): Promise<Engine[]> {
  const makers = [miniSearch, fts5, lunrEngine, orama, flexSearch, ...(options.pagefind ? [pagefind] : [])];
  const engines: Engine[] = [];
  for (const make of makers) {
    const engine = await make(documents);
    if (engine) engines.push(engine);
    else console.log('SQLite FTS5 is left out: there is no python3 with it.');
  }
  return engines;
}

async function ablate(engine: Engine, { sets, tree }: Subject, wanted: string): Promise<Line[]> {
  const lines: Line[] = [];
  for (const set of sets.filter(({ name }) => name === wanted)) {
    for (const part of PARTS) {
      const { ranks } = await withoutPart(part, () => measure(engine, set, tree));
      lines.push({ label: `  without ${part.name}`, score: scoreOf(ranks) });
    }
  }
  return lines;
}

function printMisses({ set, ranks }: Measured): void {
  set.rows.forEach((row, i) => {
    const rank = ranks[i];
    if (rank?.page === 1 || halfOf(row) !== 'tuning') return;
    const targets = row.targets.map(({ page, anchor }) => (anchor === null ? page : `${page}#${anchor}`));
    console.log(`${rank?.page || 'not found'}: ${row.query} → ${targets.join(', ')}`);
  });
}
