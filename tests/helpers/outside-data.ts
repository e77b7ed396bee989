import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder with documentation that is not part of the project; undefined where it was not given. */
export const OUTSIDE_DATA = process.env.DJDOCS_TEST_DATA;

if (!OUTSIDE_DATA) {
  process.stdout.write('DJDOCS_TEST_DATA is not set: tests over real documentation are skipped.\n');
}

/** A file or folder of the outside data. */
export function outside(...path: string[]): string {
  return join(OUTSIDE_DATA ?? '', ...path);
}

/** Unpacks an archive into a folder. */
export function unpack(archive: string, into: string): void {
  execFileSync('tar', ['-xf', archive, '-C', into]);
}

/** The files with the seeds, in order. */
export function seedFiles(): string[] {
  const folder = outside('seeds');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(folder, name));
}

/** A place of a page as the map of its sections has it. */
export interface SectionNode {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly inner?: readonly string[];
}

/** The map of sections by page. */
export function sectionMap(): Record<string, SectionNode[]> {
  return JSON.parse(readFileSync(outside('eval/django-5.2/sections.json'), 'utf8'));
}

/** The rows of a file of JSON lines. */
export function jsonLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

/** All HTML files below a folder as page paths (`topics/db/queries`). */
export function htmlPages(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.slice(0, -'.html'.length).replaceAll('\\', '/'))
    .sort();
}
