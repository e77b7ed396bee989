import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPackages } from '../../../indexer/runtime/read-packages.ts';
import { tempFolder } from '../../helpers/temp-folders.ts';

it('reads the files of packages, and follows no links to folders', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'gears'));
  writeFileSync(join(folder, 'gears/__init__.py'), 'TEETH = 12\n');
  symlinkSync(folder, join(folder, 'gears/round'));
  symlinkSync('itself', join(folder, 'gears/itself'));
  symlinkSync('__init__.py', join(folder, 'gears/same.py'));
  expect([...(await readPackages(folder)).keys()]).toEqual(['gears/__init__.py', 'gears/same.py']);
});
