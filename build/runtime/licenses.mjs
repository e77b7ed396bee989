// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const LICENSE_FILE = /^(licen[cs]e|copying|notice)[\w.-]*$/i;

/**
 * The terms of what the runtime is made of, as Markdown: the licence files that Python packages bring in their
 * `.dist-info`, or what their metadata says where a distribution leaves the files out.
 *
 * @param {readonly import('./django-folder.mjs').FoundDjango[]} djangos
 * @param {{ pyodide: string, python: string }} versions
 * @returns {string}
 */
export function runtimeLicenses(djangos, { pyodide, python }) {
  const sections = [
    `## Pyodide ${pyodide} (MPL-2.0)\n\nIts source is published with the npm package pyodide@${pyodide}.`,
    `## Python ${python} (PSF-2.0)\n\nIts source and terms are published by the Python Software Foundation.`,
  ];
  for (const { packages } of djangos) {
    for (const [name, folder] of Object.entries(packages)) {
      const info = infoFolder(name, folder);
      sections.push(info === undefined ? `## ${name}` : termsOf(info));
    }
  }
  return `# Licenses\n\n${[...new Set(sections)].join('\n\n')}\n`;
}

/**
 * @param {string} name
 * @param {string} folder the package's own
 */
function infoFolder(name, folder) {
  const site = dirname(folder);
  const found = readdirSync(site).find(
    (entry) => entry.toLowerCase().startsWith(`${name}-`) && entry.endsWith('.dist-info'),
  );
  return found && join(site, found);
}

/** @param {string} info */
function termsOf(info) {
  const metadata = readFileSync(join(info, 'METADATA'), 'utf8');
  /** @param {string} name */
  const field = (name) => new RegExp(`^${name}: (.+)$`, 'm').exec(metadata)?.[1] ?? '';
  const terms =
    field('License-Expression') || field('License') || field('Classifier: License :: OSI Approved :');
  const texts = readdirSync(info, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENSE_FILE.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8').trim())
    .sort();
  return [`## ${field('Name')} ${field('Version')} (${terms || 'see its project'})`, ...texts].join('\n\n');
}
