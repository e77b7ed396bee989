import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectFile } from '../upgrade/find-uses.ts';

/** Python and templates; other files of a project use no name of a Python package's documentation. */
const READ = /\.(py|pyi|html?|djhtml|djt|jinja2?|j2|txt)$/i;
/** Folders that hold other people's code or what was built. */
const SKIPPED =
  /^(\..*|node_modules|venv|env|virtualenv|site-packages|__pycache__|build|dist|staticfiles|.*\.egg-info)$/;
const MAX_BYTES = 4 * 1024 * 1024;

/** The Python and template files of a project, in the order of their paths. Links are not followed. */
export function* projectFiles(folder: string, below = ''): Generator<ProjectFile> {
  const entries = readdirSync(join(folder, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory() && !SKIPPED.test(entry.name)) yield* projectFiles(folder, path);
    if (!entry.isFile() || !READ.test(entry.name)) continue;
    const full = join(folder, path);
    if (statSync(full).size <= MAX_BYTES) yield { path, text: readFileSync(full, 'utf8') };
  }
}
