import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder below `folder` that has the `objects.inv` of a Sphinx build. @throws Error where there is none. */
export function findInventory(folder: string): string {
  if (existsSync(join(folder, 'objects.inv'))) return folder;
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|[\\/])objects\.inv$/.test(path))
    .sort()[0];
  if (found === undefined) throw new Error(`${folder} has no objects.inv`);
  return join(folder, dirname(found));
}
