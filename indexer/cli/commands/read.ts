import { type Backlinks, backlinksOf } from '../../core/backlinks.ts';
import { DocsError, UsageError } from '../../core/errors.ts';
import type { Library, Place } from '../../core/library.ts';
import { linkElsewhere } from '../../core/link-elsewhere.ts';
import { formatRef, parseRef } from '../../core/ref.ts';
import { chunkHtml, topicHtml } from '../../core/to-html.ts';
import { chunkMarkdown, topicMarkdown } from '../../core/to-markdown.ts';
import { chunkText, topicText } from '../../core/to-text.ts';
import { topicSources } from '../../core/topic-sources.ts';
import { AUTO, projectVersions } from '../auto-version.ts';
import { chunkRecord } from '../chunk-record.ts';
import { describeBacklinks } from '../describe-backlinks.ts';
import { EXIT } from '../exit-codes.ts';
import { showLong } from '../pager.ts';
import { openLibrary } from '../places.ts';
import { printable, type Terminal } from '../terminal.ts';

const FORMATS = ['md', 'text', 'html', 'json'] as const;

export interface ReadOptions {
  readonly format?: string;
  readonly version?: string;
  readonly json?: boolean;
  readonly backlinks?: boolean;
}

/** `djdocs read REF`: a section with everything below it, or a whole page. */
export async function readCommand(text: string, options: ReadOptions, terminal: Terminal): Promise<number> {
  const format = options.json ? 'json' : (options.format ?? 'md');
  if (!(FORMATS as readonly string[]).includes(format)) {
    throw new UsageError(`There is no format "${format}" to read in`, `Formats are ${FORMATS.join(', ')}`);
  }
  const library = openLibrary();
  const project = await projectVersions(library, options, terminal);
  const found = await placeFor(library, text, options, project?.used);
  if (options.backlinks) {
    await showBacklinks(found, format === 'json', terminal);
    return EXIT.ok;
  }
  const topic = await linkElsewhere(library, found.pack, found.version, found.topic);
  const place = { ...found, topic };
  if (format === 'json')
    terminal.out(
      JSON.stringify({ ...(await placeJson(place)), ...(project ? { asked: project } : {}) }, null, 2),
    );
  else showLong(printable(render(place, format)).trimEnd(), terminal);
  return EXIT.ok;
}

/** What links to the section or page, and to what is below it. */
async function showBacklinks(place: Place, isJson: boolean, terminal: Terminal): Promise<void> {
  const { pack, version, topic, chunkIndex } = place;
  const all = await backlinksOf(pack, version, topic.path);
  if (!all) {
    throw new DocsError(
      'not-found',
      `"${pack.id}" was added by a djdocs that kept no links`,
      `Add it again, then its links are known`,
    );
  }
  const found: Backlinks[] = all.filter(({ chunk }) => isWithin(place, chunk, chunkIndex));
  if (isJson) {
    const named = found.map(({ chunk, ...rest }) => ({ anchor: topic.chunks[chunk]?.anchor ?? '', ...rest }));
    terminal.out(JSON.stringify(named, null, 2));
  } else {
    showLong(printable(describeBacklinks({ docSet: pack.id, version }, topic.chunks, found)), terminal);
  }
}

/** What a ref leads to. A ref that names a version means it; else a project's is used. */
async function placeFor(
  library: Library,
  text: string,
  { version }: ReadOptions,
  used: Readonly<Record<string, string>> | undefined,
): Promise<Place> {
  const place = await library.resolve(text, version === AUTO ? undefined : version);
  const label = used?.[place.pack.id];
  const named = parseRef(text, new Set([place.pack.id])).version;
  if (label === undefined || named !== undefined || label === place.version) return place;
  return library.resolve(text, label);
}

function render({ topic, chunkIndex }: Place, format: string): string {
  const isWhole = chunkIndex === 0;
  if (format === 'html') return isWhole ? topicHtml(topic) : chunkHtml(topic, chunkIndex, { deep: true });
  if (format === 'text') return isWhole ? topicText(topic) : chunkText(topic, chunkIndex, { deep: true });
  return isWhole ? topicMarkdown(topic) : chunkMarkdown(topic, chunkIndex, { deep: true });
}

async function placeJson(place: Place): Promise<object> {
  const { pack, version, topic, chunk, chunkIndex } = place;
  const versions = await pack.versionsOf(topic.path);
  const ref = formatRef({ docSet: pack.id, version, path: topic.path, anchor: chunk.anchor });
  const wanted = [...topic.chunks.keys()].filter((index) => isWithin(place, index, chunkIndex));
  return {
    ref,
    docSet: pack.id,
    version,
    versions,
    path: topic.path,
    title: topic.title,
    ...(topic.url ? { url: topic.url } : {}),
    sources: topicSources(pack, version, topic),
    markdown: render(place, 'md'),
    chunks: wanted.map((index) => chunkRecord(pack, version, topic, index, () => undefined)),
  };
}

function isWithin(place: Place, index: number, ancestor: number): boolean {
  for (let at = index; at >= 0; at = place.topic.chunks[at]?.parent ?? -1) if (at === ancestor) return true;
  return false;
}
