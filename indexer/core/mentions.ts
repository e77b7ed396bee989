import { linkedSections } from './backlinks.ts';
import type { Library } from './library.ts';
import type { SearchHit } from './search-hit.ts';
import { foldName } from './symbol-names.ts';

/** As many hits are looked at. */
const LOOKED_AT = 60;

/**
 * Sections that name a symbol of a section without linking to it, with the words around the name: the best hits first.
 * A name that is also a plain word (`get`) only counts where it is written as a name: called, or after a dot.
 * @param chunk index of the section among the topic's chunks
 * @throws DocsError `not-found` for a version that is not there
 */
export async function mentionsOf(
  library: Library,
  docSet: string,
  label: string,
  path: string,
  chunk: number,
): Promise<readonly SearchHit[]> {
  const pack = await library.pack(docSet);
  const names =
    (await pack.topic(path, label))?.chunks[chunk]?.symbols.map(({ name }) => lastPart(name)) ?? [];
  const linked = await linkedSections(pack, label);
  const topic = linked?.sections.indexOf(path);
  const linking = new Set<string>();
  if (linked && topic !== undefined) {
    const [first] = linked.sections.rangeOf(topic);
    for (const source of linked.graph.sourcesOf(first + chunk)) {
      const place = linked.sections.placeOf(source);
      linking.add(`${place.path}#${place.anchor ?? ''}`);
    }
  }
  const found = new Map<string, SearchHit>();
  for (const name of new Set(names)) {
    const isSaid = mentionOf(name);
    const { hits } = await library.search({ query: `"${name}"`, docSet, version: label, limit: LOOKED_AT });
    for (const hit of hits) {
      const isLinked = linking.has(`${hit.path}#${hit.anchor}`) || linking.has(`${hit.path}#`);
      if (hit.path !== path && !isLinked && isSaid.test(hit.excerpt)) found.set(hit.ref, hit);
    }
  }
  return [...found.values()];
}

/** `filter` of `django.db.models.query.QuerySet.filter`, without what else a name is written with. */
function lastPart(name: string): string {
  const bare = name.replace(/\(.*$/s, '');
  return bare.slice(bare.lastIndexOf('.') + 1).trim();
}

/** How a text writes a name that it means. */
function mentionOf(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const isPlainWord = /^[a-z]+$/.test(name) && foldName(name).length === 1;
  return isPlainWord
    ? new RegExp(`(?:[.]${escaped}\\b)|(?:\\b${escaped}\\()|(?:[{]%\\s*${escaped}\\b)`)
    : new RegExp(`(?<![\\w])${escaped}(?![\\w])`);
}
