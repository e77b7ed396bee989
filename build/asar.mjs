import { readFileSync } from 'node:fs';

/** @typedef {{ files?: Record<string, Entry>, offset?: string, size?: number }} Entry */

/**
 * Opens an archive of Electron's. It begins with four numbers, the second and last of which are the lengths of the head
 * and of the JSON text in it, and the files follow the head.
 * @param {string} path
 * @returns {{ files: string[], text(name: string): string, json(name: string): any }} the names of its files, and what they hold
 */
export function openArchive(path) {
  const bytes = readFileSync(path);
  const start = 8 + bytes.readUInt32LE(4);
  const head = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12)));
  const entries = new Map(flatten(head.files, ''));
  const text = (/** @type {string} */ name) => {
    const { offset = '0', size = 0 } = entries.get(name) ?? {};
    const from = start + Number(offset);
    return bytes.toString('utf8', from, from + size);
  };
  return { files: [...entries.keys()], text, json: (name) => JSON.parse(text(name)) };
}

/**
 * @param {Record<string, Entry>} files
 * @param {string} before
 * @returns {[string, Entry][]}
 */
function flatten(files, before) {
  return Object.entries(files).flatMap(([name, entry]) =>
    entry.files ? flatten(entry.files, `${before}${name}/`) : [[`${before}${name}`, entry]],
  );
}
