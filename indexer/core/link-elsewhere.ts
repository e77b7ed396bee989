import type { Library } from './library.ts';
import { mapLinks } from './map-links.ts';
import type { Pack } from './pack.ts';
import { type Ref, splitTarget } from './ref.ts';
import { type LinkNode, linksOf } from './tree.ts';
import type { Topic } from './types.ts';
import { placesOnWeb, type WebRoot, webRoots } from './web-roots.ts';

/**
 * A topic about to be shown, its links led on into other installed documentation: an address of the web that is the
 * page of an installed doc set, and a page that this version lacks and another one has. Such a link gets its `ref`.
 * Reads the manifests of the other packs, and topic lists of those only that a link may lead to.
 */
export async function linkElsewhere(
  library: Library,
  pack: Pack,
  label: string,
  topic: Topic,
): Promise<Topic> {
  const base = pack.version(label).sources[topic.source]?.base;
  const refs = new Map<string, Ref>();
  const links = openLinks(topic);
  if (links.length === 0) return topic;
  const shelf = await openShelf(library, pack);
  for (const link of links) {
    const ref = await findRef(link, base, pack, label, shelf);
    if (ref) refs.set(keyOf(link), ref);
  }
  if (refs.size === 0) return topic;
  const chunks = topic.chunks.map((chunk) => ({
    ...chunk,
    content: mapLinks(chunk.content, (link) => {
      const ref = refs.get(keyOf(link));
      return ref ? { ...link, ref } : link;
    }),
  }));
  return { ...topic, chunks };
}

interface Shelf {
  readonly packs: ReadonlyMap<string, Pack>;
  readonly roots: readonly WebRoot[];
}

/** The links that do not lead to a place of their own version, each once. */
function openLinks({ chunks }: Topic): LinkNode[] {
  const links = chunks.flatMap(({ content }) => linksOf(content)).filter((link) => keyOf(link) !== '');
  return [...new Map(links.map((link) => [keyOf(link), link])).values()];
}

/** What tells such a link from others; '' for all others. */
function keyOf({ how, to, href }: LinkNode): string {
  if (how === 'outside' && href && /^https?:/i.test(href)) return `outside ${href}`;
  return how === 'absent' && to ? `absent ${to}` : '';
}

/** All installed packs; one that cannot be opened is nowhere to lead to. */
async function openShelf(library: Library, own: Pack): Promise<Shelf> {
  const ids = (await library.knownDocSets()).filter((id) => id !== own.id);
  const opened = await Promise.allSettled(ids.map((id) => library.pack(id)));
  const packs = [own, ...opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))];
  return {
    packs: new Map(packs.map((pack) => [pack.id, pack])),
    roots: packs.flatMap(({ manifest }) => webRoots(manifest)),
  };
}

async function findRef(
  { how, to = '', href = '' }: LinkNode,
  base: string | undefined,
  own: Pack,
  label: string,
  { packs, roots }: Shelf,
): Promise<Ref | undefined> {
  const { path, fragment } = splitTarget(to);
  const address = how === 'outside' ? href : base && `${base}${path}${fragment ? `#${fragment}` : ''}`;
  const places = address ? placesOnWeb(address, roots) : [];
  if (how === 'absent') {
    const preferred = own.version().label;
    const others = [preferred, ...own.versions.filter((version) => version !== preferred)];
    const here = others.map((version) => ({ docSet: own.id, label: version, path, fragment }));
    places.unshift(...here.filter((place) => place.label !== label));
  }
  for (const place of places) {
    const pack = packs.get(place.docSet);
    const found = pack && (await findPath(pack, place.label, place.path));
    if (found === undefined) continue;
    const anchor = place.fragment ? { anchor: place.fragment } : {};
    return { docSet: place.docSet, version: place.label, path: found, ...anchor };
  }
  return undefined;
}

/** The path under which a version has a page; folders may name their index page or not. */
async function findPath(pack: Pack, label: string, path: string): Promise<string | undefined> {
  const { topics } = await pack.topicList(label);
  const forms = [path, `${path}/index`, path.replace(/(^|\/)index$/, '')];
  return forms.find((form) => topics.some((topic) => topic.path === form));
}
