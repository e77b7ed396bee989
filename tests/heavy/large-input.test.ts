import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { tarOf, zipOf } from '../helpers/archives.ts';
import { Cli } from '../helpers/run-cli.ts';
import { inventoryBytes } from '../helpers/sphinx-folder.ts';
import { folderHashes, tempFolder, writeFiles } from '../helpers/temp-folders.ts';

const MEGABYTE = 1024 * 1024;
/** What the importer may use of the engine's heap, in megabytes: less than a small machine has. */
const HEAP = 3072;

const cli = new Cli();
const packs = join(cli.home, 'packs');
const inventory = inventoryBytes('Large', '1', []);

/** Writes a file of `parts` times a text, without holding it in memory. */
function writeLarge(path: string, head: string, part: string, parts: number, end = ''): string {
  mkdirSync(join(path, '..'), { recursive: true });
  const file = openSync(path, 'w');
  writeSync(file, head);
  for (let n = 0; n < parts; n++) writeSync(file, part);
  writeSync(file, end);
  closeSync(file);
  return path;
}

const source = (name: string) => join(tempFolder(), name);
const sphinx = (head: string, part: string, parts: number) => {
  const folder = source('site');
  writeFiles(folder, { 'objects.inv': inventory, 'index.html': '<section id="a"><h1>A</h1></section>' });
  writeLarge(join(folder, 'large.html'), `<section id="l"><h1>L</h1>${head}`, part, parts);
  return folder;
};

const attributes = (count: number) => Array.from({ length: count }, (_, i) => `a${i}=1 `).join('');

beforeAll(async () => {
  const small = writeFiles(tempFolder(), { 'pots.md': '# Pots\n' });
  expect(await cli.run(['add', small, '--doc-set', 'pots'])).toMatchObject({ code: 0 });
});

let count = 0;

async function add(given: string) {
  const before = folderHashes(packs);
  const started = performance.now();
  const result = await cli.run(['add', given, '--doc-set', `large-${++count}`, '--json'], {
    env: { NODE_OPTIONS: `--max-old-space-size=${HEAP}` },
  });
  const { added, failed } = result.json<{
    added: { counts: { topics: number }; diagnostics: { code: string; message: string }[] }[];
    failed: { error: { message: string } }[];
  }>();
  console.log(`${given.split('/').at(-1)}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  const others = Object.entries(folderHashes(packs)).filter(([path]) => path.startsWith('pots/'));
  expect(Object.fromEntries(others)).toEqual(
    Object.fromEntries(Object.entries(before).filter(([path]) => path.startsWith('pots/'))),
  );
  return {
    code: result.code,
    topics: added[0]?.counts.topics,
    told: [
      ...failed.map(({ error }) => error.message),
      ...(added[0]?.diagnostics ?? []).map(({ message }) => message),
    ].join('\n'),
    lines: result.stderr.trimEnd().split('\n').length,
  };
}

describe('one large file', () => {
  it.each<[string, () => string, RegExp]>([
    [
      'Markdown with a line of 50 MB',
      () => writeLarge(source('a.md'), '# A\n\n', 'word '.repeat(MEGABYTE / 5), 50),
      /longer than 16 million characters/,
    ],
    [
      'plain text with a line of 50 MB',
      () => writeLarge(source('a.txt'), 'Pots\n', 'word '.repeat(MEGABYTE / 5), 50),
      /longer than 16 million characters/,
    ],
    [
      'a list of 400,000 items',
      () => writeLarge(source('a.md'), '# A\n\n', '- a\n'.repeat(1000), 400),
      /longer than 60 seconds|more memory/,
    ],
    [
      'emphasis without end',
      () => writeLarge(source('a.md'), '# A\n\n', '*'.repeat(1000), 60, `x${'*'.repeat(60_000)}`),
      /longer than 60 seconds|more memory/,
    ],
  ])('%s is refused in one line, and nothing installed changes', async (_, write, message) => {
    expect(await add(write())).toMatchObject({ code: 3, told: expect.stringMatching(message), lines: 1 });
  });
});

describe('one large page among others', () => {
  it.each<[string, () => string, RegExp]>([
    [
      'HTML of 255 MB',
      () => sphinx('', `<p>${'word '.repeat(MEGABYTE / 5)}</p>`, 255),
      /longer than 16 million characters/,
    ],
    [
      'HTML of 300 MB',
      () => sphinx('', `<p>${'word '.repeat(MEGABYTE / 5)}</p>`, 300),
      /larger than 256 MB; left out/,
    ],
    ['a million attributes', () => sphinx('<p ', attributes(1_000_000), 1), /^$|longer than 60 seconds/],
    ['a table of 100,000 rows', () => sphinx('<table>', '<tr><td>a<td>b'.repeat(1000), 100), /^$/],
    ['100,000 elements in each other', () => sphinx('', '<div>'.repeat(1000), 100), /nested too deep/],
    ['more tags than a page has', () => sphinx('', '<b>x</b>'.repeat(1000), 600), /million tags/],
  ])('%s is read or left out, and the others are read', async (_, write, message) => {
    const { code, topics, told } = await add(write());
    expect({ code, told }).toEqual({ code: 0, told: expect.stringMatching(message) });
    expect(topics).toBe(message.test('') ? 2 : 1);
  });

  it('a crawl of 20,000 pages in one file is read', async () => {
    const crawl = source('crawl.txt');
    const file = openSync(crawl, 'w');
    writeSync(file, '# Crawl\n\n');
    for (let n = 0; n < 20_000; n++)
      writeSync(file, `## Source: en_1.0_page${n}.md\n\n# Page ${n}\n\nText.\n\n`);
    closeSync(file);
    expect(await add(crawl)).toMatchObject({ code: 0, topics: 20_000 });
  });
});

