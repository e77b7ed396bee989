import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { djangoIn } from '../../../build/runtime/django-folder.mjs';
import { findDjangos } from '../../../build/runtime/find-django.mjs';
import { trimmedFiles } from '../../../build/runtime/trim-django.mjs';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'djdocs-django-'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function put(path: string, content = ''): Promise<void> {
  const file = join(folder, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, content);
}

async function putDjango(site: string, version: string): Promise<void> {
  await put(`${site}/django/__init__.py`, `VERSION = ${version}\n`);
  for (const name of ['asgiref', 'sqlparse']) await put(`${site}/${name}/__init__.py`);
}

describe('djangoIn', () => {
  it.each([
    ['(5, 2, 17, "final", 0)', '5.2.17'],
    ["(6, 0, 0, 'final', 0)", '6.0'],
    ["(6, 1, 0, 'alpha', 2)", '6.1a2'],
  ])('reads %s as %s', async (written, version) => {
    await putDjango('.', written);
    expect(djangoIn(folder)).toMatchObject({ version, series: version.slice(0, 3) });
  });

  it('looks into a virtual environment', async () => {
    await putDjango('lib/python3.13/site-packages', "(5, 2, 0, 'final', 0)");
    expect(djangoIn(folder).version).toBe('5.2');
  });

  it('says what is missing, and where', async () => {
    expect(() => djangoIn(folder)).toThrow(`${folder} holds no django package`);
    await put('django/__init__.py', "VERSION = (5, 2, 0, 'final', 0)");
    expect(() => djangoIn(folder)).toThrow('lacks asgiref');
  });
});

describe('findDjangos', () => {
  it('does without when asked to', async () => {
    vi.stubEnv('DJDOCS_DJANGO', 'none');
    expect(await findDjangos(() => {})).toEqual([]);
  });

  it('ends with the reason when a folder that was named is of no use', async () => {
    vi.stubEnv('DJDOCS_DJANGO', folder);
    await expect(findDjangos(() => {})).rejects.toThrow('holds no django package');
  });
});

describe('trimmedFiles', () => {
  it('leaves out what no snippet needs, and sorts the rest', async () => {
    await putDjango('.', "(5, 2, 0, 'final', 0)");
    for (const path of [
      'contrib/gis/db.py',
      'contrib/admin/static/a.js',
      'conf/locale/ar/formats.py',
      'x.pyc',
      'a.po',
    ]) {
      await put(`django/${path}`);
    }
    await put('django/conf/locale/de/formats.py');
    await put('django/db/__init__.py');
    expect([...trimmedFiles(djangoIn(folder)).keys()]).toEqual([
      'asgiref/__init__.py',
      'django/__init__.py',
      'django/conf/locale/de/formats.py',
      'django/db/__init__.py',
      'sqlparse/__init__.py',
    ]);
  });
});
