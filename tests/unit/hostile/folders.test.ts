import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../indexer/import/open-source.ts';
import { recognise } from '../../../indexer/import/recognise.ts';
import type { SourceTree } from '../../../indexer/import/source-tree.ts';
import { buildSource } from '../../../indexer/pipeline/build-source.ts';
import { importSource } from '../../../indexer/worker/import-source.ts';
import { Cli, DJDOCS } from '../../helpers/run-cli.ts';
import { tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

const isWindows = process.platform === 'win32';
const POTS = { 'pots.md': '# Pots\n\nRound.\n' };

async function seen(folder: string): Promise<{ paths: string[]; notes: string[] }> {
  const { files, diagnostics } = await openSource(folder);
  return {
    paths: files.map((file) => file.path),
    notes: diagnostics.map(({ code, file }) => `${code} ${file}`),
  };
}

/** A folder of pages, and what is done to it after it was listed. */
async function changed(
  change: (folder: string) => void,
): Promise<{ tree: SourceTree; codes: () => string[] }> {
  const folder = writeFiles(tempFolder(), { ...POTS, 'clay.md': '# Clay\n\nSoft.\n' });
  const tree = await openSource(folder);
  change(folder);
  const codes = () => {
    const { built } = buildSource(recognise(tree, 'markdown').importer, tree, new Map());
    return built.diagnostics.map(({ code, file }) => `${code} ${file}`);
  };
  return { tree, codes };
}

describe.skipIf(isWindows)('a folder with what is no file in it', () => {
  it('leaves out a pipe and does not wait for it', async () => {
    const folder = writeFiles(tempFolder(), POTS);
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    expect(await seen(folder)).toEqual({ paths: ['pots.md'], notes: ['not-a-file pipe.md'] });
  });

  it('leaves out a socket', async () => {
    const folder = writeFiles(tempFolder(), POTS);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder, 's.md'), resolve));
    expect(await seen(folder)).toEqual({ paths: ['pots.md'], notes: ['not-a-file s.md'] });
    await new Promise((resolve) => server.close(resolve));
  });

  it('leaves out links to devices, to other folders and to themselves', async () => {
    const folder = writeFiles(tempFolder(), POTS);
    const links = {
      'a.md': '/dev/zero',
      'b.md': '/etc/passwd',
      'c.md': 'c.md',
      'd.md': '../..',
      'e.md': 'f.md',
      'f.md': 'e.md',
    };
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(folder, name));
    expect(await seen(folder)).toEqual({
      paths: ['pots.md'],
      notes: Object.keys(links).map((name) => `link-outside ${name}`),
    });
  });

  it('refuses a pipe that is given itself, and a device', async () => {
    const pipe = join(tempFolder(), 'pipe.md');
    execFileSync('mkfifo', [pipe]);
    for (const given of [pipe, '/dev/zero'])
      await expect(openSource(given)).rejects.toThrow('is neither a file nor a folder');
  });

  it('leaves out what may not be read, and takes the rest', () => {
    // Root may read everything, so somebody else has to try.
    const base = tempFolder();
    const folder = writeFiles(join(base, 'docs'), { ...POTS, 'secret.md': 'x', 'closed/a.md': 'x' });
    chmodSync(join(folder, 'secret.md'), 0);
    chmodSync(join(folder, 'closed'), 0);
    const home = join(base, 'home');
    mkdirSync(home);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) execFileSync('chmod', ['-R', 'a+rX', join(DJDOCS, '../../..')]);
    for (const open of isRoot ? [join(base, '..'), base, home] : []) chmodSync(open, 0o777);
    const { status, stdout, stderr } = spawnSync(process.execPath, [DJDOCS, 'add', folder, '--json'], {
      encoding: 'utf8',
      env: { DJDOCS_HOME: home, HOME: home },
      ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
    });
    chmodSync(join(folder, 'closed'), 0o755);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { added } = JSON.parse(stdout) as { added: { counts: object; diagnostics: object[] }[] };
    expect(added[0]).toMatchObject({
      counts: { topics: 1 },
      diagnostics: [
        { code: 'unreadable', file: 'closed', message: 'cannot be read; left out (EACCES)' },
        { code: 'unreadable', file: 'secret.md' },
      ],
    });
  });
});