describe('a small archive of a lot', () => {
  const zeros = Buffer.alloc(64 * MEGABYTE);

  it.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
    [
      '10 GB of zeros',
      'a.tar.gz',
      async () => {
        const header = (await tarOf([{ name: 'a.md', content: 'x' }])).subarray(0, 512);
        const packed = gzipSync(zeros);
        return Buffer.concat([gzipSync(header), ...Array.from({ length: 160 }, () => packed)]);
      },
    ],
    [
      'a thousand entries of the same 64 MB',
      'a.zip',
      () =>
        zipOf([
          { name: 'a.md', content: zeros },
          ...Array.from({ length: 999 }, (_, i) => ({ name: `${i}.md`, dataOf: 0 })),
        ]),
    ],
    // 722 bytes of bzip2 that hold a billion zeros.
    ['a billion zeros', 'a.tar.bz2', () => Buffer.from(BILLION_ZEROS, 'base64')],
  ])('is given up: %s', async (_, name, bytes) => {
    const given = join(writeFiles(tempFolder(), { [name]: await bytes() }), name);
    expect(await add(given)).toMatchObject({
      code: 3,
      told: `${given} unpacks to more than 512 MB`,
      lines: 1,
    });
  });
});

const BILLION_ZEROS =
  'QlpoOTFBWSZTWQ4J4t8BX45AAMAAAAggADCATUZCoCWpCoCXMUFZJlNZDgni3wFfjkAAwAAACCAAMIBNRkKgJakKgJcxQVkmU1kO' +
  'CeLfAV+OQADAAAAIIAAwgE1GQqAlqQqAlzFBWSZTWQ4J4t8BX45AAMAAAAggADCATUZCoCWpCoCXMUFZJlNZDgni3wFfjkAAwAAA' +
  'CCAAMIBNRkKgJakKgJcxQVkmU1kOCeLfAV+OQADAAAAIIAAwgE1GQqAlqQqAlzFBWSZTWQ4J4t8BX45AAMAAAAggADCATUZCoCWp' +
  'CoCXMUFZJlNZDgni3wFfjkAAwAAACCAAMIBNRkKgJakKgJcxQVkmU1kOCeLfAV+OQADAAAAIIAAwgE1GQqAlqQqAlzFBWSZTWQ4J' +
  '4t8BX45AAMAAAAggADCATUZCoCWpCoCXMUFZJlNZDgni3wFfjkAAwAAACCAAMIBNRkKgJakKgJcxQVkmU1kOCeLfAV+OQADAAAAI' +
  'IAAwgE1GQqAlqQqAlzFBWSZTWQ4J4t8BX45AAMAAAAggADCATUZCoCWpCoCXMUFZJlNZDgni3wFfjkAAwAAACCAAMIBNRkKgJakK' +
  'gJcxQVkmU1kOCeLfAV+OQADAAAAIIAAwgE1GQqAlqQqAlzFBWSZTWQ4J4t8BX45AAMAAAAggADCATUZCoCWpCoCXMUFZJlNZDgni' +
  '3wFfjkAAwAAACCAAMIBNRkKgJakKgJcxQVkmU1kOCeLfAV+OQADAAAAIIAAwgE1GQqAlqQqAlzFBWSZTWQ4J4t8BX45AAMAAAAgg' +
  'ADCATUZCoCWpCoCXMUFZJlNZDgni3wFfjkAAwAAACCAAMIBNRkKgJakKgJcxQVkmU1kOCeLfAV+OQADAAAAIIAAwgE1GQqAlqQqA' +
  'lzFBWSZTWUMEJfUBFJ/AIMAAAAQACCAAMMwFKaaqoiQ2AJEh4u5IpwoSBLaDFuA=';
