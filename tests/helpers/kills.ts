import { type ChildProcess, fork, spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { DocsError } from '../../indexer/core/errors.ts';
import type { ImportRequest } from '../../indexer/core/import-messages.ts';
import { Library } from '../../indexer/core/library.ts';
import { folderShelf, folderSource } from '../../indexer/store/folder-source.ts';
import { tidyPacks } from '../../indexer/store/tidy.ts';
import { verifyPack, whyPreviousDamaged } from '../../indexer/store/verify-pack.ts';
import { GOLDEN_HITS, GOLDEN_QUERIES } from './golden-queries.ts';
import { DJDOCS } from './run-cli.ts';
import { tempFolder } from './temp-folders.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ID = 'handbook';

/** A change of what is installed that is killed again and again. */
export interface Change {
  readonly name: string;
  /** Makes the home that it starts from. */
  prepare(home: string): Promise<void>;
  start(home: string): ChildProcess;
}

/** What came of killing a change. */
export interface KillReport {
  readonly kills: number;
  /** How many kills left the pack as it was before, and how many the new one. */
  readonly before: number;
  readonly after: number;
  /** A sentence for each that left anything else. */
  readonly failures: readonly string[];
}

/** The handbook with some of its pages written anew, one gone and one more. */
function changedHandbook(): string {
  const folder = join(tempFolder(), 'handbook');
  cpSync(join(ROOT, 'content/handbook'), folder, { recursive: true });
  for (const name of ['queries.md', 'models.md']) {
    const file = join(folder, '5.2/guide', name);
    writeFileSync(
      file,
      `${readFileSync(file, 'utf8')}\n## Killed\n\nA savepoint is kept, select_related too.\n`,
    );
  }
  writeFileSync(join(folder, '5.2/guide/killing.md'), '# Killing\n\nHow to undo: transaction.atomic.\n');
  return folder;
}

function importing(home: string, source: string): ChildProcess {
  const child = fork(join(inject('packageFolder'), 'out/cli/importer.mjs'), {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const request: ImportRequest = { sources: [source], packs: join(home, 'packs') };
  child.send(request, () => {});
  return child;
}

function djdocs(home: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [DJDOCS, ...args], {
    env: { PATH: process.env.PATH, HOME: home, DJDOCS_HOME: home },
    stdio: 'ignore',
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/** The changes: a first import, an update, a removal of one version and of all, a way back. */
export async function changesToKill(): Promise<readonly Change[]> {
  const [old, recent] = [join(ROOT, 'content/handbook'), changedHandbook()];
  const [once, twice] = [tempFolder(), tempFolder()];
  await ended(importing(once, old));
  cpSync(once, twice, { recursive: true });
  await ended(importing(twice, recent));
  const copy = (from: string) => async (home: string) => cpSync(from, home, { recursive: true });
  return [
    { name: 'first import', prepare: async () => {}, start: (home) => importing(home, old) },
    { name: 'update', prepare: copy(once), start: (home) => importing(home, recent) },
    {
      name: 'removal of a version',
      prepare: copy(twice),
      start: (home) => djdocs(home, 'remove', `${ID}@4.2`),
    },
    { name: 'removal', prepare: copy(twice), start: (home) => djdocs(home, 'remove', ID) },
    { name: 'way back', prepare: copy(twice), start: (home) => djdocs(home, 'rollback', ID) },
  ];
}

/**
 * Kills a change `count` times at random moments, a third of them anywhere, a third after it has begun to write, a third
 * about when it comes into force, and looks each time what is there: it must open, be whole to the last byte, and answer queries as what was
 * there before or as what comes after. What tidies up then must leave nothing that is of no use.
 * @param random numbers from 0 to 1
 */
export async function killAtRandom(
  { prepare, start }: Change,
  count: number,
  random: () => number,
  queries = GOLDEN_QUERIES,
): Promise<KillReport> {
  const fresh = async () => {
    const home = tempFolder();
    await prepare(home);
    return home;
  };
  const home = await fresh();
  const before = await stateOf(home, queries);
  const { whole, writing } = await timesOf(start(home), home);
  const after = await stateOf(home, queries);
  const report = { kills: 0, before: 0, after: 0, failures: [] as string[] };
  while (report.kills < count) {
    const [where, when] = [random(), random()];
    const trial = await fresh();
    const child = start(trial);
    const exit = ended(child);
    const started = performance.now();
    if (where < 1 / 3) await pause(when * whole);
    else if (where < 2 / 3) await pause(writing + when * (whole - writing));
    else {
      await committing(trial, child);
      await pause(when * COMMIT_MS);
    }
    const at = performance.now() - started;
    // One that has ended by itself was not killed, and does not count.
    const isKilled = child.exitCode === null && child.kill('SIGKILL');
    await exit;
    if (!isKilled) continue;
    report.kills++;
    const state = await stateOf(trial, queries).catch(
      (error: Error) => `it cannot be read: ${error.message}`,
    );
    if (state === before) report.before++;
    else if (state === after) report.after++;
    else report.failures.push(`killed after ${at.toFixed(1)} ms: ${state.slice(0, 500)}`);
    const left = await leftovers(trial);
    if (left.length > 0) report.failures.push(`killed after ${at.toFixed(1)} ms: left ${left.join(', ')}`);
  }
  return report;
}

/** About as long a pack comes into force, and what has to be done after that. */
const COMMIT_MS = 12;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** How long a change takes, and when it begins to write, in milliseconds. */
async function timesOf(child: ChildProcess, home: string): Promise<{ whole: number; writing: number }> {
  const started = performance.now();
  let writing = 0;
  const watch = setInterval(() => {
    if (writing === 0 && existsSync(join(home, 'packs', ID, 'lock'))) writing = performance.now() - started;
  }, 2);
  await ended(child);
  clearInterval(watch);
  return { whole: performance.now() - started, writing };
}

/** Waits until a manifest is being replaced, or was, or the process has ended. */
async function committing(home: string, child: ChildProcess): Promise<void> {
  const folder = join(home, 'packs', ID);
  const inode = (name: string) => statSync(join(folder, name), { throwIfNoEntry: false })?.ino;
  const names = ['manifest.json', 'previous.json', 'manifest.json.new', 'previous.json.new'];
  const first = names.map(inode).join();
  while (child.exitCode === null && names.map(inode).join() === first) await pause(1);
}

/** Everything that a reader can tell of what is installed. */
async function stateOf(home: string, queries: readonly string[]): Promise<string> {
  const packs = join(home, 'packs');
  const library = new Library(folderShelf(packs));
  const ids = await library.docSets();
  const state: unknown[] = [ids];
  for (const id of ids) {
    const { damaged } = await verifyPack(folderSource(join(packs, id), id));
    if (damaged.length > 0) return `damaged: ${JSON.stringify(damaged)}`;
    state.push((await library.pack(id)).versions);
    if (existsSync(join(packs, id, 'previous.json'))) {
      const why = await whyPreviousDamaged(join(packs, id), id);
      if (why !== undefined) return `the state to go back to is damaged: ${why}`;
    }
  }
  for (const query of ids.length > 0 ? queries : []) {
    // A version that a query asks for may be gone; that is an answer as well.
    const told = library.search({ query, limit: GOLDEN_HITS }).then(
      ({ hits }) => hits.map(({ ref, excerpt }) => [ref, excerpt]),
      (error: unknown) => {
        if (error instanceof DocsError && error.code === 'not-found') return error.message;
        throw error;
      },
    );
    state.push(await told);
  }
  return JSON.stringify(state);
}

/** What is still there after tidying up and should not be. */
async function leftovers(home: string): Promise<string[]> {
  const packs = join(home, 'packs');
  await tidyPacks(packs);
  const ids = await new Library(folderShelf(packs)).docSets();
  const names = existsSync(packs) ? readdirSync(packs) : [];
  const strange = names.filter((name) => !ids.includes(name));
  for (const id of ids) {
    const files = readdirSync(join(packs, id), { recursive: true, encoding: 'utf8' });
    strange.push(...files.filter((name) => /\.new$|^lock/.test(name)));
  }
  return strange;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32, by Tommy Ettinger). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
