import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { DocsError } from '../core/errors.ts';
import { WIDGET_PROGRAM } from '../site/page-frame.ts';
import type { SiteFile } from '../site/site-file.ts';
import { webFolder, widgetFolder } from './package-files.ts';

/**
 * The files of the built app, sorted.
 * @param python whether those that only running snippets needs are among them; they are most of its bytes
 * @throws DocsError `runtime-missing` when it is not built.
 */
export function appFiles({ python }: { readonly python: boolean }): SiteFile[] {
  const web = webFolder();
  if (!existsSync(join(web, 'index.html'))) {
    throw new DocsError(
      'runtime-missing',
      'The app is not built',
      'Run `npm run build` in the djdocs folder',
    );
  }
  return filesBelow(web).filter(({ path }) => python || !/^(runtime|sandbox)\//.test(path));
}

/**
 * The search widget's program, what it loads, and what the authors of its parts ask for.
 * @throws DocsError `runtime-missing` when it is not built.
 */
export function widgetFiles(): SiteFile[] {
  const folder = widgetFolder();
  if (!existsSync(join(folder, WIDGET_PROGRAM))) {
    throw new DocsError('runtime-missing', 'The search box is not built', BUILD);
  }
  return filesBelow(folder).flatMap((file) => {
    if (file.path === 'licenses.md') return [{ ...file, path: 'djdocs-licenses.md' }];
    return /^djdocs-[\w-]+\.js$/.test(file.path) ? [file] : [];
  });
}

const BUILD = 'Run `npm run build` in the djdocs folder';

function filesBelow(folder: string): SiteFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
    .map((path) => ({ path, content: () => readFile(join(folder, path)) }));
}
