import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProject } from '../../../indexer/project/read-project.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'djdocs-project-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const pinned = (from = folder, options = {}) =>
  readProject(from, { top: tmpdir(), ...options })?.pins.map(
    ({ kind, specifier, file }) => `${kind} ${specifier} ${file}`,
  );

describe('a Python project', () => {
  it('is found from a folder inside it', () => {
    write({ 'requirements.txt': 'django==5.2', 'shop/models.py': '' });
    expect(readProject(join(folder, 'shop'), { top: tmpdir() })).toMatchObject({ folder });
    expect(pinned(join(folder, 'shop'))).toEqual(['declared ==5.2 requirements.txt']);
  });

  it('is not one without a file that pins versions', () => {
    write({ 'notes.txt': 'django==5.2' });
    expect(pinned()).toBeUndefined();
  });

  it('ends at the root of a repository', () => {
    write({ 'requirements.txt': 'django==5.2', 'inner/.git/HEAD': '', 'inner/a.py': '' });
    expect(pinned(join(folder, 'inner'))).toBeUndefined();
  });

  it('has pins in its environment, lock files, declarations and requirement files, in this order', () => {
    write({
      '.venv/lib/python3.12/site-packages/Django-5.2.3.dist-info/METADATA':
        'Metadata-Version: 2.4\nName: Django\nVersion: 5.2.3\n\nVersion: 9\n',
      '.venv/lib/python3.12/site-packages/broken-1.dist-info/RECORD': '',
      'uv.lock': '[[package]]\nname = "django"\nversion = "5.2.2"\n',
      'pyproject.toml': '[project]\ndependencies = ["django>=5.2"]\n',
      'requirements/base.txt': 'django>=5\n',
      'requirements-dev.txt': '-r requirements/base.txt\n-r requirements-dev.txt\ndjango<6\n',
    });
    expect(pinned()).toEqual([
      'installed ==5.2.3 .venv/lib/python3.12/site-packages/Django-5.2.3.dist-info/METADATA',
      'locked ==5.2.2 uv.lock',
      'declared >=5.2 pyproject.toml',
      'declared <6 requirements-dev.txt',
      'declared >=5 requirements/base.txt',
    ]);
  });

  it('is asked of the environment that is active first', () => {
    const active = join(folder, 'elsewhere');
    write({
      'manage.py': '',
      'elsewhere/Lib/site-packages/django-4.2.egg-info/PKG-INFO': 'Name: Django\nVersion: 4.2\n',
      'venv/Lib/site-packages/django-5.2.dist-info/METADATA': 'Name: Django\nVersion: 5.2\n',
    });
    expect(pinned(folder, { active })?.[0]).toMatch(/^installed ==4.2 /);
    expect(pinned()?.[0]).toMatch(/^installed ==5.2 /);
  });
});

describe('files of a project that cannot be read', () => {
  it.each([
    ['uv.lock', '[[package'],
    ['Pipfile.lock', '{'],
    ['pyproject.toml', 'a = '],
  ])('%s is reported and skipped', (file, text) => {
    write({ [file]: text, 'requirements.txt': 'django==5.2' });
    const project = readProject(folder, { top: tmpdir() });
    expect(project?.pins).toMatchObject([{ file: 'requirements.txt' }]);
    expect(project?.diagnostics).toMatchObject([{ code: 'project-file-skipped', file }]);
  });

  it('a lock file of 50 MB is reported and skipped', () => {
    write({ 'uv.lock': 'x'.repeat(50 * 2 ** 20) });
    expect(readProject(folder, { top: tmpdir() })?.diagnostics).toMatchObject([
      { file: 'uv.lock', message: 'it is skipped: it has 50 MB, more than the 32 read' },
    ]);
  });

  it('nothing outside of the project is read', () => {
    write({ 'project/requirements.txt': '-r ../secret.txt\n-r linked.txt\n', 'secret.txt': 'django==1.0' });
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'project/linked.txt'));
    const project = readProject(join(folder, 'project'), { top: tmpdir() });
    expect(project?.pins).toEqual([]);
    expect(project?.diagnostics.map(({ message }) => message)).toEqual([
      'it is skipped: it lies outside the project',
      'it is skipped: it lies outside the project',
    ]);
  });
});
