import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Cli } from '../../helpers/run-cli.ts';
import { definition, highlighted, section, sphinxFiles } from '../../helpers/sphinx-folder.ts';
import { tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

interface Answer {
  readonly id: unknown;
  readonly query: string;
  readonly hits: readonly { ref: string; score: number; why?: object }[];
}

const cli = new Cli();
const work = tempFolder();
const site = writeFiles(join(work, 'html'), {
  ...sphinxFiles({
    pages: {
      'ref/gears': section(
        'gears',
        'Gears',
        '<p id="intro">All gears turn, see <a href="../oil.html#why">why</a>, <a href="../oil.html">oil</a>, <a href="#gears.Gear">Gear</a>, <a href="https://x.example/y">more</a> and <a href="gone.html#x">gone</a>.</p>',
        definition(
          'class',
          'gears.Gear',
          '<code>class gears.Gear</code>',
          '<p>A wheel.</p>',
          highlighted('python', 'Gear()\n'),
          '<span id="label"></span><p>End.</p>',
        ),
      ),
      oil: section(
        'oil',
        'Oil',
        '<p>Slippery.</p>',
        section('s-why', 'Why', '<span id="why"></span><p>Because.</p>'),
      ),
    },
    inventory: [{ name: 'gears.Gear', role: 'py:class', uri: 'ref/gears.html#$' }],
    canonical: 'https://widgets.example/',
  }),
});
const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

beforeAll(async () => {
  expect(await cli.run(['add', site])).toMatchObject({ code: 0 });
}, 60_000);

describe('djdocs search --json', () => {
  it('gives hits with their names, without reasons unless asked', async () => {
    const { query, hits } = (await cli.run(['search', 'gears.Gear', '--json'])).json<Answer>();
    expect(query).toBe('gears.Gear');
    expect(Object.keys(hits[0] ?? {}).sort()).toEqual([
      'anchor',
      'changes',
      'docSet',
      'excerpt',
      'hash',
      'kind',
      'marks',
      'path',
      'ref',
      'score',
      'title',
      'trail',
      'url',
      'version',
      'versions',
    ]);
    expect(hits[0]).toMatchObject({
      ref: 'widgets@2.1/ref/gears#gears.Gear',
      url: 'https://widgets.example/ref/gears.html#gears.Gear',
    });
    const explained = (await cli.run(['search', 'gears.Gear', '--json', '--explain'])).json<
      Answer & { reads: { parts: number } }
    >();
    expect(explained.hits[0]?.why).toMatchObject({ name: expect.any(Number) });
    expect(explained.reads.parts).toBeGreaterThan(2);
  });

  it('prints people a list with refs, and reasons when asked', async () => {
    const { stdout } = await cli.run(['search', 'slippery', '--explain']);
    expect(stdout).toMatch(
      /^ 1\. Oil\n {4}Slippery\.\n {4}widgets@2\.1\/oil#oil\n {4}score [\d.]+ = .*words [\d.]+.*\n {4}has slippery\nread \d+ parts, \d+ bytes\n$/,
    );
  });

  it('takes words with dashes for words, before and after its own options', async () => {
    const { query, hits } = (await cli.run(['search', '--json', 'oil', '-chain'])).json<Answer>();
    expect(query).toBe('oil -chain');
    expect(hits).toEqual((await cli.run(['search', '--json', '--', 'oil -chain'])).json<Answer>().hits);
    const option = await cli.run(['search', '--fake-initial', '--json']);
    expect(option.json<Answer>().query).toBe('--fake-initial');
  });

  it('says so when it answers another spelling than was typed', async () => {
    const typed = await cli.run(['search', 'gears.Gaer']);
    expect(typed.stderr).toBe('No section has all of "gears.Gaer". These answer "gears.gear":\n');
    expect(typed.stdout).toContain('widgets@2.1/ref/gears#gears.Gear');
    const json = (await cli.run(['search', 'gears.Gaer', '--json'])).json<Answer & { repaired: string }>();
    expect(json).toMatchObject({ query: 'gears.Gaer', repaired: 'gears.gear' });
  });

  it('repeats no more of a pasted text than fits a message', async () => {
    const { stderr } = await cli.run(['search', 'xylo phone '.repeat(500)]);
    expect(stderr.length).toBeLessThan(200);
    expect(stderr).toContain('…');
  });

  it('is JSON with no hits when nothing is found', async () => {
    const result = await cli.run(['search', 'xylophone', '--json']);
    expect(result.code).toBe(1);
    expect(result.json()).toEqual({ query: 'xylophone', hits: [] });
  });

  it('takes a hostile query as it comes', async () => {
    for (const query of ['__proto__', '(.*)+$', '\u001b[31moil', '歯車🛠', 'a'.repeat(10_000)]) {
      const result = await cli.run(['search', '--json', '--', query]);
      expect(result.code === 0 || result.code === 1).toBe(true);
      expect(result.json<Answer>().query).toBe(query);
    }
  });
});

describe('a search that starts the short way', () => {
  const kept = (own: Cli) => join(own.home, 'cache/search.v8');
  const answer = async (own: Cli) => (await own.run(['search', 'gears.Gear', '--json'])).json<Answer>();

  it('answers as the long way does, to a program and to a pipe', async () => {
    for (const args of [
      ['gears.Gear', '--json', '--explain'],
      ['slippery', '--limit', '1'],
      ['xylophone'],
      ['gears', '--limit', '0', '--json'],
      ['gears', '--kind', 'nothing'],
    ]) {
      // The long way takes options with an equals sign.
      const long = await cli.run(['search', ...args, '--limit=5', ...args.slice(1)]);
      const short = await cli.run(['search', ...args, '--limit', '5', ...args.slice(1)]);
      expect(short).toMatchObject({ code: long.code, stdout: long.stdout, stderr: long.stderr });
    }
  });

  it('keeps its compiled code in the home, and answers the same with it', async () => {
    const own = new Cli();
    await own.run(['add', site]);
    expect(existsSync(kept(own))).toBe(false);
    const first = await answer(own);
    const code = readFileSync(kept(own));
    expect(await answer(own)).toEqual(first);
    expect(readFileSync(kept(own))).toEqual(code);
  });

  it.each<[string, (code: Buffer) => Buffer]>([
    ['cut off', (code) => code.subarray(0, code.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['changed', (code) => Buffer.from(code.map((byte, i) => (i === code.length >> 1 ? byte ^ 1 : byte)))],
    ['of another program', (code) => Buffer.concat([Buffer.alloc(4), code.subarray(4)])],
  ])('does not take code that is %s, and keeps it anew', async (_, spoil) => {
    const own = new Cli();
    await own.run(['add', site]);
    const first = await answer(own);
    const whole = readFileSync(kept(own));
    writeFileSync(kept(own), spoil(whole));
    expect(await answer(own)).toEqual(first);
    expect(readFileSync(kept(own)).length).toBeGreaterThan(whole.length / 2);
    expect(readFileSync(kept(own)).subarray(0, 4)).toEqual(whole.subarray(0, 4));
  });

  it('answers where nothing can be kept, and makes no home by being asked', async () => {
    const own = new Cli();
    await own.run(['add', site]);
    rmSync(join(own.home, 'cache'), { recursive: true });
    writeFileSync(join(own.home, 'cache'), 'in the way');
    expect((await answer(own)).hits.length).toBeGreaterThan(0);
    const none = new Cli(join(work, 'no-home'));
    expect((await none.run(['search', 'gears', '--json'])).code).toBe(1);
    expect(existsSync(none.home)).toBe(false);
  });
});

describe('djdocs search --batch', () => {
  const queries = '{"id":1,"query":"gears.Gear"}\r\n\n{"id":"b","query":"xylophone"}\n{"query":"oil"}\n';

  it('answers a file line by line, with the hits of single searches', async () => {
    writeFileSync(join(work, 'queries.jsonl'), queries);
    const { code, stdout } = await cli.run(['search', '--batch', join(work, 'queries.jsonl'), '--json']);
    expect(code).toBe(0);
    const answers = lines(stdout) as Answer[];
    expect(answers.map(({ id, query }) => [id, query])).toEqual([
      [1, 'gears.Gear'],
      ['b', 'xylophone'],
      [undefined, 'oil'],
    ]);
    expect(answers[0]?.hits).toEqual((await cli.run(['search', 'gears.Gear', '--json'])).json<Answer>().hits);
  });

  it('answers stdin, with the options of a single search', async () => {
    const { stdout } = await cli.run(
      ['search', '--batch', '-', '--json', '--limit', '1', '--kind', 'class'],
      { input: queries },
    );
    expect((lines(stdout) as Answer[]).map(({ hits }) => hits.length)).toEqual([1, 0, 0]);
  });

  it.each([
    ['is not JSON', 'oil\n', 'line 1'],
    ['has no query', '{"id":1,"query":"oil"}\n{"id":2}\n', 'line 2'],
    ['is null', 'null\n', 'line 1'],
  ])('refuses a line that %s, by its number', async (_, input, line) => {
    const { code, stderr } = await cli.run(['search', '--batch', '-', '--json'], { input });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(line) });
  });

  it('says which file it cannot read', async () => {
    expect(await cli.run(['search', '--batch', 'nowhere.jsonl', '--json'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('nowhere.jsonl cannot be read'),
    });
  });
});

describe('djdocs export --jsonl', () => {
  it('writes every chunk as one record, with everything that is known of it', async () => {
    const file = join(work, 'all.jsonl');
    expect(await cli.run(['export', '--jsonl', file])).toMatchObject({
      code: 0,
      stdout: `Wrote 4 chunks to ${file}.\n`,
    });
    const records = lines(readFileSync(file, 'utf8'));
    expect(records.map(({ ref }) => ref)).toEqual([
      'widgets@2.1/oil#oil',
      'widgets@2.1/oil#s-why',
      'widgets@2.1/ref/gears#gears',
      'widgets@2.1/ref/gears#gears.Gear',
    ]);
    expect(records[3]).toEqual({
      ref: 'widgets@2.1/ref/gears#gears.Gear',
      docSet: 'widgets',
      version: '2.1',
      path: 'ref/gears',
      anchor: 'gears.Gear',
      aliases: ['label'],
      changes: [],
      title: 'class gears.Gear',
      trail: ['Gears'],
      kind: 'class',
      text: 'A wheel.\n\nEnd.',
      markdown: expect.stringContaining('```python\nGear()\n```'),
      code: [
        {
          lang: 'python',
          kind: 'module',
          text: 'Gear()\n',
          runnable: expect.any(Boolean),
          why: expect.any(String),
        },
      ],
      links: [],
      symbols: [{ name: 'gears.Gear', kind: 'class' }],
      url: 'https://widgets.example/ref/gears.html#gears.Gear',
      source: { file: 'ref/gears.html', line: expect.any(Number), format: 'sphinx-html', license: '' },
      hash: expect.stringMatching(/^[0-9a-f]{24}$/),
    });
  });

  it('says of every link where it leads, by the anchor of the chunk there and by what the link named', async () => {
    const records = lines((await cli.run(['export', '--jsonl', '-'])).stdout);
    const links = records.find(({ anchor }) => anchor === 'gears').links;
    expect(links).toEqual([
      {
        text: 'why',
        url: 'oil#why',
        target: { path: 'oil', anchor: 's-why' },
        fragment: 'why',
        how: 'anchor',
      },
      { text: 'oil', url: 'oil', target: { path: 'oil', anchor: null }, fragment: '', how: 'path' },
      {
        text: 'Gear',
        url: 'ref/gears#gears.Gear',
        target: { path: 'ref/gears', anchor: 'gears.Gear' },
        fragment: 'gears.Gear',
        how: 'anchor',
      },
      { text: 'more', url: 'https://x.example/y', target: null, fragment: '', how: 'outside' },
      { text: 'gone', url: 'gone.html#x', target: null, fragment: 'x', how: 'absent' },
    ]);
  });

  it('writes only the doc set and version that are asked for', async () => {
    const two = new Cli();
    const notes = writeFiles(join(work, 'notes'), { 'a.md': '# A' });
    await two.run(['add', site, '--doc-set', 'widgets', '--version', '2.1']);
    await two.run(['add', notes, '--doc-set', 'notes']);
    const refs = async (...args: string[]) =>
      lines((await two.run(['export', '--jsonl', '-', ...args])).stdout).map(({ docSet }) => docSet);
    expect(new Set(await refs())).toEqual(new Set(['notes', 'widgets']));
    expect(new Set(await refs('--doc-set', 'notes'))).toEqual(new Set(['notes']));
    expect(new Set(await refs('--version', '2.1'))).toEqual(new Set(['widgets']));
    expect(await two.run(['export', '--jsonl', '-', '--version', '9'])).toMatchObject({
      code: 1,
      stdout: '',
    });
  });

  it('leaves a file as it was when there is nothing to write into it', async () => {
    const file = join(work, 'precious.jsonl');
    writeFileSync(file, 'precious');
    expect(await cli.run(['export', '--jsonl', file, '--doc-set', 'nothing'])).toMatchObject({ code: 1 });
    expect(readFileSync(file, 'utf8')).toBe('precious');
    expect(await cli.run(['export', '--jsonl', join(work, 'none.jsonl'), '--version', '9'])).toMatchObject({
      code: 1,
    });
    expect(existsSync(join(work, 'none.jsonl'))).toBe(false);
  });

  it('says so when the file cannot be written', async () => {
    expect(await cli.run(['export', '--jsonl', join(work, 'no', 'such', 'folder.jsonl')])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('cannot be written'),
    });
  });
});

describe('djdocs suggest', () => {
  it('prints ways to go on, a line each, or as JSON', async () => {
    const { stdout, code } = await cli.run(['suggest', 'ge']);
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe('Gear  class  gears.Gear  widgets@2.1/ref/gears#gears.Gear');
    const json = (await cli.run(['suggest', 'ge', '--limit', '1', '--json'])).json();
    expect(json).toEqual({
      query: 'ge',
      suggestions: [
        { text: 'Gear', kind: 'class', name: 'gears.Gear', ref: 'widgets@2.1/ref/gears#gears.Gear' },
      ],
    });
  });

  it('ends with 1 when there is no way to go on', async () => {
    expect(await cli.run(['suggest', 'xyzzy'])).toMatchObject({ code: 1, stdout: '' });
  });
});
