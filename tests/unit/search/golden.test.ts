import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Library } from '../../../indexer/core/library.ts';
import { type RunningServer, startServer } from '../../../indexer/server/server.ts';
import { folderShelf } from '../../../indexer/store/folder-source.ts';
import { FetchShelf } from '../../../renderer/packs/fetch-shelf.ts';
import { GOLDEN_HITS, GOLDEN_QUERIES } from '../../helpers/golden-queries.ts';
import { Cli } from '../../helpers/run-cli.ts';

/** The first refs of every query. */
type Answers = Readonly<Record<string, readonly string[]>>;

async function answersOf(library: Library): Promise<Answers> {
  const answers: Record<string, string[]> = {};
  for (const query of GOLDEN_QUERIES) {
    answers[query] = (await library.search({ query, limit: GOLDEN_HITS })).hits.map(({ ref }) => ref);
  }
  return answers;
}

describe('the same queries over the same packs', () => {
  const cli = new Cli();
  let core: Answers = {};
  let server: RunningServer | undefined;

  beforeAll(async () => {
    expect(await cli.run(['add', 'content/handbook'])).toMatchObject({ code: 0 });
    core = await answersOf(new Library(folderShelf(join(cli.home, 'packs'))));
  }, 60_000);
  afterAll(() => server?.close());

  it('are fifty, and nearly all of them find something', () => {
    expect(new Set(GOLDEN_QUERIES).size).toBe(50);
    const found = Object.values(core).filter((refs) => refs.length > 0);
    expect(found.length).toBeGreaterThanOrEqual(46);
  });

  it('are answered by the command as by the core', async () => {
    const input = GOLDEN_QUERIES.map((query, id) => JSON.stringify({ id, query })).join('\n');
    const { stdout } = await cli.run(['search', '--batch', '-', '--limit', String(GOLDEN_HITS)], { input });
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { query: string; hits: { ref: string }[] })
      .map(({ query, hits }) => [query, hits.map(({ ref }) => ref)] as const);
    expect(Object.fromEntries(answers)).toEqual(core);
  });

  it('are answered from packs that are read over HTTP as from a disk', async () => {
    server = await startServer({ port: 0, web: cli.home, packs: [join(cli.home, 'packs')] });
    expect(await answersOf(new Library(new FetchShelf(`${server.address}packs/`)))).toEqual(core);
  });
});
