import { describe, expect, it } from 'vitest';
import type { LinkNode } from '../../../indexer/core/tree.ts';
import type { Chunk, Diagnostic, Topic } from '../../../indexer/core/types.ts';
import type { Located } from '../../../indexer/import/importer.ts';
import { draftTopic, wholeTopic } from '../../../indexer/pipeline/draft-topic.ts';
import {
  locateLinks,
  releaseLinks,
  resolveLinks,
  type Surroundings,
} from '../../../indexer/pipeline/resolve-links.ts';
import { TopicIndex } from '../../../indexer/pipeline/topic-index.ts';
import { linksOf } from '../../helpers/imports.ts';

function chunk(anchor: string, more: Partial<Chunk> = {}): Chunk {
  return {
    anchor,
    aliases: [],
    title: anchor,
    kind: 'section',
    parent: -1,
    trail: [],
    content: [],
    symbols: [],
    line: 7,
    hash: '',
    ...more,
  };
}
function topic(path: string, ...chunks: Chunk[]): Topic {
  return { path, title: path, kind: 'guide', file: `${path}.md`, source: 0, chunks };
}

const gears = topic(
  'ref/gears',
  chunk('gears', { aliases: ['top', 'module-gears'] }),
  chunk('gears.Gear', { symbols: [{ name: 'gears.Gear', kind: 'class' }] }),
  chunk('s2', { title: 'Turning a Gear!' }),
);
const home = topic('guide/index', chunk('home'));

function among(index: TopicIndex, moved: ReadonlyMap<string, string> = new Map()): Surroundings {
  return { index: () => index, moved, hash: 'these' };
}

/** How a link to a place is resolved, among the two topics above. */
function resolve(
  located: Located,
  link: Partial<LinkNode> = {},
): { link: LinkNode; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const written: LinkNode = { k: 'link', how: 'unknown', href: 'as-written', c: ['text'], ...link };
  const from = topic('from', chunk('here', { content: [{ k: 'p', c: [written] }] }));
  const index = new TopicIndex([from, gears, home]);
  const asWritten = locateLinks(draftTopic(from), () => located);
  const resolved = resolveLinks(asWritten, among(index), diagnostics);
  return { link: linksOf(resolved)[0] as LinkNode, diagnostics };
}
const to = (path: string, fragment = ''): Located => ({ kind: 'topic', path, fragment });

