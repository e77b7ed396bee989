import { readFileSync } from 'node:fs';
import type { Bar, Offender } from '../bar.ts';
import type { TestData } from '../test-data.ts';
import { type Corpus, type CorpusMeasure, corpora, holderOf } from './corpus.ts';

/** Every section and definition is exactly one chunk, which answers to all ids that stand in its part of the page. */
export const htmlAnchors: CorpusMeasure = {
  name: 'html/anchors',
  ofCorpus,
  async measure(data) {
    const all = corpora(data);
    const mapped = all.filter(({ name }) => name === 'Django 5.2');
    return [...all.flatMap(ofCorpus), ...mapped.map((corpus) => ofSectionMap(data, corpus))];
  },
};

function ofCorpus(corpus: Corpus): Bar[] {
  const lost: Offender[] = [];
  const adrift: Offender[] = [];
  let [regions, ids] = [0, 0];
  for (const { file, regions: own, outside } of corpus.pages.values()) {
    const records = corpus.records.get(file);
    for (const { id, ids: inside, line } of own) {
      regions++;
      const holder = holderOf(records, id);
      if (!holder) lost.push({ file, line, what: `#${id} is not in exactly one chunk` });
      for (const one of inside) {
        ids++;
        if (!holder || holderOf(records, one.text) !== holder)
          adrift.push({ file, line: one.line, what: `#${one.text} does not lead to the chunk of #${id}` });
      }
    }
    for (const one of outside.ids) {
      ids++;
      if (!holderOf(records, one.text))
        adrift.push({ file, line: one.line, what: `#${one.text} is not in exactly one chunk` });
    }
  }
  return [
    {
      name: `sections and definitions, ${corpus.name}`,
      found: regions - lost.length,
      of: regions,
      least: 1,
      offenders: lost,
    },
    { name: `ids, ${corpus.name}`, found: ids - adrift.length, of: ids, least: 1, offenders: adrift },
  ];
}

interface MapNode {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly inner?: readonly string[];
}

/** The same against a map of the sections that others made. */
function ofSectionMap(data: TestData, { pages, records }: Corpus): Bar {
  const file = data.path('eval/django-5.2/sections.json');
  const map = JSON.parse(readFileSync(file, 'utf8')) as Record<string, MapNode[]>;
  const offenders: Offender[] = [];
  let nodes = 0;
  for (const [page, places] of Object.entries(map)) {
    for (const { id, aliases, inner = [] } of places) {
      nodes++;
      const file = `${page}.html`;
      const holder = holderOf(records.get(file), id);
      if (holder && [...aliases, ...inner].every((one) => holderOf(records.get(file), one) === holder))
        continue;
      const line = pages.get(file)?.regions.find((region) => region.id === id)?.line ?? 0;
      offenders.push({ file, line, what: `#${id} with its aliases is not one chunk` });
    }
  }
  return {
    name: 'nodes of the map of sections, Django 5.2',
    found: nodes - offenders.length,
    of: nodes,
    least: 1,
    offenders,
  };
}
