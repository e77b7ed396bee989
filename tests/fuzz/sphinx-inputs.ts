import { definition, highlighted, section, sphinxFiles } from '../helpers/sphinx-folder.ts';
import type { FuzzInput } from './inputs.ts';

/** Small Sphinx builds of our own, with everything in them that docutils and Sphinx have a way to write. */
export function sphinxInputs(): FuzzInput[] {
  const pages = { index: INDEX, 'ref/kiln': KILN, 'topics/glaze': GLAZE };
  const files = sphinxFiles({
    pages,
    inventory: [
      { name: 'kiln.Kiln', role: 'py:class', uri: 'ref/kiln.html#$' },
      { name: 'kiln.Kiln.fire', role: 'py:method', uri: 'ref/kiln.html#$' },
      { name: 'HEAT', role: 'std:setting', uri: 'ref/kiln.html#std-setting-HEAT' },
      { name: 'glaze', role: 'std:label', uri: 'topics/glaze.html#$' },
    ],
    order: Object.keys(pages),
    canonical: 'https://pots.example/en/2.1/',
  });
  const bytes = Object.entries(files).map(([path, content]): [string, Uint8Array] => [
    path,
    Buffer.from(content),
  ]);
  return Object.keys(pages).map((page) => ({
    name: 'pots',
    isFile: false,
    // Each page once as the only one, so that all of its windows are looked at alike.
    files: new Map(bytes.filter(([path]) => path === 'objects.inv' || path === `${page}.html`)),
  }));
}

const INDEX = section(
  'pots',
  'Pots',
  '<p>All about <em>pots</em>, <a class="reference internal" href="ref/kiln.html#kiln.Kiln">kilns</a> and more.</p>',
  '<div class="toctree-wrapper compound"><ul><li class="toctree-l1"><a href="topics/glaze.html">Glaze</a></li></ul></div>',
  '<dl class="simple"><dt>Clay</dt><dd><p>What pots are made of.</p></dd></dl>',
  '<table class="docutils"><thead><tr><th>Clay</th><th>Heat</th></tr></thead><tbody><tr><td><p>Red</p></td>' +
    '<td><ul><li>low</li><li>slow</li></ul></td></tr></tbody></table>',
);

const KILN = [
  '<span id="kiln-ref"></span>',
  section(
    'kilns',
    'Kilns',
    definition(
      'class',
      'kiln.Kiln',
      '<em class="property">class</em> <span class="descname">Kiln</span>(<em>heat=1</em>)',
      '<p>Fires pots.</p>',
      definition(
        'method',
        'kiln.Kiln.fire',
        'fire(<em>pots</em>)',
        '<p>Fires them.</p>',
        highlighted('python', 'k.fire([pot])'),
      ),
    ),
    section('std-setting-HEAT', 'HEAT', '<p>Default: <code class="docutils literal">1</code></p>'),
    '<div class="admonition warning"><p class="admonition-title">Warning</p><p>It is hot.</p></div>',
    '<div class="versionadded"><p><span class="versionmodified">New in version 2.1:</span> Cooling.</p></div>',
    '<p><a class="reference external" href="https://clay.example/">Clay</a> <img src="../_images/kiln.png" alt="A kiln"></p>',
  ),
].join('\n');

const GLAZE = section(
  'glaze',
  'Glaze',
  '<blockquote><div><p>Shiny.</p></div></blockquote>',
  '<div class="tabs"><input type="radio" id="a"><label for="a">Unix</label><input type="radio" id="b"><label for="b">Windows</label>' +
    `<div>${highlighted('console', '$ glaze pot')}</div><div>${highlighted('doscon', '> glaze pot')}</div></div>`,
  '<ol class="arabic simple" start="3"><li><p>Dip.</p></li><li><p>Dry.</p></li></ol>',
  '<dl class="glossary"><dt id="term-slip">slip</dt><dd><p>Thin clay.</p></dd></dl>',
  '<p class="rubric">Footnotes</p><aside class="footnote"><p>Or not <sup>2</sup>.</p></aside><hr>',
);
