import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../../indexer/import/archive.ts';
import { ArchiveLimits } from '../../../indexer/import/archive-limits.ts';
import { openSource } from '../../../indexer/import/open-source.ts';
import { importSource } from '../../../indexer/worker/import-source.ts';
import { entriesOf, type TarEntry, tarOf, type ZipEntry, zipOf } from '../../helpers/archives.ts';
import { folderHashes, tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

/** What is in the archives of `tests/fixtures/archives`. */
const POTS = {
  'index.md': '# Pots\n\nHow to [fire](guide/fire.md) a pot.\n',
  'guide/fire.md': '# Firing\n\nHeat it `slowly`.\n\n![kiln](kiln.png)\n',
  'guide/kiln.png': 'PNG kiln',
};
const FIXTURES = fileURLToPath(new URL('../../fixtures/archives/', import.meta.url));

function write(name: string, bytes: Uint8Array | string): string {
  const path = join(tempFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

/** What is taken of an archive: its paths, and what was left out by why. */
async function taken(path: string): Promise<{ name: string; paths: string[]; notes: string[] }> {
  const { name, files, diagnostics } = await openSource(path);
  const notes = diagnostics.map(({ code, file }) => `${code} ${file}`);
  return { name, paths: files.map((file) => file.path), notes };
}

async function packOf(given: string): Promise<Record<string, string>> {
  const packs = join(tempFolder(), 'packs');
  const [version] = await importSource(given, { sources: [given], packs, version: '2.0' }, () => {});
  expect(version).toMatchObject({ docSet: 'pots', version: '2.0' });
  return folderHashes(packs);
}

describe('an archive of a folder', () => {
  let folder = '';
  let expected: Record<string, string> = {};

  beforeAll(async () => {
    folder = writeFiles(join(tempFolder(), 'pots'), POTS);
    expected = await packOf(folder);
  });

  const tops: [string, string][] = [
    ['with its folder', 'pots/'],
    ['with a folder of another name', 'pots-main/'],
    ['without a folder', ''],
    ['with ./ before every path', './'],
  ];
  it.each(tops)('gives the very pack that the folder gives, %s', async (_, top) => {
    const entries = entriesOf(POTS, top);
    const tar = await tarOf(entries);
    expect(await packOf(write('pots.zip', zipOf(entries)))).toEqual(expected);
    expect(await packOf(write('pots.tar', tar))).toEqual(expected);
    expect(await packOf(write('pots.tgz', gzipSync(tar)))).toEqual(expected);
    expect(await packOf(write('pots.TAR.GZ', gzipSync(tar)))).toEqual(expected);
  });

  it.each(['pots.tar.xz', 'pots.tar.bz2'])(
    'gives the very pack that the folder gives, as %s',
    async (name) => {
      expect(await packOf(join(FIXTURES, name))).toEqual(expected);
    },
  );

  it('is read by how it begins, whatever its name says', async () => {
    const path = join(tempFolder(), 'pots.tar.gz');
    copyFileSync(join(FIXTURES, 'pots.tar.xz'), path);
    expect(await packOf(path)).toEqual(expected);
  });

  it('writes nothing beside it', async () => {
    const path = write('pots.zip', zipOf(entriesOf(POTS)));
    await openSource(path);
    expect(readdirSync(join(path, '..'))).toEqual(['pots.zip']);
  });

  it('is named after itself, and passes over what is hidden', async () => {
    const hidden = { '__MACOSX/._index.md': 'x', 'pots/.git/config': 'x', 'pots/node_modules/a.md': 'x' };
    const path = write('clay-2.0.zip', zipOf([...entriesOf(hidden), ...entriesOf(POTS, 'pots/')]));
    expect(await taken(path)).toEqual({ name: 'clay-2.0', paths: Object.keys(POTS).sort(), notes: [] });
  });

  it('takes a folder for a folder, whatever it is called', async () => {
    const named = writeFiles(join(tempFolder(), 'pots.zip'), POTS);
    expect((await taken(named)).name).toBe('pots.zip');
  });
});

describe('entries that cannot be taken as they are', () => {
  const file = (name: string): TarEntry & ZipEntry => ({ name, content: 'x' });
  const unsafe = [
    '../out.md',
    '/etc/passwd',
    'a/../../b.md',
    'C:/boot.md',
    'a\u0007.md',
    `${'a/'.repeat(600)}b.md`,
  ];

  it.each(['zip', 'tar'])('leaves out paths that lead out of a %s or are none, and says so', async (kind) => {
    const entries = [file('ok.md'), ...unsafe.map(file)];
    const path = kind === 'zip' ? write('a.zip', zipOf(entries)) : write('a.tar', await tarOf(entries));
    const { paths, notes } = await taken(path);
    expect(paths).toEqual(['ok.md']);
    expect(notes.map((note) => note.split(' ')[0])).toEqual(unsafe.map(() => 'unsafe-path'));
  });

  it('leaves out a path with backslashes that leads out of a zip', async () => {
    const path = write('a.zip', zipOf([file('ok.md'), file('..\\out.md'), file('guide\\fire.md')]));
    expect(await taken(path)).toMatchObject({
      paths: ['guide/fire.md', 'ok.md'],
      notes: ['unsafe-path ../out.md'],
    });
  });

  it('follows links inside a tar, and no others', async () => {
    const link = (name: string, linkname: string, type: TarEntry['type'] = 'symlink'): TarEntry => ({
      name,
      type,
      linkname,
    });
    const path = write(
      'a.tar',
      await tarOf([
        file('guide/fire.md'),
        link('guide/again.md', 'fire.md'),
        link('up.md', './guide/again.md'),
        link('hard.md', 'guide/fire.md', 'link'),
        link('folder', 'guide'),
        link('out.md', '../secret.md'),
        link('root.md', '/etc/passwd'),
        link('hard-out.md', '/etc/passwd', 'link'),
        link('nowhere.md', 'gone.md'),
        link('one.md', 'two.md'),
        link('two.md', 'one.md'),
      ]),
    );
    expect(await taken(path)).toMatchObject({
      paths: ['guide/again.md', 'guide/fire.md', 'hard.md', 'up.md'],
      notes: [
        ...['out.md', 'root.md', 'hard-out.md', 'nowhere.md', 'one.md', 'two.md'].map(
          (name) => `link-outside ${name}`,
        ),
      ],
    });
  });

  it('follows links inside a zip, and no others', async () => {
    const link = (name: string, content: string): ZipEntry => ({ name, content, mode: 0o120777 });
    const path = write(
      'a.zip',
      zipOf([file('guide/fire.md'), link('up.md', 'guide/fire.md'), link('out.md', '/etc/passwd')]),
    );
    expect(await taken(path)).toMatchObject({
      paths: ['guide/fire.md', 'up.md'],
      notes: ['link-outside out.md'],
    });
  });

  it.each(['fifo', 'character-device', 'block-device'] as const)('leaves out a %s', async (type) => {
    const path = write('a.tar', await tarOf([file('ok.md'), { name: 'pipe.md', type }]));
    expect(await taken(path)).toMatchObject({ paths: ['ok.md'], notes: ['not-a-file pipe.md'] });
  });

  it('takes the last of several entries of one path, and says so', async () => {
    const twice = [
      { name: 'a.md', content: 'first' },
      { name: './a.md', content: 'last' },
    ];
    for (const path of [write('a.zip', zipOf(twice)), write('a.tar', await tarOf(twice))]) {
      const tree = await openSource(path);
      expect(tree.files.map((one) => Buffer.from(one.read()).toString())).toEqual(['last']);
      expect(tree.diagnostics.map(({ code }) => code)).toEqual(['duplicate-entry']);
    }
  });

  it('keeps paths apart that differ by case or are names of devices', async () => {
    const names = ['AUX.md', 'Pots.md', 'con', 'pots.md'];
    expect((await taken(write('a.zip', zipOf(names.map(file))))).paths).toEqual(names);
  });

  it('leaves out an entry of a zip that is damaged, and takes the others', async () => {
    const entries: ZipEntry[] = [
      file('ok.md'),
      { ...file('crc.md'), crc: 1 },
      { ...file('size.md'), size: 2 },
      { ...file('lzma.md'), method: 14 },
    ];
    const { paths, notes } = await taken(write('a.zip', zipOf(entries)));
    expect(paths).toEqual(['ok.md']);
    expect(notes).toEqual(['damaged crc.md', 'damaged size.md', 'damaged lzma.md']);
  });

  it('reads the sizes of zip64', async () => {
    const path = write('a.zip', zipOf([{ ...file('ok.md'), zip64: true }]));
    expect(await taken(path)).toMatchObject({ paths: ['ok.md'], notes: [] });
  });

  it('does not open an archive in an archive', async () => {
    const inner = zipOf(entriesOf(POTS));
    const path = write('a.zip', zipOf([file('ok.md'), { name: 'inner.zip', content: inner }]));
    expect((await taken(path)).paths).toEqual(['inner.zip', 'ok.md']);
  });
});

describe('an archive that cannot be read', () => {
  const tar = () => tarOf(entriesOf(POTS, 'pots/'));
  const cut = (bytes: Uint8Array, by: number) => bytes.subarray(0, bytes.length - by);
  const at = (bytes: Buffer, index: number, byte: number) => {
    const copy = Buffer.from(bytes);
    copy[index] = byte;
    return copy;
  };

  it.each<[string, string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['an empty file', 'a.zip', () => Buffer.alloc(0), 'is damaged, or not the archive that its name says'],
    ['text', 'a.tar.gz', () => Buffer.from('# Pots\n'), 'is damaged, or not the archive that its name says'],
    [
      'a zip without its directory',
      'a.zip',
      () => cut(zipOf(entriesOf(POTS)), 30),
      'is damaged, cut off or no archive',
    ],
    [
      'a tar cut off in a file',
      'a.tar',
      async () => (await tar()).subarray(0, 700),
      'Unexpected end of data',
    ],
    ['a tar with a wrong checksum', 'a.tar', async () => at(await tar(), 0, 0x7a), 'Invalid tar header'],
    ['a gzip cut off', 'a.tar.gz', async () => cut(gzipSync(await tar()), 20), 'unexpected end of file'],
    [
      'a gzip with a wrong checksum',
      'a.tgz',
      async () => {
        const bytes = gzipSync(await tar());
        return at(bytes, bytes.length - 8, (bytes.at(-8) as number) ^ 1);
      },
      'incorrect data check',
    ],
    [
      'an xz cut off',
      'a.tar.xz',
      () => readFileSync(join(FIXTURES, 'pots.tar.xz')).subarray(0, 200),
      ': it is cut off',
    ],
    [
      'an xz that is damaged',
      'a.tar.xz',
      () => at(readFileSync(join(FIXTURES, 'pots.tar.xz')), 150, 0),
      ': its data is damaged',
    ],
    ['an encrypted zip', 'a.zip', () => zipOf([{ name: 'a.md', content: 'x', flags: 1 }]), 'is encrypted'],
    ['a zip without files', 'a.zip', () => zipOf([]), 'holds no files'],
    [
      'a tar of nothing that can be taken',
      'a.tar',
      () => tarOf([{ name: '../a.md' }]),
      'holds no files that can be taken; ../a.md',
    ],
    [
      'Zstandard',
      'a.tar.zst',
      () => Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
      'is an archive of a kind that djdocs does not read',
    ],
    [
      'Zstandard under another name',
      'a.tar',
      () => Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
      'is packed in a way that djdocs does not read',
    ],
    ['7-Zip', 'a.7z', () => Buffer.from('7z'), 'is an archive of a kind that djdocs does not read'],
  ])('%s: says what is wrong and what to do', async (_, name, bytes, message) => {
    const path = write(name, await bytes());
    await expect(openSource(path)).rejects.toMatchObject({
      name: 'DocsError',
      code: expect.stringMatching(/^source-(unreadable|unsupported)$/),
      message: expect.stringContaining(path),
      hint: expect.stringMatching(/[Uu]npack it|Give an archive/),
    });
    await expect(openSource(path)).rejects.toThrow(message);
  });

  it.each(['pots.tar.xz', 'pots.tar.bz2'])(
    '%s, cut off or changed anywhere: an error or what it holds',
    async (name) => {
      const bytes = readFileSync(join(FIXTURES, name));
      const whole = (await taken(join(FIXTURES, name))).paths;
      for (let i = 0; i < bytes.length; i++) {
        for (const damaged of [bytes.subarray(0, i), at(bytes, i, (bytes[i] as number) ^ 0x41)]) {
          const outcome = await taken(write(name, damaged)).catch((error: unknown) => error);
          if (outcome instanceof Error) expect(outcome).toMatchObject({ name: 'DocsError' });
          else expect(outcome).toMatchObject({ paths: whole });
        }
      }
    },
  );

  it.each([
    ['zip', 1],
    ['tar', 9],
    ['tar.gz', 1],
  ])(
    'a %s, cut off or changed anywhere: an error, or files with safe paths',
    async (kind, step) => {
      const made = await tar();
      const bytes = kind === 'zip' ? zipOf(entriesOf(POTS, 'pots/')) : kind === 'tar' ? made : gzipSync(made);
      for (let i = 0; i < bytes.length; i += step) {
        for (const damaged of [bytes.subarray(0, i), at(bytes, i, (bytes[i] as number) ^ 0x41)]) {
          const outcome = await taken(write(`a.${kind}`, damaged)).catch((error: unknown) => error);
          if (outcome instanceof Error) expect(outcome).toMatchObject({ name: 'DocsError' });
          else expect((outcome as { paths: string[] }).paths.join()).not.toMatch(/\.\.|(^|,)\//);
        }
      }
    },
    60_000,
  );
});

describe('an archive that is too large', () => {
  /** A tar whose one file is said to hold 8 GB of zeros; as gzip members, of which any number may follow each other. */
  async function bombOf(megabytes: number): Promise<Buffer> {
    const header = (await tarOf([{ name: 'zeros.md', content: 'x' }])).subarray(0, 512);
    header.write('77777777777 ', 124);
    header.fill(' ', 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const zeros = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    return Buffer.concat([gzipSync(header), ...Array.from({ length: megabytes / 64 }, () => zeros)]);
  }

  it('is given up as soon as it is: a billion zeros', async () => {
    const path = write('a.tar.gz', await bombOf(1024));
    const before = process.memoryUsage.rss();
    await expect(openSource(path)).rejects.toMatchObject({
      code: 'source-unsupported',
      message: `${path} unpacks to more than 512 MB`,
      hint: 'Unpack it and give the folder',
    });
    expect((process.memoryUsage.rss() - before) / 1024 / 1024).toBeLessThan(700);
  });

  it('leaves out a file that is, and goes on', async () => {
    const path = write(
      'a.zip',
      zipOf([
        { name: 'long.md', content: 'x'.repeat(101) },
        { name: 'ok.md', content: 'x' },
      ]),
    );
    const { files, diagnostics } = await openArchive(
      path,
      path,
      'a',
      new ArchiveLimits(path, { fileBytes: 100 }),
    );
    expect(files.map((file) => file.path)).toEqual(['ok.md']);
    expect(diagnostics).toMatchObject([{ code: 'file-too-large', file: 'long.md' }]);
  });

  it('counts what several entries of a zip unpack to from the same bytes', async () => {
    const first = { name: 'zeros.md', content: Buffer.alloc(1024 * 1024) };
    const others = Array.from({ length: 10 }, (_, i) => ({ name: `${i}.md`, dataOf: 0 }));
    const path = write('a.zip', zipOf([first, ...others]));
    const limits = new ArchiveLimits(path, { bytes: 10 * 1024 * 1024 });
    await expect(openArchive(path, path, 'a', limits)).rejects.toThrow('unpacks to more than 10 MB');
  });

  it.each(['a.zip', 'a.tar'])('counts the entries of %s', async (name) => {
    const entries = entriesOf(POTS);
    const path = write(name, name === 'a.zip' ? zipOf(entries) : await tarOf(entries));
    const limits = new ArchiveLimits(path, { entries: 2 });
    await expect(openArchive(path, path, 'a', limits)).rejects.toThrow(`${path} holds more than 2 entries`);
  });
});
