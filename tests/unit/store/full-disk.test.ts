import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DJDOCS } from '../../helpers/run-cli.ts';
import { tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

/**
 * A file system of so many kilobytes in memory, which only the process that mounts it sees. Linux lets anybody do this who
 * may make a user namespace; elsewhere nothing can be said of a disk that is really full.
 */
const inSmallDisk = (kilobytes: number, place: string, script: string) =>
  spawnSync(
    'unshare',
    ['-rm', 'sh', '-c', `mount -t tmpfs -o size=${kilobytes}k tmpfs "$0" && ${script}`, place],
    { encoding: 'utf8', env: { PATH: process.env.PATH, NODE: process.execPath, DJDOCS, DJDOCS_HOME: place } },
  );

const canMount = inSmallDisk(100, tempFolder(), 'true').status === 0;
if (!canMount)
  process.stdout.write('No file system can be mounted here: tests of a full disk are skipped.\n');

/** Prose that does not pack well, so that a few pages fill a small disk. */
const page = (seed: number) => {
  let state = seed;
  const word = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state.toString(36);
  };
  return `# Page ${seed}\n\n${Array.from({ length: 3000 }, word).join(' ')}\n`;
};

describe.skipIf(!canMount)('a disk that is full', () => {
  it('is an error that says so; the pack of before stays whole, and nothing of the new one is left', () => {
    const sources = tempFolder();
    writeFiles(join(sources, 'small'), { 'oil.md': '# Oil\n\nHere and there.\n' });
    writeFiles(
      join(sources, 'large'),
      Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`page-${i}.md`, page(i + 1)])),
    );
    const add = (name: string) =>
      `"$NODE" "$DJDOCS" add ${join(sources, name)} --doc-set widgets --version 1.0`;
    const files = 'find "$0/packs" | sort';
    const told = inSmallDisk(
      400,
      tempFolder(),
      [
        `${add('small')} > /dev/null && ${files}`,
        'echo ----',
        `${add('large')} --replace; echo "exit $?"`,
        'echo ----',
        files,
        '"$NODE" "$DJDOCS" check --verify && "$NODE" "$DJDOCS" search there',
      ].join('\n'),
    );
    const [before, failed, after = ''] = told.stdout.split('----\n');
    expect(told.stderr).toMatch(/Cannot write .*: the disk is full\. Nothing installed was changed\./);
    expect(failed).toContain('exit 3');
    expect(after.startsWith(before as string)).toBe(true);
    expect(after).toContain('intact: all');
    expect(after).toContain('oil');
  });
});
