import { describe, expect, it } from 'vitest';
import { blocksOf, codeOf, containersOf, importTree, linksOf } from '../../helpers/imports.ts';
import { folderOf } from '../../helpers/source-trees.ts';

const HEAD =
  '---\nname: "gears"\ndescription: "Scraped from https://gears.example/en/2.0/"\n---\n\n# Gears\n\n> Official documentation: https://gears.example/en/2.0/\n';

/** Every page as the scraper leaves it: its title twice, pages of a file apart by a rule. */
function reference(pages: Readonly<Record<string, string>>): string {
  return Object.entries(pages)
    .map(([title, text]) => `# ${title}¶\n\n# ${title}¶\n\n${text}\n`)
    .join('\n---\n\n');
}

const SITE = 'https://gears.example/en';

/** A site of which every link lost the folder it shared with its page. */
const gears = importTree(
  folderOf('gears', {
    'SKILL.md': HEAD,
    'references/intro-1.md': reference({
      'First steps': `Read [Gear boxes](${SITE}/ref/boxes/), then [Wheels](${SITE}/ref/boxes/wheels/#gears.Wheel) and [Turning](${SITE}/topics/turning/#how-gears-turn).\n\n  Old\n\n  Older`,
    }),
    'references/ref-1.md': reference({
      'Gear boxes': [
        '   *class*Box(*size=1*, ***options*)[[source]](https://gears.example/en/_modules/gears/#Box)[¶](#gears.Box)',
        'A `Box` of gears. See [Wheel](https://gears.example/en/5/).',
        '    open(**names*)[¶](#gears.Box.open)',
        'Opens it:',
        '```\nbox.open()\n```',
        '   New in Gears 1.5.',
        '     kind[¶](#gears.Box.kind)   kind_name = "x"     *class*Lid[¶](#gears.Lid)',
        '## Wheels inBoxclass¶',
        'Note\n\nA note on [boxes](#gears.Box).',
        '   gears oil [level][¶](#gears-oil)',
        '    --dry, -d[¶](#cmdoption-oil-dry)',
        'Oils nothing.',
        '   /  ',
        '  `thin`\n\nThin oil.\n\n  `thick`\n\nThick oil.',
        '   `box.py`[¶](#id3)',
      ].join('\n\n'),
      Wheels: [
        'A `Wheel` turns. The wheels are in the [box](https://gears.example/en/2.0/ref/), in [boxes](https://gears.example/en/2.0/ref/boxes/).',
        '   *class*Wheel[¶](#gears.Wheel)',
        'Turns. See [turning](https://gears.example/en/topics/turning/) and [sizes](https://gears.example/en/2.0/ref/sizes/#big) and [shops](https://shops.example/).',
      ].join('\n\n'),
    }),
    'references/topics-1.md': reference({
      Turning: [
        'How they turn. See [WHEEL_SIZE](https://gears.example/en/ref/settings/#std-setting-WHEEL_SIZE), [Wheels](https://gears.example/en/ref/boxes/wheels/#gears.Wheel).',
        '## HowGears turn¶',
        'Like `Gear`s do. How they turn in a gear box is seen in [Gear boxes](https://gears.example/en/ref/boxes/#gears.Box).',
      ].join('\n\n'),
    }),
    'references/ref-2.md': reference({
      Settings: [
        'Of [Gear boxes](https://gears.example/en/2.0/boxes/#gears.Box.open) and [<wheels>](#std-setting-WHEEL_SIZE), `<b>` and <i>not italic</i> and __init__.',
        '## Core settings¶',
        '### WHEEL_SIZE¶',
        'Large, as [turning](https://gears.example/en/topics/turning/#how-gears-turn) needs.',
        '### BOX¶',
        'The box.',
        '#### KIND¶',
        'Its kind, [BOX-KIND](#std-setting-BOX-KIND).',
      ].join('\n\n'),
    }),
  }),
);

