import { join } from 'node:path';
import type { Home, TestData } from '../test-data.ts';

/** The versions of Django that measures of versions import, newest first. */
export const DJANGO_VERSIONS = ['5.2', '4.2', '3.2'] as const;

/** A home with these versions of Django's documentation, added one by one, and nothing that only a rollback needs. */
export function djangoHome(data: TestData, ...versions: string[]): Home {
  return data.keep(`django ${versions.join(' ')}`, () => {
    const home = data.emptyHome(`django-${versions.join('-')}`);
    for (const version of versions) home.run('add', '--json', data.corpus(`django-${version}-html`));
    home.run('gc', '--json');
    return home;
  });
}

/** The folder of a home's pack of Django. */
export function packOf({ folder }: Home): string {
  return join(folder, 'packs', 'django');
}
