import { describe, expect, it } from 'vitest';
import { codeOf, importTree, linksOf } from '../../helpers/imports.ts';
import { fileOf, folderOf } from '../../helpers/source-trees.ts';

const HEAD =
  '---\nname: "gears-docs"\ndescription: "Scraped from https://gears.example/en/2.0/ for you. Use when gears turn."\n---\n\n# Gears\n\n> Official documentation: https://gears.example/en/2.0/\n\n';
const LIST =
  '## Reference Files\n\n### Topics\n\n- **[Oiling¶ and more](references/topics-1.md)** (2 pages)\n  - Topics: oil, grease\n- **[Lost](references/topics-9.md)** (1 page)\n';
const TOPICS =
  '# Oiling¶\n\n# Oiling\n\n# Oiling\n\nSee [Turning](https://gears.example/en/2.0/topics/turning/#fast), [turning](https://gears.example/en/2.0/topics/turning/) and [home](https://gears.example/).\n\n```py\n---\n# not a page\n```\n\n---\n\n# Turning\n\n## Fast\n\nSee [Oiling](https://gears.example/en/topics/oiling/).\n';

function gears() {
  return importTree(folderOf('gears', { 'SKILL.md': HEAD + LIST, 'references/topics-1.md': TOPICS }));
}

describe('the skill importer', () => {
  it('takes name, title and version from the head of SKILL.md', () => {
    const { read } = gears();
    expect(read.imported.docSet).toEqual({
      id: 'gears',
      title: 'Gears',
      description: 'Scraped from https://gears.example/en/2.0/ for you',
    });
    expect(read.imported.version).toEqual({ label: '2.0', detectedFrom: 'https://gears.example/en/2.0/' });
  });

  it('takes a reference apart into the pages that were merged into it, at the paths that links know', () => {
    const { version } = gears();
    expect(version.topics.map(({ path, title, file, url }) => ({ path, title, file, url }))).toEqual([
      { path: 'index', title: 'Gears', file: 'SKILL.md', url: undefined },
      {
        path: 'topics/oiling',
        title: 'Oiling',
        file: 'references/topics-1.md',
        url: 'https://gears.example/en/2.0/topics/oiling/',
      },
      {
        path: 'topics/turning',
        title: 'Turning',
        file: 'references/topics-1.md',
        url: 'https://gears.example/en/2.0/topics/turning/',
      },
    ]);
  });

  it('gives a page that nobody links to a path from its file and title, and no address', () => {
    const { topic } = importTree(
      folderOf('gears', { 'SKILL.md': HEAD, 'references/topics-1.md': '# Alone\n\nText\n' }),
    );
    expect(topic('pages/topics/alone').url).toBeUndefined();
  });

  it('removes titles that are written several times, and counts them', () => {
    const { removed, topic } = gears();
    expect(removed['repeated title']).toBe(2);
    expect(topic('topics/oiling').chunks[0]?.content.filter(({ k }) => k === 'heading')).toEqual([
      { k: 'heading', c: ['Oiling'] },
    ]);
    expect(topic('topics/oiling').chunks).toHaveLength(1);
  });

  it('does not look for pages inside code', () => {
    expect(codeOf(gears().topic('topics/oiling').chunks[0]?.content ?? [])).toEqual(['---\n# not a page']);
  });

  it('follows addresses of the site to its own pages, whatever version they name', () => {
    const { topic } = gears();
    expect(linksOf(topic('topics/oiling')).map(({ how, to, href }) => `${how} ${to ?? href}`)).toEqual([
      'anchor topics/turning#fast',
      'path topics/turning',
      'path index',
    ]);
    expect(linksOf(topic('topics/turning')).map(({ how, to }) => `${how} ${to}`)).toEqual([
      'path topics/oiling',
    ]);
  });

  it('names the topics that the catalogue lists and the folder does not have', () => {
    expect(gears().version.missing).toEqual([
      {
        path: 'topics-9',
        title: 'Lost',
        note: 'Topics, 1 page',
        file: 'references/topics-9.md',
        category: 'Topics',
        source: 0,
      },
    ]);
  });

  it('keeps the line of the file that a page starts at', () => {
    expect(
      gears()
        .topic('topics/turning')
        .chunks.map(({ line }) => line),
    ).toEqual([16, 18]);
  });
});

describe('the index of a skill alone', () => {
  it('becomes one topic and a catalogue of what is missing', () => {
    const { format, paths, version, topic } = importTree(fileOf('000.txt', HEAD + LIST));
    expect(format).toBe('skill-index');
    expect(paths).toEqual(['index']);
    expect(topic('index').kind).toBe('index');
    expect(version.missing).toEqual([
      {
        path: 'topics-1',
        title: 'Oiling',
        note: 'Topics, 2 pages: oil, grease',
        file: 'references/topics-1.md',
        category: 'Topics',
        source: 0,
        topics: ['oil', 'grease'],
      },
      {
        path: 'topics-9',
        title: 'Lost',
        note: 'Topics, 1 page',
        file: 'references/topics-9.md',
        category: 'Topics',
        source: 0,
      },
    ]);
  });

  it('reads sizes in tokens as numbers', () => {
    const sized = HEAD + LIST.replace('(2 pages)', '(~16,569 tokens)');
    expect(importTree(fileOf('000.txt', sized)).version.missing[0]).toMatchObject({ tokens: 16569 });
  });

  it('has links to the topics that are missing', () => {
    const { topic } = importTree(fileOf('000.txt', HEAD + LIST));
    expect(linksOf(topic('index')).map(({ how, to, href }) => `${how} ${to ?? href}`)).toEqual([
      'path index',
      'absent topics-1',
      'absent topics-9',
    ]);
  });
});
