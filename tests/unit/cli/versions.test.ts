import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Cli } from '../../helpers/run-cli.ts';
import { tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

const cli = new Cli();
const sources = tempFolder();
const chain = (word: string) =>
  `# Chain\n\nIntro.\n\n## Oil\n\nUse ${word} oil on the whole chain, then wipe it.\n`;
const notes =
  '# Release 2.0\n\n## Features removed in 2.0\n\n- The `DRY_CHAIN` setting is removed.\n- `Bell.ring()` is removed.\n';

beforeAll(async () => {
  const one = writeFiles(join(sources, '1', 'widgets'), {
    'chain.md': `${chain('thin')}\n## Rust\n\nBrush it off.\n`,
    'old.md': '# Old\n\nGone soon.\n',
  });
  const two = writeFiles(join(sources, '2', 'widgets'), {
    'chain.md': chain('thick'),
    'releases/2.0.md': notes,
  });
  for (const [folder, version] of [
    [one, '1.0'],
    [two, '2.0'],
  ] as const) {
    expect(await cli.run(['add', folder, '--doc-set', 'widgets', '--version', version])).toMatchObject({
      code: 0,
    });
  }
}, 60_000);

describe('djdocs diff', () => {
  it('shows what changed, word by word, and nothing of what did not', async () => {
    const { code, stdout } = await cli.run(['diff', 'widgets/chain', '1.0', '2.0']);
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        'widgets@1.0/chain → widgets@2.0/chain',
        '1 changed, 1 removed of 3 sections',
        '',
        '## Oil  #oil (changed)',
        '~ Use [-thin-]{+thick+} oil on the whole chain, then wipe it.',
        '',
        '## Rust  #rust (removed)',
        '- Rust',
        '- Brush it off.',
        '',
      ].join('\n'),
    );
  });

  it('as Markdown and as JSON', async () => {
    const md = await cli.run(['diff', 'widgets/chain#oil', '1.0', '2.0', '--format', 'md']);
    expect(md.stdout).toContain('Use <del>thin</del><ins>thick</ins> oil');
    expect(md.stdout).not.toContain('Rust');
    const json = (await cli.run(['diff', 'chain', '1.0', '2.0', '--json'])).json();
    expect(json).toMatchObject({
      from: 'widgets@1.0/chain',
      to: 'widgets@2.0/chain',
      counts: { same: 1, changed: 1, added: 0, removed: 1, moved: 0 },
    });
  });

  it('says that nothing changed', async () => {
    const { code, stdout } = await cli.run(['diff', 'widgets/chain', '1.0', 'v1.0']);
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: 'widgets@1.0/chain → widgets@1.0/chain\nNothing changed.\n',
    });
  });

  it('is one-sided for a page that one version lacks', async () => {
    const { stdout } = await cli.run(['diff', 'widgets/old', '1.0', '2.0']);
    expect(stdout).toMatch(/^widgets@1.0\/old → \(not in 2.0\)\n1 removed of 1 section\n/);
  });

  it.each([
    [['widgets/chain', '1.0', '9'], /"widgets" has no version 9. Installed are 2.0, 1.0/],
    [['widgets/chain#none', '1.0', '2.0'], /Neither widgets@1.0 nor widgets@2.0 has "chain#none"/],
    [['widgets/none', '1.0', '2.0'], /none/],
    [['widgets/chain', '1.0', '2.0', '--format', 'pdf'], /no format "pdf"/],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await cli.run(['diff', ...args]);
    expect(code).not.toBe(0);
    expect(stderr).toMatch(message);
  });
});

describe('djdocs upgrade', () => {
  it('lists what the documentation says of the versions between', async () => {
    const { code, stdout, stderr } = await cli.run(['upgrade', 'widgets', '1.0', '2.0']);
    expect(code).toBe(0);
    expect(stdout).toContain('Removed (2)');
    expect(stdout).toContain(
      '  2.0  The DRY_CHAIN setting is removed.\n    widgets@2.0/releases/2.0#features-removed-in-20',
    );
    expect(stderr).toBe('2 things to think of.\n');
  });

  it('or only what a project uses, with file and line', async () => {
    const project = writeFiles(join(sources, 'project'), {
      'shop/settings.py': 'DEBUG = True\nDRY_CHAIN = False\n',
      'venv/lib/other.py': 'DRY_CHAIN = 1\n',
    });
    const { items } = (await cli.run(['upgrade', 'widgets', '1.0', '2.0', '--in', project, '--json'])).json<{
      items: { text: string; uses: object[] }[];
    }>();
    expect(items).toMatchObject([
      { kind: 'removed', uses: [{ name: 'DRY_CHAIN', file: 'shop/settings.py', line: 2 }] },
    ]);
  });

  it('has nothing to say the other way round, and says what is missing', async () => {
    expect((await cli.run(['upgrade', 'widgets', '2.0', '2.0'])).code).toBe(1);
    const { stderr } = await cli.run(['upgrade', 'widgets', '1.0', '2.0', '--in', join(sources, 'nowhere')]);
    expect(stderr).toMatch(/There is no folder ".*nowhere"/);
  });
});

describe('--version auto', () => {
  const project = () =>
    writeFiles(join(sources, 'pinned'), { 'requirements.txt': 'widgets==1.0.4\n', 'shop/a.py': '' });

  it('answers from the version that the project pins, and says so', async () => {
    const cwd = join(project(), 'shop');
    const search = await cli.run(['search', 'oil', '--version', 'auto', '--json'], { cwd });
    expect(search.json()).toMatchObject({
      version: {
        asked: 'auto',
        used: { widgets: '1.0' },
        why: { widgets: 'widgets 1.0.4 is asked for in requirements.txt:1' },
      },
      hits: [{ version: '1.0' }],
    });
    expect(search.stderr).toBe(
      'Using widgets 1.0: widgets 1.0.4 is asked for in requirements.txt:1. --version chooses another.\n',
    );
    const read = await cli.run(['read', 'widgets/chain#oil', '--version', 'auto'], { cwd });
    expect(read.stdout).toContain('thin oil');
    const named = await cli.run(['read', 'widgets@2.0/chain#oil', '--version', 'auto'], { cwd });
    expect(named.stdout).toContain('thick oil');
  });

  it('is not the default where no person reads the answer', async () => {
    const { stderr, ...search } = await cli.run(['search', 'oil', '--json'], { cwd: project() });
    expect(search.json()).toMatchObject({ hits: [{ version: '2.0' }] });
    expect(search.json()).not.toHaveProperty('version');
    expect(stderr).toBe('');
  });

  it('needs a project', async () => {
    const { code, stderr } = await cli.run(['search', 'oil', '--version', 'auto'], { cwd: tempFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain('No Python project was found');
  });
});
