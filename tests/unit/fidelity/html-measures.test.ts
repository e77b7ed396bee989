import { describe, expect, it } from 'vitest';
import { htmlAnchors } from '../../fidelity/html/anchors.ts';
import { htmlCode } from '../../fidelity/html/code.ts';
import type { Corpus, CorpusMeasure } from '../../fidelity/html/corpus.ts';
import { htmlLinks } from '../../fidelity/html/links.ts';
import { htmlProse } from '../../fidelity/html/prose.ts';
import { readSourcePage } from '../../fidelity/html/source-page.ts';
import type { ChunkRecord } from '../../fidelity/test-data.ts';
import { definition, highlighted, section } from '../../helpers/sphinx-folder.ts';

const HTML = `<html><body><nav>Menu</nav><div role="main">${section(
  'oil',
  'Oil',
  '<p>Use<b>ful</b> oil, <a href="#Oil">the class</a>.</p>',
  highlighted('python', 'pour()'),
  definition('class', 'Oil', '<code>Oil</code>(<em>grade</em>)', '<p id="note">Slippery.</p>'),
  '<p>More oil.</p>',
)}</div></body></html>`;

const record = (given: Partial<ChunkRecord>): ChunkRecord => ({
  ref: `w@1/oil#${given.anchor}`,
  version: '1',
  path: 'oil',
  anchor: '',
  aliases: [],
  title: '',
  trail: [],
  kind: 'section',
  text: '',
  markdown: '',
  code: [],
  links: [],
  symbols: [],
  source: { file: 'oil.html', line: 1 },
  ...given,
});
const link = {
  text: 'the class',
  url: 'oil#Oil',
  target: { path: 'oil', anchor: 'Oil' },
  fragment: 'Oil',
  how: 'anchor',
};
const LEAD = {
  anchor: 'oil',
  title: 'Oil',
  text: 'Useful oil, the class.\n\nMore oil.',
  code: [{ lang: 'python', text: 'pour()' }],
  links: [link],
};
const OIL = { anchor: 'Oil', aliases: ['note'], title: 'Oil(grade)', text: 'Slippery.' };

/** What a measure finds wrong with these records of the page. */
function wrongWith(
  measure: CorpusMeasure,
  lead: Partial<ChunkRecord>,
  oil: Partial<ChunkRecord> = {},
): string[] {
  const records = [record({ ...LEAD, ...lead }), record({ ...OIL, ...oil })];
  const corpus: Corpus = {
    name: 'widgets',
    folder: '',
    pages: new Map([['oil.html', readSourcePage(HTML, 'oil.html')]]),
    records: new Map([['oil.html', records]]),
    run: () => '',
  };
  return measure.ofCorpus(corpus).flatMap(({ offenders }) => offenders.map(({ what }) => what));
}

describe('the measures of Sphinx HTML', () => {
  it('read the regions of a page with what stands in their own part of it', () => {
    const { regions, isInterrupted } = readSourcePage(HTML, 'oil.html');
    expect(regions.map(({ id, kind, ids }) => [id, kind, ids.map(({ text }) => text)])).toEqual([
      ['oil', 'section', ['oil']],
      ['Oil', 'definition', ['Oil', 'note']],
    ]);
    expect(regions.map(({ tokens }) => tokens.map(({ text }) => text).join(' '))).toEqual([
      'Oil Useful oil , the class . More oil .',
      'Oil ( grade ) Slippery .',
    ]);
    expect(regions[0]?.code.map(({ text }) => text)).toEqual(['pour()']);
    expect(isInterrupted).toBe(true);
  });

  it.each([htmlAnchors, htmlCode, htmlProse, htmlLinks])(
    'find nothing wrong with what is right: $name',
    (measure) => {
      expect(wrongWith(measure, {})).toEqual([]);
    },
  );

  it.each<[string, CorpusMeasure, Partial<ChunkRecord>, Partial<ChunkRecord>, string[]]>([
    [
      'an id in two chunks',
      htmlAnchors,
      { aliases: ['note'] },
      {},
      ['#note does not lead to the chunk of #Oil'],
    ],
    [
      'a lost definition',
      htmlAnchors,
      {},
      { anchor: 'x' },
      expect.arrayContaining(['#Oil is not in exactly one chunk']),
    ],
    [
      'code of another chunk',
      htmlCode,
      { code: [] },
      { code: LEAD.code },
      ['in #oil: pour()', 'in chunk #Oil: pour()'],
    ],
    [
      'a changed character of code',
      htmlCode,
      { code: [{ lang: '', text: 'pour() ' }] },
      {},
      expect.arrayContaining(['in #oil: pour()']),
    ],
    [
      'glued words',
      htmlProse,
      { text: 'Useful oil, theclass.\n\nMore oil.' },
      {},
      expect.arrayContaining(['not in #oil: the class']),
    ],
    [
      'words in another order',
      htmlProse,
      { text: 'More oil.\n\nUseful oil, the class.' },
      {},
      expect.arrayContaining(['not in #oil: More oil']),
    ],
    [
      'words that nobody wrote',
      htmlProse,
      {},
      { text: '1. Slippery.' },
      expect.arrayContaining(['only in chunk #Oil: 1']),
    ],
    [
      'a link to another chunk',
      htmlLinks,
      { links: [{ ...link, target: { path: 'oil', anchor: 'oil' } }] },
      {},
      ['#Oil from #oil: anchor {"path":"oil","anchor":"oil"}'],
    ],
    ['a link that is only text', htmlLinks, { links: [] }, {}, ['#Oil from #oil: no link']],
    [
      'a link of unknown kind',
      htmlLinks,
      { links: [link, { ...link, how: 'unknown' }] },
      {},
      ['"the class" to oil#Oil'],
    ],
  ])('see %s', (_, measure, lead, oil, wrong) => {
    expect(wrongWith(measure, lead, oil)).toEqual(wrong);
  });
});