describe('the pages of a scraped skill', () => {
  it('stand where their site has them, a folder by its index', () => {
    expect(gears.paths).toEqual([
      'index',
      'pages/intro/steps',
      'ref/boxes/index',
      'ref/boxes/wheels',
      'ref/settings',
      'topics/turning',
    ]);
    expect(gears.topic('ref/settings').url).toBe('https://gears.example/en/2.0/ref/settings/');
  });

  it('have an address only where the site told of it', () => {
    expect(gears.topic('pages/intro/steps').url).toBeUndefined();
  });

  it('follow links that lost a folder, to the page or with its address made whole', () => {
    const links = linksOf(gears.topic('ref/boxes/wheels'));
    expect(links.map(({ how, to, href }) => `${how} ${to} ${href}`)).toEqual([
      'path ref/boxes/index undefined',
      'path ref/boxes/index undefined',
      'path topics/turning undefined',
      'absent ref/boxes/sizes#big https://gears.example/en/2.0/ref/boxes/sizes/#big',
      'outside undefined https://shops.example/',
    ]);
  });

  it('have definitions as chunks, members in their class, each with what follows it', () => {
    const { chunks } = gears.topic('ref/boxes/index');
    expect(
      chunks.map(({ anchor, kind, title, parent }) => [anchor, kind, title, chunks[parent]?.anchor]),
    ).toEqual([
      ['gear-boxes', 'page', 'Gear boxes', undefined],
      ['gears.Box', 'class', 'class Box(size=1, **options)', 'gear-boxes'],
      ['gears.Box.open', 'method', 'open(*names)', 'gears.Box'],
      ['gears.Box.kind', 'attribute', 'kind', 'gears.Box'],
      ['gears.Box.kind_name', 'attribute', 'kind_name = "x"', 'gears.Box'],
      ['gears.Lid', 'class', 'class Lid', 'gear-boxes'],
      ['wheels-in-box-class', 'section', 'Wheels in Box class', 'gear-boxes'],
      ['gears-oil', 'command', 'gears oil [level]', 'wheels-in-box-class'],
      ['cmdoption-oil-dry', 'option', '--dry, -d', 'wheels-in-box-class'],
    ]);
    expect(codeOf(gears.chunk('ref/boxes/index', 'gears.Box.open').content)).toEqual(['box.open()']);
  });

  it('have names for symbols: of definitions, commands, options and sections that are a setting', () => {
    const names = gears.version.topics.flatMap(({ chunks }) =>
      chunks.flatMap(({ symbols }) => symbols.map(({ name, kind }) => `${kind} ${name}`)),
    );
    expect(names).toEqual([
      'class gears.Box',
      'method gears.Box.open',
      'attribute gears.Box.kind',
      'attribute gears.Box.kind_name',
      'class gears.Lid',
      'command oil',
      'option --dry',
      'option -d',
      'class gears.Wheel',
      'setting WHEEL_SIZE',
      'setting BOX-KIND',
    ]);
  });

  it('keep the link to the code with its definition', () => {
    expect(gears.chunk('ref/boxes/index', 'gears.Box').codeLink?.href).toBe(
      'https://gears.example/en/2.0/_modules/gears/#Box',
    );
  });

  it('have notes of changes, notes and terms as what they are', () => {
    const { content } = gears.chunk('ref/boxes/index', 'gears.Box.open');
    expect(containersOf(content, 'change')).toMatchObject([{ kind: 'added', version: '1.5' }]);
    const section = gears.chunk('ref/boxes/index', 'wheels-in-box-class').content;
    expect(containersOf(section, 'note')).toMatchObject([
      { kind: 'note', c: [{ k: 'title', c: ['Note'] }, { k: 'p' }] },
    ]);
    const terms = gears.chunk('ref/boxes/index', 'cmdoption-oil-dry');
    expect(blocksOf(terms.content).filter(({ k }) => k === 'term')).toHaveLength(2);
    expect(terms.aliases).toEqual(['id3']);
  });

  it('have the ids on their sections that links lead to', () => {
    const { chunk } = gears;
    expect(chunk('topics/turning', 'how-gears-turn').title).toBe('How Gears turn');
    expect(chunk('ref/settings', 'wheel-size').aliases).toEqual(['std-setting-WHEEL_SIZE']);
    expect(chunk('ref/settings', 'kind').aliases).toEqual(['std-setting-BOX-KIND']);
    expect(chunk('ref/settings', 'kind').kind).toBe('setting');
  });

  it('take nothing in the text for HTML or for marks that the scraper would not write', () => {
    const [, paragraph] = gears.chunk('ref/settings', 'settings').content;
    expect(JSON.stringify(paragraph)).toContain(' and <i>not italic</i> and __init__.');
  });

  it('lose no word, and what is removed is counted', () => {
    expect(gears.removed).toEqual({
      'glue between words': 3,
      icon: 1,
      permalink: 8,
      'repeated title': 5,
    });
  });
});

