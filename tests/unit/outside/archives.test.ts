import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../indexer/import/open-source.ts';
import { splitSource } from '../../../indexer/import/recognise.ts';
import { OUTSIDE_DATA, outside, unpack } from '../../helpers/outside-data.ts';
import { tempFolder } from '../../helpers/temp-folders.ts';

const ARCHIVES = ['cards', 'django-3.2-html', 'django-5.2-html', 'skills'];

/** Everything that an import can see of a source. */
async function seenOf(path: string) {
  const { name, isFile, files, diagnostics } = await openSource(path);
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  return { name, isFile, diagnostics, files: files.map((file) => [file.path, file.size, hash(file.read())]) };
}

describe.skipIf(!OUTSIDE_DATA)('archives of real documentation', () => {
  it.each(ARCHIVES)('%s is the folder that it unpacks to', async (name) => {
    const archive = outside(`corpora/${name}.tar.xz`);
    const folder = tempFolder();
    unpack(archive, folder);
    expect(await seenOf(archive)).toEqual(await seenOf(join(folder, name)));
  });

  it('holds three skills in one of them, each a source of its own', async () => {
    const parts = splitSource(await openSource(outside('corpora/skills.tar.xz')));
    expect(parts.map(({ path }) => path)).toEqual(['django', 'fastapi', 'flask']);
  });
});
