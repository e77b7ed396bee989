import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Bar, Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import type { ChunkRecord, TestData } from '../test-data.ts';
import { SKILLS, type SkillCorpus, skillCorpus } from './skill-corpus.ts';

const LEAST = 0.9;

/**
 * The names that a skill's files visibly define are symbols of chunks that stand there: lines that look like signatures,
 * and what the inventories of the same documentation list for the pages of the skill.
 */
export const skillSymbols: Measure = {
  name: 'skills/symbols',
  async measure(data) {
    const corpora = SKILLS.map((name) => skillCorpus(data, name));
    const shown = corpora.map(ofLines).filter(({ of }) => of > 0);
    return [...shown, ...['5.2', '4.2'].map((version) => ofInventory(data, version))];
  },
};

function ofLines({ name, topics }: SkillCorpus): Bar {
  const offenders: Offender[] = [];
  let of = 0;
  for (const { page, records } of topics) {
    // An index repeats names that are defined elsewhere.
    if (/^(?:general )?index$/i.test(page.title)) continue;
    for (const mark of page.marks.filter(({ kind }) => kind === 'definition')) {
      of++;
      const there = records.filter((record) => record.source.line === mark.line || isCalled(record, mark.id));
      if (!there.some((record) => names(record, mark.text))) {
        offenders.push({ file: page.file, line: mark.line, what: mark.id || mark.text });
      }
    }
  }
  return {
    name: `names in lines like signatures, ${name} skill`,
    found: of - offenders.length,
    of,
    least: LEAST,
    offenders,
  };
}

function isCalled({ anchor, aliases }: ChunkRecord, id: string): boolean {
  return id !== '' && (anchor === id || aliases.includes(id));
}

/** Whether a chunk has a symbol of a name, however qualified; options and commands have names of their own in ids. */
function names({ symbols }: ChunkRecord, name: string): boolean {
  return symbols.some((symbol) => {
    const own = symbol.name.split('.').at(-1) ?? '';
    return own === name || name.endsWith(`-${own.replace(/^-+/, '')}`) || name.endsWith(`-${symbol.name}`);
  });
}

/** Roles of an inventory that name places rather than things. */
const PLACES = /^std:(?:label|doc|term)$/;

function ofInventory(data: TestData, version: string): Bar {
  const { byPath } = skillCorpus(data, 'django');
  const offenders: Offender[] = [];
  let of = 0;
  for (const { name, role, path, id } of readInventory(data.corpus(`django-${version}-html`))) {
    const records = byPath.get(path);
    if (PLACES.test(role) || !records) continue;
    of++;
    const isThere = records.some(
      (record) =>
        isCalled(record, id) &&
        record.symbols.some((symbol) => symbol.name === name || name.endsWith(`.${symbol.name}`)),
    );
    if (!isThere)
      offenders.push({ ...(records[0] as ChunkRecord).source, what: `${role} ${name} at ${path}#${id}` });
  }
  return {
    name: `names of ${version}'s inventory on pages of the django skill`,
    found: of - offenders.length,
    of,
    least: LEAST,
    offenders,
  };
}

function readInventory(folder: string): { name: string; role: string; path: string; id: string }[] {
  const bytes = readFileSync(join(folder, 'objects.inv'));
  let at = 0;
  for (let line = 0; line < 4; line++) at = bytes.indexOf(10, at) + 1;
  const lines = inflateSync(bytes.subarray(at)).toString('utf8').split('\n');
  return lines.flatMap((line) => {
    const [, name = '', role = '', uri = ''] = /^(.+?) (\S+:\S+) -?\d+ (\S*) /.exec(`${line} `) ?? [];
    if (!name) return [];
    const [page = '', fragment = ''] = uri.split('#');
    return [{ name, role, path: page.replace(/\.html$/, ''), id: fragment.replace(/\$$/, name) }];
  });
}
