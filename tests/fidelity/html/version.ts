import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Bar, Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import type { TestData } from '../test-data.ts';
import { VERSIONS } from './corpus.ts';

/**
 * The version of a build is found wherever it says so, with the place where it does, and none is made up where it does
 * not. A few pages of each corpus are imported again and again, with one sign less each time.
 */
export const htmlVersion: Measure = {
  name: 'html/version',
  measure: async (data) =>
    data.folders.length > 0 ? [] : VERSIONS.map((version) => ofVersion(data, version)),
};

const PAGES = ['index.html', 'faq/admin.html', 'topics/index.html'];
const TITLE = /<title>[^<]*?([\d.]+) documentation<\/title>/;

/** A copy of the pages to import, and what has to be said of its version. */
interface Case {
  readonly what: string;
  /** Name of the folder. */
  readonly name: string;
  readonly change: (html: string) => string;
  readonly hasInventory?: boolean;
  readonly flags?: readonly string[];
  readonly label: string;
  readonly from: RegExp;
}

function casesOf(version: string, release: string): Case[] {
  const untitled = (html: string) => html.replace(TITLE, '<title>Page</title>').replaceAll(release, '');
  const address = `<link rel="canonical" href="https://docs.example.org/en/${version}/">`;
  const addressed = (html: string) => untitled(html).replace('</head>', `${address}</head>`);
  const same = (html: string) => html;
  return [
    {
      what: 'inventory',
      name: 'html',
      change: same,
      hasInventory: true,
      label: version,
      from: /objects\.inv/,
    },
    { what: 'text', name: 'html', change: same, label: release, from: /documentation/ },
    { what: 'address', name: 'html', change: addressed, label: version, from: /docs\.example\.org/ },
    { what: 'path', name: `docs-${version}-html`, change: untitled, label: version, from: /docs-/ },
    { what: 'flag', name: 'html', change: same, flags: ['--version', '9.9'], label: '9.9', from: /asked/ },
    { what: 'nothing', name: 'html', change: untitled, label: 'unversioned', from: /does not say/ },
  ];
}

function ofVersion(data: TestData, version: string): Bar {
  const corpus = data.corpus(`django-${version}-html`);
  const release = TITLE.exec(readFileSync(join(corpus, 'index.html'), 'utf8'))?.[1] ?? '';
  const cases = casesOf(version, release);
  const offenders = cases.flatMap((one): Offender[] => {
    const folder = join(data.folder(`version-${version}-${one.what}`), one.name);
    rmSync(folder, { recursive: true, force: true });
    for (const page of PAGES) {
      mkdirSync(dirname(join(folder, page)), { recursive: true });
      writeFileSync(join(folder, page), one.change(readFileSync(join(corpus, page), 'utf8')));
    }
    if (one.hasInventory) cpSync(join(corpus, 'objects.inv'), join(folder, 'objects.inv'));
    const [added] = data.imported(folder, ...(one.flags ?? [])).added;
    if (added?.version === one.label && one.from.test(added.detectedFrom)) return [];
    const what = `${one.what}: ${added?.version} (${added?.detectedFrom}), not ${one.label} (${one.from})`;
    return [{ file: one.name, line: 0, what }];
  });
  return {
    name: `places that a version is found in, Django ${version}`,
    found: cases.length - offenders.length,
    of: cases.length,
    least: 1,
    offenders,
  };
}
