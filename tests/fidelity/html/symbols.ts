import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Bar, Offender } from '../bar.ts';
import { type Corpus, isGenerated, ofEachCorpus } from './corpus.ts';

/** Every name of `objects.inv` is a symbol of the chunk in whose part of the page its id stands. */
export const htmlSymbols = ofEachCorpus('html/symbols', ofCorpus);

interface Entry {
  readonly name: string;
  readonly role: string;
  readonly file: string;
  readonly id: string;
}

/** Labels and documents name places, which are found by their id or path. */
const PLACES = new Set(['std:label', 'std:doc']);

function ofCorpus(corpus: Corpus): Bar[] {
  const entries = readInventory(join(corpus.folder, 'objects.inv')).filter(({ file }) => !isGenerated(file));
  const names = entries.filter(({ role }) => !PLACES.has(role));
  const places = entries.filter(({ role }) => PLACES.has(role));
  return [
    barOf(`names of objects.inv, ${corpus.name}`, names, (entry) => isSymbol(entry, corpus)),
    barOf(
      `places of objects.inv that are on their page, ${corpus.name}`,
      places.filter((entry) => anchorOf(entry, corpus)),
      (entry) => isPlace(entry, corpus),
    ),
  ];
}

function barOf(name: string, entries: readonly Entry[], test: (entry: Entry) => boolean): Bar {
  const offenders = entries
    .filter((entry) => !test(entry))
    .map(
      ({ name: symbol, role, file, id }): Offender => ({
        file,
        line: 0,
        what: `${role} ${symbol} at #${id}`,
      }),
    );
  return { name, found: entries.length - offenders.length, of: entries.length, least: 1, offenders };
}

function isSymbol(entry: Entry, corpus: Corpus): boolean {
  const anchor = anchorOf(entry, corpus);
  const records = corpus.records.get(entry.file) ?? [];
  return records.some(
    (record) => record.anchor === anchor && record.symbols.some((symbol) => symbol.name === entry.name),
  );
}

function isPlace(entry: Entry, corpus: Corpus): boolean {
  const anchor = anchorOf(entry, corpus);
  return (corpus.records.get(entry.file) ?? []).some((record) => record.anchor === anchor);
}

/**
 * The anchor of the region that holds an entry's id; of the page's first where the entry names only the page. Undefined
 * where no page has the id: labels made from explicit targets with spaces name ids that Sphinx does not write.
 */
function anchorOf({ file, id }: Entry, corpus: Corpus): string | undefined {
  const regions = corpus.pages.get(file)?.regions ?? [];
  if (!id) return regions[0]?.id;
  return regions.find(({ ids }) => ids.some(({ text }) => text === id))?.id;
}

/** Format version 2: four lines of header, then `name domain:role priority address title` lines, compressed. */
function readInventory(file: string): Entry[] {
  const bytes = readFileSync(file);
  let start = 0;
  for (let line = 0; line < 4; line++) start = bytes.indexOf('\n', start) + 1;
  const lines = inflateSync(bytes.subarray(start)).toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const words = line.split(' ');
    const at = words.findIndex(
      (word, i) => i > 0 && /^[a-z]+:/.test(word) && /^-?\d+$/.test(words[i + 1] ?? ''),
    );
    const name = words.slice(0, at).join(' ');
    const address = (words[at + 2] ?? '').replace(/\$$/, name);
    // In one long page an address may name the document before the place in it: `#document-a#b`.
    const [page = '', ...ids] = address.split('#');
    return {
      name,
      role: words[at] ?? '',
      file: page.replace(/(^|\/)$/, '$1index.html'),
      id: ids.at(-1) ?? '',
    };
  });
}
