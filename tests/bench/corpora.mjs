import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';

/**
 * Unpacks a corpus of the outside data.
 * @param {string} data the folder that DJDOCS_TEST_DATA names
 * @param {string} name as in `corpora/<name>.tar.xz`
 * @param {string} into an existing folder
 * @returns {string} the folder with the corpus
 */
export function unpackCorpus(data, name, into) {
  execFileSync('tar', ['xf', join(data, `corpora/${name}.tar.xz`), '-C', into]);
  return join(into, name);
}

/**
 * A Sphinx build many times over: every page and every name of its inventory once per copy, in a folder of its own.
 * @param {string} folder with one build
 * @param {number} copies
 * @param {string} into a folder to be made
 * @returns {string} `into`
 */
export function repeatBuild(folder, copies, into) {
  mkdirSync(into, { recursive: true });
  const inventory = readFileSync(join(folder, 'objects.inv'));
  const head = endOfLine(inventory, 4);
  const lines = inflateSync(inventory.subarray(head)).toString('utf8').split('\n').filter(Boolean);
  /** @type {string[]} */
  const repeated = [];
  for (let copy = 0; copy < copies; copy++) {
    const part = `part-${copy}`;
    cpSync(folder, join(into, part), { recursive: true, filter: (path) => !path.endsWith('objects.inv') });
    for (const line of lines) {
      const match = /^(.+?)(\s+\S+:\S+\s+-?\d+\s+)(\S*)(\s.*)$/.exec(line);
      if (!match) throw new Error(`this line of the inventory is not understood: ${line}`);
      const [, name, role, place = '', rest] = match;
      repeated.push(`${part}.${name}${role}${part}/${place.replace('$', `${name}`)}${rest}`);
    }
  }
  const body = deflateSync(Buffer.from(`${repeated.join('\n')}\n`));
  writeFileSync(join(into, 'objects.inv'), Buffer.concat([inventory.subarray(0, head), body]));
  return into;
}

/**
 * The HTML page of middle size in a folder.
 * @param {string} folder
 * @returns {string} its path
 */
export function middlePage(folder) {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(a).size - statSync(b).size || (a < b ? -1 : 1));
  const page = pages[Math.floor(pages.length / 2)];
  if (!page) throw new Error(`${folder} holds no HTML pages`);
  return page;
}

/**
 * Changes the text of a page: its first paragraph says something new.
 * @param {string} page path of an HTML file
 * @param {string} words
 */
export function editPage(page, words) {
  const html = readFileSync(page, 'utf8');
  const at = html.indexOf('</p>', html.indexOf('<h1'));
  if (at < 0) throw new Error(`${page} has no paragraph`);
  writeFileSync(page, `${html.slice(0, at)} ${words}${html.slice(at)}`);
}

/**
 * @param {Buffer} bytes
 * @param {number} lines
 * @returns {number} the offset after so many lines
 */
function endOfLine(bytes, lines) {
  let offset = 0;
  for (let left = lines; left > 0; left--) offset = bytes.indexOf(10, offset) + 1;
  return offset;
}
