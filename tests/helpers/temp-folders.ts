import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import type { Files } from './source-trees.ts';

/** A fresh folder that is deleted when the test run is done. */
export function tempFolder(): string {
  return mkdtempSync(join(inject('tempRoot'), 'folder-'));
}

/** Writes files below a folder. @returns the folder. */
export function writeFiles(folder: string, files: Files): string {
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Hashes of all files below a folder by their path, to see whether anything changed. */
export function folderHashes(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
  return Object.fromEntries(files.sort().map((file) => [file.slice(folder.length + 1), hash(file)]));
}
