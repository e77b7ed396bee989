import { describe, expect, it } from 'vitest';
import { blocksOf, codeOf, containersOf, importTree, linksOf } from '../../helpers/imports.ts';
import { fileOf, folderOf } from '../../helpers/source-trees.ts';

describe('the importer of crawled pages in one file', () => {
  const page = (name: string, host: string) =>
    `## Source: ${name}\n\n[Skip](#main)\n\n# Menu\n\n* Donate\n\n# Oiling[¶](#oiling "Link")\n\nUse [turning](../turning/#fast), [the start](/) or [shops](https://shops.example).\n\n## Grease[¶](#grease)\n\nThick. See [old](${host}ref/old/).\n\n## Sponsors\n\nThank you\n`;
  const dump = `# Gears Knowledge\n\n> Category: machines\n\n${page('en_3.0_oiling.md', 'https://gears.example/en/3.0/')}\n${page('oiling.md', 'https://elsewhere.example/')}`;
  const { version, topic, removed, read } = importTree(fileOf('dump.txt', dump));

  it('makes one topic of copies of a page and remembers where the others were', () => {
    expect(version.topics.map(({ path, alsoFrom, url }) => ({ path, alsoFrom, url }))).toEqual([
      {
        path: 'oiling',
        alsoFrom: ['en_3.0_oiling.md', 'oiling.md'],
        url: 'https://gears.example/en/3.0/oiling/',
      },
    ]);
    expect(version.label).toBe('3.0');
    expect(read.imported.base).toBe('https://gears.example/en/3.0/');
  });

  it('makes two topics of pages at one path that say different things', () => {
    const other = `${dump}\n\n## Source: en_stable_oiling.md\n\n# Oiling[¶](#oiling)\n\nQuite different.\n`;
    expect(importTree(fileOf('dump.txt', other)).paths).toEqual(['oiling', 'oiling-2']);
  });

  it('reads an underscore in a name as the site has it', () => {
    const named = page('en_3.0_ref_gear_box.md', 'https://gears.example/en/3.0/');
    const linking = page('en_3.0_oiling.md', 'https://gears.example/en/3.0/ref/gear_box/).[more](');
    expect(importTree(fileOf('dump.txt', `# Gears\n\n${linking}\n${named}`)).paths).toEqual([
      'oiling',
      'ref/gear_box',
    ]);
  });

  it('lists every line that it removes, with its place', () => {
    const lines = dump.split('\n');
    expect(read.removed.length).toBe((removed['site chrome'] ?? 0) + (removed['copy of a page'] ?? 0));
    for (const { text, file, line } of read.removed) {
      expect(file).toBe('dump.txt');
      expect(lines[line - 1]).toContain(text);
    }
    expect(read.removed.map(({ text }) => text)).toContain('* Donate');
  });

  it('keeps what stands under headings with permalinks and removes the rest of the site', () => {
    expect(topic('oiling').chunks.map(({ anchor, title }) => [anchor, title])).toEqual([
      ['oiling', 'Oiling'],
      ['grease', 'Grease'],
    ]);
    expect(JSON.stringify(topic('oiling'))).not.toMatch(/Donate|Thank you|¶/);
    expect(removed['site chrome']).toBeGreaterThan(3);
  });

  it('reads relative links as on the site, where every page is a folder', () => {
    expect(linksOf(topic('oiling')).map(({ how, to, href }) => `${how} ${to ?? href}`)).toEqual([
      'absent turning#fast',
      'absent index',
      'outside https://shops.example',
      'absent ref/old',
    ]);
  });
});

describe('the importer of library cards', () => {
  const card =
    '---\nname: Gearlib\nversion: unknown\necosystem: python\nlicense: MIT\n---\n\n## Imports\n\nText.\n\n## Core Patterns\n\n### Turn a gear ✅ Current\n\nText.\n\n### Old oil ⚠️ Deprecated\n\nText.\n\n## API Reference\n\n- **gearlib.Gear** – a wheel.\n- **gearlib.Gear.turn(by)** – turns.\n- **gearlib.oil(level)** – oils.\n';
  const { version, chunk, removed, read, paths } = importTree(fileOf('card.txt', card));

  it('takes name and licence from the front matter, and no version from "unknown"', () => {
    expect(read.imported.docSet.id).toBe('gearlib');
    expect(version.label).toBe('unversioned');
    expect(version.sources[0]?.license).toBe('MIT');
  });

  it('removes status badges from headings, so that they are no part of anchors', () => {
    const path = paths[0] as string;
    expect(chunk(path, 'turn-a-gear').title).toBe('Turn a gear');
    expect(chunk(path, 'old-oil').title).toBe('Old oil');
    expect(removed).toEqual({ 'status badge': 2 });
  });

  it('takes the names of the API list for symbols', () => {
    expect(chunk(paths[0] as string, 'api-reference').symbols).toEqual([
      { name: 'gearlib.Gear', kind: 'class' },
      { name: 'gearlib.Gear.turn', kind: 'method' },
      { name: 'gearlib.oil', kind: 'function' },
    ]);
  });
});

describe('the importer of plain text', () => {
  const text =
    'gears\nWhat they are\nGears are wheels with teeth, and they turn each other.\nInstall\npip install gears\nfrom gears import Gear\n\ngear = Gear()\nOutput: a gear\nKinds\n- small\n- large\n| Size | Teeth |\n|---|---|\nsmall | 8 |\n';
  const { version, topic } = importTree(fileOf('gears.txt', text));

  it('infers headings, code, lists and tables', () => {
    expect(topic('gears').chunks.map(({ title }) => title)).toEqual([
      'gears',
      'What they are',
      'Install',
      'Kinds',
    ]);
    const content = topic('gears').chunks.flatMap((chunk) => chunk.content);
    expect(codeOf(content)[0]).toContain('pip install gears');
    expect(containersOf(content, 'ul')[0]?.c).toHaveLength(2);
    expect(blocksOf(content).filter(({ k }) => k === 'row')).toEqual([
      { k: 'row', cells: [['Size'], ['Teeth']] },
      { k: 'row', cells: [['small'], ['8']] },
    ]);
  });

  it('loses no line', () => {
    const shown = JSON.stringify(topic('gears').chunks);
    for (const word of text.match(/\w+/g) ?? []) expect(shown).toContain(word);
  });

  it('takes nothing in the text for markup', () => {
    const { topic: page } = importTree(
      fileOf('a.txt', 'pots\nWhat they are\nUse *stars* and <b>tags</b> and [links](x) and back`ticks.\n'),
    );
    const prose = blocksOf(page('pots').chunks[1]?.content ?? [])[1];
    expect(prose).toEqual({ k: 'p', c: ['Use *stars* and <b>tags</b> and [links](x) and back`ticks.'] });
  });

  it('keeps the lines of the file', () => {
    expect(topic('gears').chunks.map(({ line }) => line)).toEqual([1, 2, 4, 10]);
    expect(version.topics[0]?.file).toBe('gears.txt');
  });
});

describe('a doc set that describes itself', () => {
  it('is not recognised by its description alone', () => {
    expect(importTree(folderOf('hand', { 'doc-set.yaml': 'id: x', 'a.md': '# A' })).format).toBe('markdown');
  });
});