describe('resolveLinks', () => {
  const LINKS: readonly (readonly [string, Located, Partial<LinkNode>])[] = [
    ['a page by its path', to('ref/gears'), { how: 'path', to: 'ref/gears' }],
    ['the index of a folder by the folder', to('guide/'), { how: 'path', to: 'guide/index', path: 'guide/' }],
    ['a section by its anchor', to('ref/gears', 'gears.Gear'), { how: 'anchor', to: 'ref/gears#gears.Gear' }],
    [
      'a section by an alias',
      to('ref/gears', 'module-gears'),
      { how: 'anchor', to: 'ref/gears#module-gears' },
    ],
    [
      'a name that another page defines',
      to('guide', 'gears.Gear'),
      { how: 'symbol', to: 'ref/gears#gears.Gear', fragment: 'gears.Gear', path: 'guide' },
    ],
    [
      'a name on a page that is not there',
      to('gone', 'gears.Gear'),
      { how: 'symbol', to: 'ref/gears#gears.Gear', fragment: 'gears.Gear', path: 'gone' },
    ],
    [
      'a section by its title',
      to('ref/gears', 'turning-a-gear'),
      { how: 'title', to: 'ref/gears#s2', fragment: 'turning-a-gear' },
    ],
    ['a page that is not there', to('gone', 'x'), { how: 'absent', to: 'gone#x', href: 'as-written' }],
    ['a generated page', { kind: 'generated' }, { how: 'generated', href: 'as-written' }],
    ['an address elsewhere', { kind: 'outside' }, { how: 'outside', href: 'as-written' }],
  ];

  it.each(LINKS)('finds %s', (_, located, expected) => {
    const { link, diagnostics } = resolve(located);
    expect(link).toEqual({ k: 'link', c: ['text'], ...expected });
    expect(diagnostics).toEqual([]);
  });

  it('reports a place that a page does not have, with file and line, and keeps the link', () => {
    const { link, diagnostics } = resolve(to('ref/gears', 'nowhere'));
    expect(link).toEqual({
      k: 'link',
      how: 'unknown',
      to: 'ref/gears',
      fragment: 'nowhere',
      href: 'as-written',
      c: ['text'],
    });
    expect(diagnostics).toEqual([
      {
        severity: 'info',
        code: 'unresolved-link',
        message: 'the link "text" to as-written leads nowhere',
        file: 'from.md',
        line: 7,
        source: 0,
      },
    ]);
  });

  it.each(LINKS)('finds %s again when its answer was taken back', (_, located, expected) => {
    const { link } = resolve(located);
    const [index, diagnostics]: [TopicIndex, Diagnostic[]] = [new TopicIndex([gears, home]), []];
    const from = topic('from', chunk('here', { content: [{ k: 'p', c: [link] }] }));
    const again = resolveLinks(releaseLinks(draftTopic(from)), among(index), diagnostics);
    expect(linksOf(again)[0]).toEqual({ k: 'link', c: ['text'], ...expected });
  });

  it.each<[string, string, string]>([
    ['under its new path', 'oil', 'ref/gears'],
    ['under its new path, by its folder', 'grease/', 'ref/gears'],
    ['that is where it was', 'ref/gears', 'ref/gears'],
  ])('finds a page %s', (_, own, path) => {
    const moved = new Map([
      ['oil', 'ref/gears'],
      ['grease/index', 'ref/gears'],
    ]);
    const written: LinkNode = { k: 'link', how: 'absent', to: `${own}#top`, c: ['text'] };
    const from = topic('from', chunk('here', { content: [{ k: 'p', c: [written] }] }));
    const found = resolveLinks(draftTopic(from), among(new TopicIndex([gears]), moved), []);
    expect(linksOf(found)[0]).toEqual({
      k: 'link',
      how: 'anchor',
      to: `${path}#top`,
      ...(own === path ? {} : { path: own }),
      c: ['text'],
    });
    expect(linksOf(releaseLinks(found))).toEqual([written]);
  });

  it('takes the answers of before among the same names, and reports what led nowhere as then', () => {
    const { link } = resolve(to('ref/gears', 'nowhere'));
    const from = topic('from', chunk('here', { content: [{ k: 'p', c: [link] }] }));
    const located = releaseLinks(draftTopic(from));
    const never = () => {
      throw new Error('nobody should look');
    };
    const answered = { among: 'these', links: draftTopic(from).links };
    const diagnostics: Diagnostic[] = [];
    const again = resolveLinks(
      { ...located, answered },
      { index: never, moved: new Map(), hash: 'these' },
      diagnostics,
    );
    expect(linksOf(again)).toEqual([link]);
    expect(again).not.toHaveProperty('answered');
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'the link "text" to as-written leads nowhere',
    ]);
    const others = { ...among(new TopicIndex([gears, home])), hash: 'others' };
    expect(linksOf(resolveLinks({ ...located, answered }, others, []))).toEqual([link]);
    expect(() => resolveLinks({ ...located, answered }, { ...others, index: never }, [])).toThrow('nobody');
  });

  it('does not take a fragment like "__proto__" for something that is there', () => {
    expect(resolve(to('ref/gears', '__proto__')).link.how).toBe('unknown');
    expect(resolve(to('constructor')).link.how).toBe('absent');
  });

  it('resolves links in marks, lists and tables', () => {
    const link: LinkNode = { k: 'link', how: 'unknown', href: 'x', c: ['t'] };
    const plain = { k: 'p' as const, c: ['plain'] };
    const content: Chunk['content'] = [
      plain,
      { k: 'ul', c: [{ k: 'li', c: [{ k: 'p', c: [{ k: 'strong', c: [link] }] }] }] },
      { k: 'table', head: 0, c: [{ k: 'row', cells: [['a'], [link]] }] },
    ];
    const from = topic('from', chunk('here', { content }));
    const located = locateLinks(draftTopic(from), () => to('ref/gears'));
    const resolved = resolveLinks(located, among(new TopicIndex([from, gears])), []);
    expect(linksOf(resolved).map(({ how }) => how)).toEqual(['path', 'path']);
    expect(wholeTopic(resolved).chunks[0]?.content[0]).toEqual(plain);
  });
});
