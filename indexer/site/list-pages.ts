import { escapeHtml } from '../core/html-inline.ts';
import type { TreeNode } from '../core/topic-tree.ts';
import { anchorTo, framePage, type SiteFrame } from './page-frame.ts';
import { docSetFolder, encodePath, relativeAddress, rootFrom } from './site-paths.ts';
import type { SiteVersion } from './site-version.ts';
import { addressOf } from './topic-page.ts';

/** A doc set and its versions, newest first. */
export interface SiteDocSet {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly versions: readonly SiteVersion[];
  /** The version that answers where none is asked for. */
  readonly preferred: SiteVersion;
}

/** The page of a version with all of its topics, as their folders lie in each other. */
export function contentsPage(frame: SiteFrame, docSet: SiteDocSet, version: SiteVersion): string {
  const file = version.contents;
  const others = docSet.versions.filter((one) => one !== version);
  const links = others.map((one) => `<li>${anchorTo(relativeAddress(file, one.contents), one.label)}</li>`);
  const app = `${rootFrom(file)}app/index.html#/${docSet.id}@${encodeURIComponent(version.label)}`;
  return framePage(frame, {
    file,
    title: version.name === frame.title ? `${version.name}: contents` : `${version.name} – ${frame.title}`,
    description: docSet.description,
    head: [`<link rel="canonical" href="${escapeHtml(addressOf(frame, file, file))}">`],
    tools: anchorTo(app, 'Open in the app'),
    main: page([
      `<h1>${escapeHtml(version.name)}</h1>`,
      docSet.description ? `<p class="lead">${escapeHtml(docSet.description)}</p>` : '',
      links.length > 0
        ? `<nav class="versions" aria-label="Other versions"><span>Other versions</span><ul>${links.join('')}</ul></nav>`
        : '',
      '<nav class="contents" aria-label="All pages">',
      tree(version.tree, version, file),
      '</nav>',
    ]),
  });
}

/** The site's first page: what there is to read. */
export function indexPage(frame: SiteFrame, docSets: readonly SiteDocSet[], about: string): string {
  const file = 'index.html';
  const entries = docSets.map(({ title, description, versions, preferred }) => {
    const others = versions.filter((one) => one !== preferred);
    const links = others.map((one) => `<li>${anchorTo(one.contents, one.label)}</li>`).join('');
    const more =
      links &&
      `<nav class="versions" aria-label="Versions of ${escapeHtml(title)}"><span>Also</span><ul>${links}</ul></nav>`;
    const count = preferred.topics.length;
    return [
      '<li>',
      `<h2>${anchorTo(relativeAddress(file, preferred.contents), preferred.name)}</h2>`,
      description ? `<p>${escapeHtml(description)}</p>` : '',
      `<p class="count">${count} ${count === 1 ? 'page' : 'pages'}</p>`,
      more,
      '</li>',
    ];
  });
  return framePage(frame, {
    file,
    title: frame.title,
    description: about,
    head: [`<link rel="canonical" href="${escapeHtml(addressOf(frame, file, file))}">`],
    tools: anchorTo('app/index.html', 'Open the app'),
    main: page([
      `<h1>${escapeHtml(frame.title)}</h1>`,
      `<p class="lead">${escapeHtml(about)}</p>`,
      '<ul class="doc-sets">',
      ...entries.flat(),
      '</ul>',
    ]),
  });
}

/** What a server shows for an address there is nothing at. It may stand at any depth, so nothing in it is relative. */
export function notFoundPage(frame: SiteFrame, docSets: readonly SiteDocSet[]): string {
  const root = new URL(frame.base, 'http://site.invalid').pathname;
  const links = docSets.map(
    ({ preferred }) => `<li>${anchorTo(root + encodePath(preferred.contents), preferred.name)}</li>`,
  );
  return framePage(frame, {
    file: '404.html',
    root,
    title: `Not found – ${frame.title}`,
    head: ['<meta name="robots" content="noindex">'],
    main: page([
      '<h1>There is no such page</h1>',
      '<p class="lead">It may have moved, or the link to it is wrong. Search for what it was about, or begin here:</p>',
      `<ul>${links.join('')}</ul>`,
    ]),
  });
}

/** The site's folder of a doc set leads on to its preferred version. */
export function docSetPage(frame: SiteFrame, docSet: SiteDocSet): { file: string; html: string } {
  const file = `${docSetFolder(docSet.id)}/index.html`;
  const items = docSet.versions.map(
    (version) => `<li>${anchorTo(relativeAddress(file, version.contents), version.name)}</li>`,
  );
  const html = framePage(frame, {
    file,
    title: docSet.title === frame.title ? `${docSet.title}: versions` : `${docSet.title} – ${frame.title}`,
    description: docSet.description,
    head: [`<link rel="canonical" href="${escapeHtml(addressOf(frame, file, docSet.preferred.contents))}">`],
    main: page([
      `<h1>${escapeHtml(docSet.title)}</h1>`,
      docSet.description ? `<p class="lead">${escapeHtml(docSet.description)}</p>` : '',
      `<ul>${items.join('')}</ul>`,
    ]),
  });
  return { file, html };
}

function page(lines: readonly string[]): string {
  return [
    '<div class="page">',
    '<main class="prose" id="text">',
    ...lines.filter(Boolean),
    '</main>',
    '</div>',
  ].join('\n');
}

function tree(nodes: readonly TreeNode[], version: SiteVersion, file: string): string {
  const items = nodes.map((node) => {
    const name =
      node.page === undefined
        ? `<span>${escapeHtml(node.title)}</span>`
        : anchorTo(relativeAddress(file, version.fileOf(node.page)), node.title);
    return node.children.length > 0
      ? `<li>${name}\n${tree(node.children, version, file)}</li>`
      : `<li>${name}</li>`;
  });
  return `<ul>\n${items.join('\n')}\n</ul>`;
}
