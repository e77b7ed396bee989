import { escapeHtml } from '../core/html-inline.ts';
import { formatRef } from '../core/ref.ts';
import { topicHtml } from '../core/to-html.ts';
import type { TopicSource } from '../core/topic-sources.ts';
import { foldersAbove, neighbours } from '../core/topic-tree.ts';
import type { Topic } from '../core/types.ts';
import { depthOf } from '../core/walk-topic.ts';
import { anchorTo, framePage, type SiteFrame } from './page-frame.ts';
import { pageSummary } from './page-summary.ts';
import { withSiteLinks } from './site-links.ts';
import { encodeName, publicAddress, relativeAddress, rootFrom } from './site-paths.ts';
import type { SiteVersion } from './site-version.ts';

export interface TopicPageParts {
  readonly frame: SiteFrame;
  readonly version: SiteVersion;
  /** With links into other documentation found. */
  readonly topic: Topic;
  readonly sources: readonly TopicSource[];
  /** The versions that have this topic, newest first, with the page of each. */
  readonly versions: readonly { readonly label: string; readonly file: string }[];
  /** The label that answers where none is asked for, of those that have the topic. */
  readonly preferred: string;
  /** The address of a picture, from the page. */
  readonly picture: (asset: string) => string;
}

/** An outline of one line says nothing. */
const OUTLINE_FROM = 2;
const OUTLINE_DEPTH = 3;

/** A topic as a page that is read and linked without script. */
export function topicPage(parts: TopicPageParts): string {
  const { frame, version, versions, preferred } = parts;
  const file = version.fileOf(parts.topic.path);
  const topic = withSiteLinks(parts.topic, file, version.find);
  const { before, after } = neighbours(version.topics, topic.path);
  const to = (path: string) => relativeAddress(file, version.fileOf(path));
  const canonical = versions.find(({ label }) => label === preferred)?.file ?? file;
  const app = `${rootFrom(file)}app/index.html#/${formatRef({ docSet: version.docSet, version: version.label, path: topic.path })}`;
  const text = topicHtml(topic, { permalinks: true, image: parts.picture });
  return framePage(frame, {
    file,
    title: `${topic.title} – ${version.name}`,
    description: pageSummary(topic),
    head: [
      linkTo('canonical', addressOf(frame, file, canonical)),
      `<link rel="alternate" type="text/markdown" href="${escapeHtml(relativeAddress(file, `${file}.md`))}">`,
      before ? linkTo('prev', to(before.path)) : '',
      after ? linkTo('next', to(after.path)) : '',
    ],
    start: encodeName(topic.chunks[0]?.anchor ?? 'text'),
    tools: anchorTo(app, 'Open in the app'),
    main: [
      '<div class="page">',
      outline(topic),
      '<main class="prose">',
      breadcrumbs(version, topic, file),
      versionLine(parts, file),
      '<article>',
      text,
      '</article>',
      sourceNote(parts.sources),
      before || after
        ? `<nav class="pager" aria-label="Next and previous page">\n${[
            before ? neighbour('prev', 'Previous', to(before.path), before.title) : '',
            after ? neighbour('next', 'Next', to(after.path), after.title) : '',
          ].join('')}\n</nav>`
        : '',
      '</main>',
      '</div>',
    ]
      .filter(Boolean)
      .join('\n'),
  });
}

/** An address of the site: absolute where the site's own is known, else relative. */
export function addressOf({ base }: SiteFrame, from: string, file: string): string {
  return /^https?:/.test(base) ? publicAddress(base, file) : relativeAddress(from, file);
}

function linkTo(rel: string, address: string): string {
  return `<link rel="${rel}" href="${escapeHtml(address)}">`;
}

/** The way from the doc set to the topic, as the app shows it. */
function breadcrumbs(version: SiteVersion, { path, title }: Topic, file: string): string {
  const folders = foldersAbove(version.tree, path).filter((folder) => folder.title !== version.title);
  const steps = [
    anchorTo(relativeAddress(file, version.contents), version.name),
    ...folders.map((folder) =>
      folder.page === undefined
        ? escapeHtml(folder.title)
        : anchorTo(relativeAddress(file, version.fileOf(folder.page)), folder.title),
    ),
  ];
  const items = steps.map((step) => `<li>${step}</li>`).join('');
  return `<nav class="breadcrumbs" aria-label="Where this page stands"><ol>${items}<li aria-current="page">${escapeHtml(title)}</li></ol></nav>`;
}

function versionLine({ version, versions, preferred }: TopicPageParts, file: string): string {
  if (versions.length < 2) return '';
  const links = versions.map((one) =>
    one.label === version.label
      ? `<li aria-current="true">${escapeHtml(one.label)}</li>`
      : `<li>${anchorTo(relativeAddress(file, one.file), one.label)}</li>`,
  );
  const nav = `<nav class="versions" aria-label="Versions of this page"><span>Version</span><ul>${links.join('')}</ul></nav>`;
  const newest = versions.find(({ label }) => label === preferred);
  if (!newest || version.label === preferred) return nav;
  const link = anchorTo(relativeAddress(file, newest.file), `Read it in ${newest.label}`);
  return `${nav}\n<p class="older">This page is of version ${escapeHtml(version.label)}. ${link}.</p>`;
}

function outline(topic: Topic): string {
  const items = topic.chunks.flatMap((chunk, i) => {
    const depth = depthOf(topic, i);
    if (depth === 0 || depth > OUTLINE_DEPTH) return [];
    const isName = chunk.kind !== 'section' && chunk.kind !== 'page';
    const text = isName ? `<code>${escapeHtml(chunk.title)}</code>` : escapeHtml(chunk.title);
    return [`<li class="depth-${depth}"><a href="#${escapeHtml(encodeName(chunk.anchor))}">${text}</a></li>`];
  });
  if (items.length < OUTLINE_FROM) return '';
  return `<details class="outline" open>\n<summary>On this page</summary>\n<nav aria-label="On this page"><ul>\n${items.join('\n')}\n</ul></nav>\n</details>`;
}

function neighbour(rel: string, label: string, address: string, title: string): string {
  return `<a class="${rel}" rel="${rel}" href="${escapeHtml(address)}"><span>${label}</span> <strong>${escapeHtml(title)}</strong></a>`;
}

function sourceNote(sources: readonly TopicSource[]): string {
  const [first] = sources;
  if (!first) return '';
  const names = [...new Set(sources.map(({ name }) => name))].join(', ');
  const license = first.license ? ` Licence: ${escapeHtml(first.license)}.` : '';
  return `<p class="source">Source: ${escapeHtml(names)}.${license}</p>`;
}
