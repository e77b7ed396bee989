import { deflateSync } from 'node:zlib';
import type { Files } from './source-trees.ts';

/** A line of `objects.inv`; `uri` may end with `$`, which stands for the name. */
export interface InventoryLine {
  readonly name: string;
  /** `py:class`, `std:setting`, `std:label` … */
  readonly role: string;
  readonly uri: string;
}

export interface SphinxFolder {
  readonly project?: string;
  readonly version?: string;
  /** What stands in the main part of each page, by path without `.html`. */
  readonly pages: Readonly<Record<string, string>>;
  readonly inventory?: readonly InventoryLine[];
  /** Pages in the order of their `next` links. */
  readonly order?: readonly string[];
  /** Whether pages name their address on the web. */
  readonly canonical?: string;
}

/** The files of a small Sphinx build: pages with the theme's chrome around them, and a real inventory. */
export function sphinxFiles(folder: SphinxFolder): Files {
  const { project = 'Widgets', version = '2.1', pages, inventory = [], order = [], canonical } = folder;
  const files: Record<string, string | Uint8Array> = {
    'objects.inv': inventoryBytes(project, version, inventory),
  };
  for (const [path, main] of Object.entries(pages)) {
    const up = '../'.repeat(path.split('/').length - 1);
    const next = order[order.indexOf(path) + 1];
    const head = [
      `<title>${path} — ${project}</title>`,
      order.includes(path) && next ? `<link rel="next" title="Next" href="${up}${next}.html" />` : '',
      canonical ? `<link rel="canonical" href="${canonical}${path}.html" />` : '',
    ].join('\n');
    files[`${path}.html`] = pageHtml(head, main, up);
  }
  return files;
}

/** A section with its heading and permalink, as docutils writes it since 0.17. */
export function section(id: string, title: string, ...inside: string[]): string {
  return `<section id="${id}">\n<h2>${title}${permalink(id)}</h2>\n${inside.join('\n')}\n</section>`;
}

/** A documented name: `dl` with the kind as a class, signature with permalink, body. */
export function definition(kind: string, id: string, signature: string, ...body: string[]): string {
  return (
    `<dl class="py ${kind}">\n<dt class="sig sig-object py" id="${id}">\n${signature}${permalink(id)}</dt>\n` +
    `<dd>${body.join('\n')}</dd>\n</dl>`
  );
}

/** Code as Pygments colours it: each word in a span of its own. */
export function highlighted(language: string, code: string): string {
  const coloured = code.replace(/\w+|\W+/g, (word) => `<span class="n">${escapeHtml(word)}</span>`);
  return `<div class="highlight-${language} notranslate"><div class="highlight"><pre><span></span>${coloured}\n</pre></div></div>`;
}

export function permalink(id: string): string {
  return `<a class="headerlink" href="#${id}" title="Link here">¶</a>`;
}

/** `objects.inv` of format version 2: a header of four lines, then compressed lines. */
export function inventoryBytes(
  project: string,
  version: string,
  lines: readonly InventoryLine[],
): Uint8Array {
  const header =
    `# Sphinx inventory version 2\n# Project: ${project}\n# Version: ${version}\n` +
    '# The remainder of this file is compressed using zlib.\n';
  const body = lines.map(({ name, role, uri }) => `${name} ${role} 1 ${uri} -\n`).join('');
  return Buffer.concat([Buffer.from(header), deflateSync(body)]);
}

function pageHtml(head: string, main: string, up: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
${head}
<script src="${up}_static/theme.js"></script>
</head>
<body>
<div class="sidebar"><ul><li><a href="${up}index.html">All pages</a></li></ul></div>
<div class="document"><div class="body" role="main">
${main}
</div></div>
<div class="footer">Built by a theme nobody reads</div>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