describe('a scraped skill without permalinks', () => {
  const text = [
    'See [Box.open](#gears.Box.open) and [SIZE](#SIZE).',
    '   *class*gears.Box(*size*)',
    'A box.\n\n- one\n- two',
    '     lid*:Lid|None**=None*',
    'Its lid.',
    '    kind',
    'Its kind.',
    '   Parameters:\n\n**size** – the size',
    '     open(*how*, ***, *wide=1*)  open()',
    'Opens.',
    '   gears.turn(*by*) → int',
    'Turns.\n\n## Settings¶',
    '   SIZE\n\nThe size.\n\n    WEIGHT\n\nThe weight.',
  ].join('\n\n');
  const { topic } = importTree(
    folderOf('gears', { 'SKILL.md': HEAD, 'references/ref-1.md': reference({ API: text }) }),
  );

  it('has definitions by their look, named in full', () => {
    const { chunks } = topic('pages/ref/api');
    expect(chunks.slice(1).map(({ anchor, kind, title }) => [anchor, kind, title])).toEqual([
      ['gears.Box', 'class', 'class gears.Box(size)'],
      ['gears.Box.lid', 'attribute', 'lid: Lid|None = None'],
      ['gears.Box.kind', 'attribute', 'kind'],
      ['gears.Box.open', 'method', 'open(how, *, wide=1)'],
      ['gears.turn', 'function', 'gears.turn(by) → int'],
      ['settings', 'section', 'Settings'],
      ['SIZE', 'data', 'SIZE'],
      ['WEIGHT', 'data', 'WEIGHT'],
    ]);
  });

  it('keeps a second signature and a field list with their definition', () => {
    const { chunks } = topic('pages/ref/api');
    const open = chunks.find(({ anchor }) => anchor === 'gears.Box.open');
    expect(blocksOf(open?.content ?? []).filter(({ k }) => k === 'sig')).toHaveLength(2);
    const kind = chunks.find(({ anchor }) => anchor === 'gears.Box.kind');
    expect(containersOf(kind?.content ?? [], 'dd')).toHaveLength(1);
  });
});

describe('scraped documentation that was made of docstrings', () => {
  const text = [
    'Of `Box`.',
    ' [New](#__tabbed_1_1)[Old](#__tabbed_1_2)',
    '## gears.Box¶\n\n```\nBox(*, size=1)\n```',
    '### sizeinstance-attribute¶\n\n```\nsize = size\n```',
    '### openasync¶\n\n```\nopen(how)\n```',
    '## Examples¶\n\n```\nBox()\n```',
    ' A\n\n B',
  ].join('\n\n');
  const { topic, removed } = importTree(
    folderOf('gears', { 'SKILL.md': HEAD, 'references/ref-1.md': reference({ API: text }) }),
  );

  it('has headings over what they declare as definitions, by their full names', () => {
    const { chunks } = topic('pages/ref/api');
    expect(chunks.map(({ title, kind, aliases }) => [title, kind, aliases])).toEqual([
      ['API', 'page', []],
      ['gears.Box', 'class', ['gears.Box']],
      ['size instance-attribute', 'attribute', ['gears.Box.size']],
      ['open async', 'method', ['gears.Box.open']],
      ['Examples', 'section', []],
    ]);
    expect(chunks[3]?.symbols).toEqual([{ name: 'gears.Box.open', kind: 'method' }]);
  });

  it('keeps the names of tabs and drops their switches', () => {
    expect(JSON.stringify(topic('pages/ref/api').chunks[0]?.content)).toContain('New, Old');
    expect(removed['tab switch']).toBe(2);
  });
});
