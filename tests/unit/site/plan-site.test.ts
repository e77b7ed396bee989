import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, it } from 'vitest';
import { addTree, docSetOf, emptyDocSet } from '../../helpers/doc-sets.ts';
import { planOf, textsOf } from '../../helpers/sites.ts';
import { folderOf } from '../../helpers/source-trees.ts';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

const widgets = [
  ['1.0', 'Old words.'],
  ['2.0', 'New words about hulls.'],
].reduce(
  (draft, [label = '', words = '']) =>
    addTree(
      draft,
      label,
      folderOf('docs', {
        'index.md': '# Widgets\n\nStart with [oil](guide/oil.md#how-much) or [paint](guide/paint.md).\n',
        'guide/oil.md': `# Oil\n\n${words} It is \`slippery\`.\n\n![A can](../can.png) ![A drawing](../plan.svg)\n\n## How much\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSee [above](#oil) and [gears](https://gears.invalid/).\n\n> [!WARNING]\n> Hot.\n\n\`\`\`python\nx = 1 < 2\n\`\`\`\n`,
        'guide/paint.md': '# Paint & <varnish>\n\n## Colours\n\n- red\n- blue\n\n## Tins\n\n1. open\n',
        'can.png': PNG,
        'plan.svg': DRAWING,
      }),
      'markdown',
    ),
  emptyDocSet('widgets', 'Widgets'),
);
const gears = docSetOf({ '3': { 'teeth.md': '# Teeth\n\nThey grip.\n' } }, 'gears');

let site: Record<string, string>;
beforeAll(async () => {
  site = await textsOf(await planOf([gears, widgets]));
});

