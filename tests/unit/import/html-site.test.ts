import { describe, expect, it } from 'vitest';
import { topicMarkdown } from '../../../indexer/core/to-markdown.ts';
import { recognise } from '../../../indexer/import/recognise.ts';
import { importTree } from '../../helpers/imports.ts';
import { type Files, folderOf } from '../../helpers/source-trees.ts';

const page = (title: string, body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
const site = (files: Files) => importTree(folderOf('pots', files));
const markdown = (files: Files, path: string) => topicMarkdown(site(files).topic(path));

/** As Material for MkDocs writes a page. */
const MKDOCS = page(
  'Glazes - Pots',
  `<header class="md-header"><a href="..">Pots</a></header>
<div class="md-container"><nav class="md-tabs"><a href="../clay/">Clay</a></nav>
<main class="md-main"><div class="md-sidebar"><nav class="md-nav"><a href="#dry">Dry</a></nav></div>
<div class="md-content"><article class="md-content__inner md-typeset">
<a class="md-content__button" href="https://git.invalid/edit" title="Edit this page"></a>
<h1 id="glazes">Glazes<a class="headerlink" href="#glazes" title="Permanent link">¶</a></h1>
<p>They <a href="../clay/#wet">shine</a>.</p>
<div class="admonition warning"><p class="admonition-title">Hot</p><p>Wait.</p></div>
<h2 id="dry">Dry them<a class="headerlink" href="#dry">¶</a></h2>
<div class="language-python highlight"><pre><span></span><code><span class="k">import</span> kiln
</code></pre></div>
<aside class="md-source-file"><span>April 1</span></aside>
</article></div></main></div><footer class="md-footer">Made with tools</footer>`,
);

/** As Docusaurus writes one. */
const DOCUSAURUS = page(
  'Kilns | Pots',
  `<nav class="navbar"><a href="/pots/">Home</a></nav><div class="main-wrapper"><aside class="theme-doc-sidebar-container"><nav class="menu"><a href="/pots/docs/kilns">Kilns</a></nav></aside>
<main><div class="container"><article><nav class="theme-doc-breadcrumbs"><ul><li>Docs</li></ul></nav>
<div class="tocCollapsible theme-doc-toc-mobile"><button type="button">On this page</button></div>
<div class="theme-doc-markdown markdown"><header><h1>Kilns</h1></header>
<p>See <a href="/pots/docs/glazes#dry">glazes</a>.</p>
<h2 class="anchor anchorWithStickyNavbar_x" id="fire">Fire it<a href="#fire" class="hash-link" aria-label="Direct link to Fire it" title="Direct link">\u200b</a></h2>
<div class="theme-admonition theme-admonition-tip admonition_y alert alert--success"><div class="admonitionHeading_z"><span class="admonitionIcon"><svg viewBox="0 0 1 1"></svg></span>tip</div><div class="admonitionContent_z"><p>Slowly.</p></div></div>
<div class="language-js codeBlockContainer_a theme-code-block"><div class="codeBlockContent_b"><pre tabindex="0" class="prism-code language-js codeBlock_c"><code class="codeBlockLines_d"><span class="token-line"><span class="token plain">fire</span><span>(1)</span><br></span><span class="token-line">cool()<br></span></code></pre><div class="buttonGroup_e"><button type="button" aria-label="Copy">Copy</button></div></div></div>
</div><footer class="theme-doc-footer"><a href="https://git.invalid/edit">Edit this page</a></footer></article>
<nav class="pagination-nav"><a href="/pots/docs/glazes">Next</a></nav></div></main></div>`,
);

/** As VitePress writes one. */
const VITEPRESS = page(
  'Wheels | Pots',
  `<div id="app"><div class="Layout"><header class="VPNav">Pots</header><aside class="VPSidebar"><nav>menu</nav></aside>
<div class="VPContent" id="VPContent"><main class="main"><div class="vp-doc"><div><h1 id="wheels" tabindex="-1">Wheels <a class="header-anchor" href="#wheels" aria-label="Permalink">\u200b</a></h1>
<div class="danger custom-block"><p class="custom-block-title">DANGER</p><p>They turn.</p></div>
<div class="language-sh vp-adaptive-theme line-numbers-mode"><button title="Copy Code" class="copy"></button><span class="lang">sh</span><pre class="shiki"><code><span class="line"><span>spin</span></span>
<span class="line"><span>stop</span></span></code></pre><div class="line-numbers-wrapper" aria-hidden="true"><span class="line-number">1</span><br><span class="line-number">2</span><br></div></div>
<p><img src="/pots/img/wheel.png" alt="A wheel"></p></div></div></main><footer class="VPDocFooter">prev next</footer></div></div></div>`,
);

describe('html-site', () => {
  it('reads what MkDocs built', () => {
    const files = { 'index.html': page('Pots', '<main><h1>Pots</h1></main>'), 'glazes/index.html': MKDOCS };
    expect(
      markdown({ ...files, 'clay/index.html': page('Clay', '<h1>Clay</h1><h2 id="wet">Wet</h2>') }, 'glazes'),
    ).toBe(
      '# Glazes\n\nThey [shine](clay#wet).\n\n> [!WARNING]\n> **Hot**\n>\n> Wait.\n\n## Dry them\n\n```python\nimport kiln\n```',
    );
    expect(
      site(files)
        .topic('glazes')
        .chunks.map(({ anchor }) => anchor),
    ).toEqual(['glazes', 'dry']);
  });

  it('reads what Docusaurus built, with addresses below a base', () => {
    const files = {
      'index.html': page('Pots', '<main><h1>Pots</h1></main>'),
      'docs/kilns.html': DOCUSAURUS,
      'docs/glazes.html': page('Glazes', '<main><h1>Glazes</h1><h2 id="dry">Dry</h2></main>'),
    };
    expect(markdown(files, 'docs/kilns')).toBe(
      '# Kilns\n\nSee [glazes](docs/glazes#dry).\n\n## Fire it\n\n> [!TIP]\n> Slowly.\n\n```js\nfire(1)\ncool()\n```',
    );
    expect(site(files).chunk('docs/kilns', 'fire').title).toBe('Fire it');
  });

  it('reads what VitePress built, with its pictures', () => {
    const files = {
      'index.html': page('Pots', '<h1>Pots</h1>'),
      'wheels.html': VITEPRESS,
      'img/wheel.png': 'picture',
    };
    expect(markdown(files, 'wheels')).toMatch(
      /^# Wheels\n\n> \[!CAUTION\]\n> They turn\.\n\n```sh\nspin\nstop\n```\n\n!\[A wheel\]\(asset:[0-9a-f]{24}\)$/,
    );
  });

  it('finds the text of a page without a main part', () => {
    const files = {
      'a.html': page(
        'A | Pots',
        '<header><a href="/">Pots</a></header><div id="x"><h2>One</h2><p>Text.</p></div><nav>menu</nav>',
      ),
    };
    expect(
      site(files)
        .topic('a')
        .chunks.map(({ anchor, title }) => [anchor, title]),
    ).toEqual([['x', 'One']]);
    expect(markdown(files, 'a')).toContain('Text.');
  });

  it('takes pages in the order of the menu, and leaves out what is none', () => {
    const redirect = page('x', '', '<meta http-equiv="refresh" content="0; url=/b/">');
    const files = {
      'index.html': page(
        'Pots',
        '<nav><a href="z/">Z</a><a href="./b.html#q">B</a></nav><main><h1>Pots</h1></main>',
      ),
      'a.html': page('A', '<h1>A</h1>'),
      'b.html': page('B', '<h1>B</h1>'),
      'z/index.html': page('Z', '<h1>Z</h1>'),
      'old.html': redirect,
      '404.html': page('No', '<h1>No</h1>'),
      'search.html': page('Search', '<h1>Search</h1>'),
    };
    expect(site(files).paths).toEqual(['index', 'z', 'b', 'a']);
  });

  it('keeps a page and a folder of one name apart', () => {
    const files = {
      'index.html': page('Pots', '<h1>Pots</h1>'),
      'clay.html': page('Clay', '<h1>Clay</h1>'),
      'clay/index.html': page('Clay folder', '<h1>All clay</h1><p><a href="../clay.html">one</a></p>'),
    };
    expect(site(files).paths).toEqual(['index', 'clay', 'clay/index']);
    expect(markdown(files, 'clay/index')).toContain('[one](clay)');
  });

  it('knows the site by its name and version', () => {
    const head = '<meta property="og:site_name" content="Pots"><meta name="description" content="All pots.">';
    const { draft, version } = site({
      'index.html': page(
        'Home',
        '<h1>Hi</h1>',
        `${head}<link rel="canonical" href="https://pots.invalid/docs/2.1/">`,
      ),
    });
    expect(draft).toMatchObject({ id: 'pots', title: 'Pots', description: 'All pots.' });
    expect(version.label).toBe('2.1');
  });

  it('wins over the text that lies beside a site, and leaves a folder of text alone', () => {
    const html = page('Pots', '<h1>Pots</h1>');
    const built = folderOf('x', {
      'index.html': html,
      'a.html': html,
      'b.html': html,
      'llms.txt': '# P\n\n- [A](a.md): x\n',
    });
    expect(recognise(built).importer.format).toBe('html-site');
    const text = folderOf('x', { 'a.md': '# A', 'b.md': '# B', 'extra.html': html });
    expect(recognise(text).importer.format).toBe('markdown');
    expect(
      recognise(folderOf('x', { 'mkdocs.yml': 'site_name: P', 'docs/a.md': '# A', 'site/index.html': html }))
        .importer.format,
    ).toBe('mkdocs');
  });

  it('survives pages that are no HTML at all', () => {
    const { paths } = site({
      'index.html': '',
      'b.html': '<<<>>><p',
      'c.html': '<article><nav></nav></article>',
    });
    expect(paths).toEqual(['index', 'b', 'c']);
  });
});
