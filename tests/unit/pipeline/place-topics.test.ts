import { describe, expect, it } from 'vitest';
import type { Source, SourceFormat } from '../../../indexer/core/types.ts';
import { type DraftTopic, draftTopic } from '../../../indexer/pipeline/draft-topic.ts';
import { placeTopics } from '../../../indexer/pipeline/place-topics.ts';
import * as module from '../../../indexer/pipeline/same-page.ts';
import { chunk, heading, p } from '../core/build-topic.ts';

const LONG =
  'A gear is a wheel with teeth that turns another wheel with teeth and so hands on what turns it to whatever wants turning';
const EDITED = LONG.replace('hands on', 'passes along');
const OTHER =
  'Rust comes to every chain that nobody oils and eats it from the outside until one day it breaks on the steepest hill';

function source(format: SourceFormat, name: string = format): Source {
  return { format, name, hash: name, removed: {} };
}
function page(number: number, path: string, text: string, title = path.split('/').at(-1) ?? ''): DraftTopic {
  const lead = chunk({ anchor: 'top', parent: -1, kind: 'page', title, content: [heading(title), p(text)] });
  return draftTopic({ path, title, kind: 'guide', file: `${path}.md`, source: number, chunks: [lead] });
}
type Pages = readonly (readonly [path: string, text: string, title?: string])[];
type Held = readonly [format: SourceFormat, pages: Pages];

/** Places the pages of sources and gives what a reader sees: path, number of the source that is shown, further ones. */
function place(...given: readonly Held[]) {
  const sources = given.map(([format], number) => source(format, `${format}-${number}`));
  const pages = given.map(([, list], number) =>
    list.map(([path, text, title]) => page(number, path, text, title)),
  );
  const placed = placeTopics(sources, pages);
  return {
    ...placed,
    shown: placed.topics.map(({ path, source: number, alsoIn = [] }) =>
      [path, number, ...alsoIn.map((further) => `also ${further.source}`)].join(' '),
    ),
    problems: placed.diagnostics.map(({ severity, code, source: number }) => `${severity} ${code} ${number}`),
  };
}

describe('placing the pages of several sources', () => {
  it.each<[string, Held[], string[], string[]]>([
    [
      'the same text at the same path is one topic',
      [
        ['markdown', [['gears', LONG]]],
        ['markdown', [['gears', LONG]]],
      ],
      ['gears 0 also 1'],
      [],
    ],
    [
      'the same text of three sources names all of them',
      [
        ['markdown', [['gears', LONG]]],
        ['skill', [['gears', LONG]]],
        ['sphinx-html', [['gears', LONG]]],
      ],
      ['gears 2 also 0 also 1'],
      [],
    ],
    [
      'a scrape that says nearly the same is the same page, and the source it was scraped from is shown',
      [
        ['skill', [['gears', EDITED]]],
        ['sphinx-html', [['gears', LONG]]],
      ],
      ['gears 1 also 0'],
      ['info page-differs 0'],
    ],
    [
      'a scrape is found under its title when its path was lost',
      [
        ['sphinx-html', [['ref/gears', LONG, 'The Gears API']]],
        ['skill', [['pages/ref/the-gearsapi', EDITED, 'The GearsAPI']]],
      ],
      ['ref/gears 0 also 1'],
      ['info page-differs 1'],
    ],
    [
      'a scrape is found at the page it says most of, and not at the path that it claims',
      [
        [
          'sphinx-html',
          [
            ['topics/gears', OTHER, 'Gears'],
            ['ref/gears', LONG, 'Gears'],
          ],
        ],
        ['skill', [['topics/gears', EDITED, 'Gears']]],
      ],
      ['topics/gears 0', 'ref/gears 0 also 1'],
      ['info page-differs 1'],
    ],
    [
      'two scrapes that say nearly the same are one page, shown as the first has it',
      [
        ['knowledge-dump', [['gears', EDITED]]],
        ['skill', [['gears', LONG]]],
      ],
      ['gears 0 also 1'],
      ['info page-differs 1'],
    ],
    [
      'two texts of equal standing that differ are both kept',
      [
        ['markdown', [['gears', LONG]]],
        ['mkdocs', [['gears', EDITED]]],
      ],
      ['gears 0', 'gears-2 1'],
      ['warning topic-conflict 1'],
    ],
    [
      'pages that say other things are both kept, and the more faithful one keeps its path',
      [
        ['skill', [['gears', OTHER]]],
        ['sphinx-html', [['gears', LONG]]],
      ],
      ['gears 1', 'gears-2 0'],
      ['warning topic-conflict 0'],
    ],
    [
      'a page of the same title that says other things is another page',
      [
        ['sphinx-html', [['ref/gears', LONG, 'Gears']]],
        ['skill', [['topics/gears', OTHER, 'Gears']]],
      ],
      ['ref/gears 0', 'topics/gears 1'],
      [],
    ],
    [
      'a long page is not hidden behind a short one',
      [
        ['sphinx-html', [['gears', LONG]]],
        ['skill', [['gears', `${LONG} ${OTHER} ${OTHER.split(' ').reverse().join(' ')}`]]],
      ],
      ['gears 0', 'gears-2 1'],
      ['warning topic-conflict 1'],
    ],
    [
      'a page of few words is the same only with the same words',
      [
        ['sphinx-html', [['gears', 'All gears turn.']]],
        ['skill', [['gears', 'No gears turn.']]],
      ],
      ['gears 0', 'gears-2 1'],
      ['warning topic-conflict 1'],
    ],
    [
      'a folder that names its index page is the folder that does not',
      [
        ['sphinx-html', [['ref/index', LONG, 'Reference']]],
        ['skill', [['ref', EDITED, 'API']]],
      ],
      ['ref/index 0 also 1'],
      ['info page-differs 1'],
    ],
    [
      'no source is merged with itself',
      [
        [
          'skill',
          [
            ['gears', LONG, 'Gears'],
            ['pages/gears', LONG, 'Gears'],
          ],
        ],
      ],
      ['gears 0', 'pages/gears 0'],
      [],
    ],
    [
      'a path that is made up is none that a source has',
      [
        ['markdown', [['gears', LONG]]],
        [
          'markdown',
          [
            ['gears', OTHER],
            ['gears-2', EDITED],
          ],
        ],
      ],
      ['gears 0', 'gears-3 1', 'gears-2 1'],
      ['warning topic-conflict 1'],
    ],
    [
      'the most faithful source comes first in reading order, of equals the one that was there first',
      [
        ['skill', [['c', OTHER]]],
        ['markdown', [['b', EDITED]]],
        ['mkdocs', [['a', LONG]]],
        ['sphinx-html', [['d', `${LONG} ${OTHER}`]]],
      ],
      ['d 3', 'b 1', 'a 2', 'c 0'],
      [],
    ],
  ])('%s', (_, given, shown, problems) => {
    const placed = place(...given);
    expect(placed.shown).toEqual(shown);
    expect(placed.problems).toEqual(problems);
  });

  it('says where each page of a source went, what its text shares with the shown one, and keeps that text', () => {
    const { topics, spare, moved, diagnostics } = place(
      ['sphinx-html', [['ref/gears', LONG, 'Gears']]],
      [
        'skill',
        [
          ['first', OTHER, 'First'],
          ['pages/gears', EDITED, 'Gears'],
          ['ref/gears', OTHER, 'Rust'],
        ],
      ],
    );
    expect(topics[0]?.alsoIn).toEqual([
      { source: 1, file: 'pages/gears.md', path: 'pages/gears', overlap: 0.82 },
    ]);
    expect(topics.map(({ path, ownPath }) => [path, ownPath])).toEqual([
      ['ref/gears', undefined],
      ['first', undefined],
      ['ref/gears-2', 'ref/gears'],
    ]);
    expect(spare.map(({ topic, position }) => [topic.path, topic.source, position])).toEqual([
      ['pages/gears', 1, 1],
    ]);
    expect(moved.map((paths) => [...paths])).toEqual([
      [],
      [
        ['pages/gears', 'ref/gears'],
        ['ref/gears', 'ref/gears-2'],
      ],
    ]);
    expect(diagnostics.map(({ message, file }) => `${file}: ${message}`)).toEqual([
      'pages/gears.md: the page "ref/gears" is shown as sphinx-html-0 has it; 82 % of what is said here is there',
      'ref/gears.md: another source has a page "ref/gears" that says something else; this one is now "ref/gears-2"',
    ]);
  });
});

