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

  it('keeps the status in a heading, and out of its id', () => {
    const path = paths[0] as string;
    expect(chunk(path, 'turn-a-gear').title).toBe('Turn a gear ✅ Current');
    expect(chunk(path, 'turn-a-gear').aliases).toEqual(['turn-a-gear--current']);
    expect(chunk(path, 'old-oil').title).toBe('Old oil ⚠️ Deprecated');
    expect(removed).toEqual({});
  });

  it('makes a definition with its symbols of every item of the API list', () => {
    const path = paths[0] as string;
    expect(chunk(path, 'gearlib.Gear').symbols).toEqual([{ name: 'gearlib.Gear', kind: 'class' }]);
    expect(chunk(path, 'gearlib.Gear.turn').symbols).toEqual([{ name: 'gearlib.Gear.turn', kind: 'method' }]);
    expect(chunk(path, 'gearlib.oil').content).toEqual([
      { k: 'sig', c: ['gearlib.oil(level)'] },
      { k: 'p', c: ['oils.'] },
    ]);
  });

  it('loses no star of a signature, and finds every name in it', () => {
    const list =
      '- **f(*args, **kwargs)** - calls.\n- **Oil.init(**o) / drain(\\*, n)** - both.\n- **a.__version__** - text.\n- **tmp (fixture)** - a folder.\n';
    const { topic } = importTree(fileOf('c.txt', `${card.slice(0, card.indexOf('- **gearlib'))}${list}`));
    const defined = topic('gearlib').chunks.filter(({ symbols }) => symbols.length > 0);
    expect(
      defined.map(({ title, symbols }) => [title, symbols.map(({ kind, name }) => `${kind} ${name}`)]),
    ).toEqual([
      ['f(*args, **kwargs)', ['function f']],
      ['Oil.init(**o) / drain(*, n)', ['method Oil.init', 'function drain']],
      ['a.__version__', ['data a.__version__']],
      ['tmp (fixture)', ['data tmp']],
    ]);
  });

  it('leaves a list that is no list of names as it is, and finds names in tables and blocks of names', () => {
    const api =
      '## API Reference\n\n- **Bold** words first\n- and others\n\n| Name | What |\n|---|---|\n| `oil.Can` | holds |\n\n```\noil.pour\noil.wipe\n```\n';
    const { chunk: at } = importTree(fileOf('c.txt', `${card.slice(0, card.indexOf('## API'))}${api}`));
    const { content, symbols } = at('gearlib', 'api-reference');
    expect(content.map(({ k }) => k)).toEqual(['heading', 'ul', 'table', 'code']);
    expect(symbols.map(({ name }) => name)).toEqual(['oil.Can', 'oil.pour', 'oil.wipe']);
  });

  it('keeps a wrong and a right way together, with code that says which it is', () => {
    const pair =
      '## Pitfalls\n\n### Wrong: oil first\n\n```py\noil()\n```\n\nWhy.\n\n### Right: turn first\n\n```py\nturn()\n```\n\n### Other\n\n```py\nx()\n```\n';
    const { chunk: at, topic } = importTree(fileOf('c.txt', `${card}\n${pair}`));
    const { content, aliases } = at('gearlib', 'wrong-oil-first');
    expect(aliases).toEqual(['right-turn-first']);
    expect(content.map((node) => [node.k, 'advice' in node ? node.advice : ''])).toEqual([
      ['heading', ''],
      ['code', 'wrong'],
      ['p', ''],
      ['p', ''],
      ['code', 'right'],
    ]);
    expect(topic('gearlib').chunks.at(-1)).toMatchObject({ title: 'Other', content: [{}, { lang: 'py' }] });
    expect(at('gearlib', 'other').content[1]).not.toHaveProperty('advice');
  });

  it('reads name and version from nested metadata', () => {
    const nested = card.replace(
      'version: unknown\necosystem: python',
      'metadata:\n  version: "3.1"\n  ecosystem: python',
    );
    const { version: found, format } = importTree(fileOf('c.md', nested));
    expect([format, found.label, found.detectedFrom]).toEqual(['library-card', '3.1', 'front matter']);
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