describe('a planned site', () => {
  it('has a page with its Markdown for every topic and version, lists, and the packs', () => {
    const paths = Object.keys(site).filter((path) => !/^(packs|media)\//.test(path));
    expect(paths.sort()).toEqual(
      [
        '.nojekyll',
        '404.html',
        'app/assets/app-1.js',
        'app/icon.svg',
        'app/index.html',
        'app/runtime/runtime.json',
        'djdocs-search.js',
        'gears/3/index.html',
        'gears/3/teeth.html',
        'gears/3/teeth.html.md',
        'gears/index.html',
        'icon.svg',
        'index.html',
        'llms.txt',
        'site.css',
        'site.js',
        'sw.js',
        ...['1.0', '2.0'].flatMap((label) =>
          [
            'contents.html',
            'guide/oil.html',
            'guide/oil.html.md',
            'guide/paint.html',
            'guide/paint.html.md',
            'index.html',
            'index.html.md',
          ].map((name) => `widgets/${label}/${name}`),
        ),
        'widgets/1.0/llms.txt',
        'widgets/index.html',
      ].sort(),
    );
    expect(site['packs/index.json']).toBe('{"packs":[{"id":"gears"},{"id":"widgets"}]}');
    expect(JSON.parse(site['packs/widgets/manifest.json'] ?? '')).toMatchObject({
      docSet: { id: 'widgets' },
    });
  });

  it('names before what names them: parts before manifests, the program that keeps the site last', async () => {
    const paths = (await planOf([widgets])).map(({ path }) => path);
    const last = (pattern: RegExp) => paths.findLastIndex((path) => pattern.test(path));
    expect(last(/\/parts\//)).toBeLessThan(paths.findIndex((path) => path.startsWith('widgets/')));
    expect(last(/^widgets\//)).toBeLessThan(paths.indexOf('packs/widgets/manifest.json'));
    expect(paths.at(-1)).toBe('sw.js');
  });

  it('is valid HTML on every page', async () => {
    const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });
    const pages = Object.entries(site).filter(([path]) => path.endsWith('.html') && !path.startsWith('app/'));
    for (const [path, html] of pages) {
      const { results } = await validator.validateString(html, path);
      expect(results.flatMap(({ messages }) => messages)).toEqual([]);
    }
    expect(pages).toHaveLength(14);
  });

  it('leads from page to page, with the very anchors, and to the app', () => {
    const page = site['widgets/2.0/index.html'] ?? '';
    expect(page).toContain('<a href="guide/oil.html#how-much">oil</a>');
    const oil = site['widgets/2.0/guide/oil.html'] ?? '';
    expect(oil).toContain('<section id="how-much">');
    expect(oil).toContain('<a href="#oil">above</a>');
    expect(oil).toContain('href="../../../app/index.html#/widgets@2.0/guide/oil"');
    expect(oil).toContain('<a class="next" rel="next" href="paint.html">');
    expect(oil).toContain('<a class="prev" rel="prev" href="../index.html">');
    expect(oil).toContain('href="../../1.0/guide/oil.html">1.0</a>');
    expect(oil).toContain('<link rel="alternate" type="text/markdown" href="oil.html.md">');
    expect(oil).toContain('<meta name="description" content="New words about hulls. It is slippery.">');
    expect(oil).toContain('<title>Oil – Widgets 2.0</title>');
  });

  it('leads from an older version to the page that answers now', () => {
    const old = site['widgets/1.0/guide/oil.html'] ?? '';
    expect(old).toContain('<link rel="canonical" href="../../2.0/guide/oil.html">');
    expect(old).toContain('This page is of version 1.0.');
    expect(site['widgets/2.0/guide/oil.html']).not.toContain('This page is of version');
  });

  it('links Markdown to Markdown, and to pictures', () => {
    expect(site['widgets/2.0/guide/oil.html.md']).toMatch(
      /!\[A can\]\(\.\.\/\.\.\/\.\.\/media\/[0-9a-f]{24}\.png\) A drawing/,
    );
    expect(site['widgets/2.0/index.html.md']).toContain('[oil](guide/oil.html.md#how-much)');
  });

  it('has pictures as files, and drawings, which may hold script, only as data', () => {
    const oil = site['widgets/2.0/guide/oil.html'] ?? '';
    expect(oil).toMatch(/<img src="\.\.\/\.\.\/\.\.\/media\/[0-9a-f]{24}\.png" alt="A can">/);
    expect(oil).toContain(`<img src="data:image/svg+xml;base64,${btoa(DRAWING)}" alt="A drawing">`);
    const media = Object.keys(site).filter((path) => path.startsWith('media/'));
    expect(media).toEqual([expect.stringMatching(/\.png$/)]);
  });

  it('shows hostile texts as texts, in titles and everywhere else', async () => {
    const evil = '</title><script>alert(1)</script><img src=x onerror=alert(1)>';
    const hostile = {
      ...docSetOf({ '1': { 'a.md': `# \`${evil}\`\n\n\`${evil}\` [a](javascript:alert(1))\n` } }, 'evil'),
      title: evil,
      description: evil,
    };
    const texts = await textsOf(
      await planOf([hostile], { title: evil, base: '/"><script>/', logTo: '"><script>' }),
    );
    for (const [path, html] of Object.entries(texts).filter(([path]) => path.endsWith('.html'))) {
      const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
      expect(
        scripts.filter((tag) => !/^<script type="module" src="[^"<>]*(site|djdocs-search)\.js">$/.test(tag)),
      ).toEqual([]);
      expect(html, path).not.toMatch(/<img src=x|href="javascript:|<title>[^<]*<\/title><script/);
    }
  });

  it('tells programs what there is', async () => {
    expect(site['llms.txt']).toBe(
      [
        '# Documentation',
        '> Documentation of Widgets, Widgets',
        '## Widgets 3',
        'All about widgets',
        '- [Teeth](/gears/3/teeth.html.md): They grip.',
        '## Widgets 2.0',
        'All about widgets',
        '- [Widgets](/widgets/2.0/index.html.md): Start with oil or paint.\n- [Oil](/widgets/2.0/guide/oil.html.md): New words about hulls. It is slippery.\n- [Paint & <varnish>](/widgets/2.0/guide/paint.html.md)',
        '## Other versions of Widgets',
        '- [Widgets 1.0](/widgets/1.0/llms.txt)\n',
      ].join('\n\n'),
    );
    expect(site['widgets/1.0/llms.txt']).toContain('- [Oil](/widgets/1.0/guide/oil.html.md): Old words.');
    expect(site).not.toHaveProperty('sitemap.xml');
    const known = await textsOf(await planOf([gears], { base: 'https://docs.invalid/' }));
    expect(known['sitemap.xml']?.match(/<loc>[^<]*/g)).toEqual([
      '<loc>https://docs.invalid/',
      '<loc>https://docs.invalid/gears/3/',
      '<loc>https://docs.invalid/gears/',
      '<loc>https://docs.invalid/gears/3/teeth.html',
    ]);
    expect(known['robots.txt']).toContain('Sitemap: https://docs.invalid/sitemap.xml');
    expect(known['gears/3/teeth.html']).toContain(
      '<link rel="canonical" href="https://docs.invalid/gears/3/teeth.html">',
    );
  });

  it('keeps the shell of the app, and knows each page’s place in it', async () => {
    const config = JSON.parse(/CONFIG = (\{.*\});/.exec(site['sw.js'] ?? '')?.[1] ?? '');
    expect(config.shell).toEqual([
      'app/index.html',
      'app/icon.svg',
      'app/assets/app-1.js',
      'site.css',
      'site.js',
      'icon.svg',
      'djdocs-search.js',
      'index.html',
    ]);
    expect(config.versions).toEqual({
      'gears/3': ['gears@3', 'index'],
      'widgets/1.0': ['widgets@1.0', 'contents'],
      'widgets/2.0': ['widgets@2.0', 'contents'],
    });
    const other = await textsOf(await planOf([gears], { title: 'Other' }));
    expect(other['sw.js']).not.toBe(site['sw.js']);
    expect(site['app/index.html']).toContain('<meta name="djdocs-packs" content="../packs/" />');
  });

  it('has a 404 page that works at any depth', async () => {
    const found = await textsOf(await planOf([gears], { base: 'https://docs.invalid/x/' }));
    expect(found['404.html']).toContain('href="/x/site.css"');
    expect(found['404.html']).toContain('<a href="/x/gears/3/index.html">');
    expect(found['404.html']).toContain('<meta name="robots" content="noindex">');
  });

  it('is the same bytes every time', async () => {
    expect(await textsOf(await planOf([gears, widgets]))).toEqual(site);
  });
});