describe('comparing pages', () => {
  const { PageComparer, bareTitle, saysTheSame } = module;
  const overlap = (a: string, b: string) => new PageComparer().overlap(page(0, 'a', a), page(0, 'a', b));

  it('offers these names', () => {
    expect(Object.keys(module).sort()).toEqual(['PageComparer', 'SAME_PAGE', 'bareTitle', 'saysTheSame']);
  });

  it.each([
    ['the same', LONG, LONG, 1],
    ['the same in other cases and signs', LONG.toUpperCase(), `“${LONG}!”`, 1],
    ['a part of it', LONG.split(' ').slice(0, 12).join(' '), LONG, 1],
    ['the same words in another order', LONG, LONG.split(' ').reverse().join(' '), 0],
    ['another text', OTHER, LONG, 0],
    ['few words, the same', 'Gears turn.', 'gears turn', 1],
    ['few words, one more', 'Gears turn.', 'Gears do turn.', 0],
    ['nothing', '', '', 1],
  ])('finds in a text what is %s', (_, text, other, share) => {
    expect(overlap(text, other)).toBe(share);
  });

  it.each([
    ['QuerySetAPI reference', 'QuerySet API reference', true],
    ['`Gears` and more', 'Gears and more', true],
    ['Größe', 'GRÖSSE', false],
    ['歯車', '歯車 ', true],
    ['Gears 1', 'Gears 2', false],
  ])('compares the titles "%s" and "%s" by letters and digits', (a, b, same) => {
    expect(bareTitle(page(0, 'a', '', a)) === bareTitle(page(0, 'a', '', b))).toBe(same);
  });

  it('takes two pages for the same wherever their links lead, and not when a word differs', () => {
    const linked = (how: 'path' | 'absent', word: string) =>
      draftTopic({
        ...page(0, 'a', ''),
        chunks: [chunk({ anchor: 'top', content: [p({ k: 'link', how, to: how, c: [word] })] })],
      });
    expect(saysTheSame(linked('path', 'oil'), linked('absent', 'oil'))).toBe(true);
    expect(saysTheSame(linked('path', 'oil'), linked('path', 'rust'))).toBe(false);
  });
});
