import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { djangoVersionOf, readPackages } from '../../../indexer/runtime/read-packages.ts';
import { tempFolder } from '../../helpers/temp-folders.ts';
import { wheelOf } from '../../helpers/wheels.ts';

it('reads the files of packages, and follows no links to folders', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'gears'));
  writeFileSync(join(folder, 'gears/__init__.py'), 'TEETH = 12\n');
  symlinkSync(folder, join(folder, 'gears/round'));
  symlinkSync('itself', join(folder, 'gears/itself'));
  symlinkSync('__init__.py', join(folder, 'gears/same.py'));
  expect([...(await readPackages(folder)).keys()]).toEqual(['gears/__init__.py', 'gears/same.py']);
});

it('reads the packages of a wheel, without what was compiled for a machine and what installers need', async () => {
  const folder = tempFolder();
  const { file, bytes } = wheelOf('django', '5.2.98', {
    'django/__init__.py': 'VERSION = (5, 2, 98, "final", 0)\n',
    'asgiref/__init__.py': '',
    'sqlparse/__init__.py': '',
    'speed/__init__.py': '',
    'speed/fast.so': '',
  });
  writeFileSync(join(folder, file), bytes);
  const files = await readPackages(join(folder, file));
  expect([...files.keys()].sort()).toEqual([
    'asgiref/__init__.py',
    'django/__init__.py',
    'sqlparse/__init__.py',
  ]);
  expect(djangoVersionOf(files)).toBe('5.2.98');
  files.delete('sqlparse/__init__.py');
  expect(() => djangoVersionOf(files)).toThrow('There is no package sqlparse in what was given');
});

it('refuses what is no archive and what is not there', async () => {
  const file = join(tempFolder(), 'django-5.2-py3-none-any.whl');
  await expect(readPackages(file)).rejects.toMatchObject({ code: 'source-missing' });
  writeFileSync(file, 'no wheel');
  await expect(readPackages(file)).rejects.toMatchObject({ code: expect.stringMatching(/^source-/) });
});