describe('a folder that changes while it is read', () => {
  it('says so when a file has grown or shrunk', async () => {
    const { codes } = await changed((folder) => {
      appendFileSync(join(folder, 'clay.md'), 'More.\n');
      truncateSync(join(folder, 'pots.md'), 3);
    });
    expect(codes().sort()).toEqual(['file-changed clay.md', 'file-changed pots.md']);
  });

  it.each<[string, (folder: string) => void]>([
    ['is gone', (folder) => rmSync(join(folder, 'clay.md'))],
    [
      'has become a folder',
      (folder) => {
        rmSync(join(folder, 'clay.md'));
        mkdirSync(join(folder, 'clay.md'));
      },
    ],
  ])('gives one clear error when a file %s', async (_, change) => {
    const { codes } = await changed(change);
    expect(codes).toThrow(
      expect.objectContaining({
        name: 'DocsError',
        message: expect.stringMatching(/^clay\.md cannot be read: /),
        hint: 'Check it, then add the source again',
      }),
    );
  });

  it.skipIf(isWindows)('does not wait for a file that has become a pipe', async () => {
    const { codes } = await changed((folder) => {
      rmSync(join(folder, 'clay.md'));
      execFileSync('mkfifo', [join(folder, 'clay.md')]);
    });
    expect(codes).toThrow('clay.md cannot be read: it is no file any more');
  });
});

describe('names that are strange', () => {
  it.skipIf(isWindows)('make topics that can be found again', async () => {
    const long = `${'x'.repeat(240)}.md`;
    const names = [
      'AUX.md',
      'a#b?c%41.md',
      'a\\b.md',
      'con.md',
      'line\nend.md',
      'é.md',
      'e\u0301.md',
      '-rf.md',
      long,
    ];
    const folder = writeFiles(
      tempFolder(),
      Object.fromEntries(names.map((name) => [name, `# ${name.length}\n`])),
    );
    const packs = join(tempFolder(), 'packs');
    const [version] = await importSource(folder, { sources: [folder], packs, docSet: 'odd' }, () => {});
    expect(version).toMatchObject({ counts: { topics: names.length, problems: {} } });
  });

  it.skipIf(isWindows)('have no power over a terminal', async () => {
    const evil = '\u001b[2Jevil\u0007';
    const folder = writeFiles(join(tempFolder(), evil), {
      [`${evil}/SKILL.md`]: `# A ${evil}\n`,
      [`${evil}/references/a.md`]: '# A\n',
      [`${evil}.md`]: '# B\n\n[x](#gone)\n',
    });
    const cli = new Cli();
    for (const args of [['add', folder], ['add', join(folder, 'gone')], ['check'], ['list']]) {
      const { stdout, stderr } = await cli.run(args);
      expect(stdout + stderr).toContain('evil');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there.
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    }
  });

  it('that differ by case only are pages of their own', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'Pots.md'), '# Upper\n');
    writeFileSync(join(folder, 'pots.md'), '# Lower\n');
    const { paths } = await seen(folder);
    // One file, where the disk does not tell them apart.
    expect(['Pots.md,pots.md', 'Pots.md']).toContain(paths.join());
  });

  it('that claim one path get one each', async () => {
    const folder = writeFiles(tempFolder(), {
      'a.md': '# One\n',
      'a.mdx': '# Two\n',
      'a.markdown': '# Three\n',
    });
    const packs = join(tempFolder(), 'packs');
    const [version] = await importSource(folder, { sources: [folder], packs }, () => {});
    expect(version?.counts.topics).toBe(3);
  });
});
