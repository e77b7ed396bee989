import { findAnchor } from '../../indexer/core/find-anchor.ts';
import { findElsewhere } from '../../indexer/core/follow-section.ts';
import type { Library } from '../../indexer/core/library.ts';
import { linkElsewhere } from '../../indexer/core/link-elsewhere.ts';
import type { Pack } from '../../indexer/core/pack.ts';
import { parseRef, type Ref } from '../../indexer/core/ref.ts';
import { topicSources } from '../../indexer/core/topic-sources.ts';
import { PAD_ADDRESS, splitComparison, splitView } from '../app/address.ts';
import type { Detour, Opened } from './protocol.ts';

/**
 * Where the text of an address leads. An address of a section, topic or version that is not there leads to the
 * nearest thing that is (the page, the contents, the preferred version) and says so in `detours`.
 * @throws DocsError when the doc set itself is not installed, or the ref fits several.
 */
export async function openAddress(library: Library, text: string): Promise<Opened> {
  const { ref: address, other } = splitComparison(text);
  // Comparing takes code that most visits have no use for.
  if (other !== undefined)
    return (await import('./open-comparison.ts')).openComparison(library, address, other);
  const { ref: shown, view } = splitView(address);
  if (view !== undefined) return (await import('./open-view.ts')).openView(library, shown, view);
  if (address === PAD_ADDRESS) return { view: 'pad' };
  const ref = await parseAddress(library, address);
  if (ref.docSet !== undefined) return openRef(library, await library.pack(ref.docSet), ref);
  if (ref.path === '') return { view: 'library' };
  const { pack, version } = await library.resolve(ref.path);
  return openRef(library, pack, { ...ref, version });
}

/** Most addresses name a doc set that is known to be there; only for others it is worth waiting for the list. */
async function parseAddress(library: Library, address: string): Promise<Ref> {
  const ref = parseRef(address, new Set(await library.knownDocSets()));
  return ref.docSet === undefined ? parseRef(address, new Set(await library.docSets())) : ref;
}

async function openRef(library: Library, pack: Pack, ref: Ref): Promise<Opened> {
  const detours: Detour[] = [];
  const holders = ref.path ? await pack.versionsOf(ref.path) : [];
  const version = pickVersion(pack, ref.version, holders, detours);
  const place = { docSet: pack.id, version, detours };
  if (!ref.path) return { view: 'contents', ...place };
  const at = await findPlace(pack, ref, version, holders);
  if (at.detour) detours.push(at.detour);
  const topic = await pack.topic(at.path, version);
  if (!topic) return { view: 'contents', ...place };
  const { anchor } = at;
  const found = anchor === undefined ? 0 : findAnchor(topic, anchor);
  const sources = topicSources(pack, version, topic);
  const license = sources[0]?.license;
  return {
    view: 'topic',
    ...place,
    topic: await linkElsewhere(library, pack, version, topic),
    chunk: Math.max(found, 0),
    ...(anchor === undefined ? {} : { anchor }),
    versions: await pack.versionsOf(topic.path),
    sources: sources.map(({ name }) => name),
    ...(license ? { license } : {}),
  };
}

interface FoundPlace {
  readonly path: string;
  readonly anchor?: string;
  readonly detour?: Detour;
}

/**
 * Where a version has what a ref names: there, where it moved to, or what is nearest; which it is the detour says.
 * @param elsewhere the versions that have the page
 */
async function findPlace(
  pack: Pack,
  { path, anchor }: Ref,
  version: string,
  elsewhere: readonly string[],
): Promise<FoundPlace> {
  const topic = await pack.topic(path, version);
  const wanted = { path, ...(anchor === undefined ? {} : { anchor }) };
  if (topic && (anchor === undefined || findAnchor(topic, anchor) >= 0)) return wanted;
  const found = await findElsewhere(pack, wanted, version);
  const place = found ? { path: found.path, anchor: found.anchor } : wanted;
  if (found?.how === 'moved') return { ...place, detour: { kind: 'moved', ...wanted } };
  const isNear = found !== undefined;
  return topic
    ? { ...place, detour: { kind: 'section-missing', isNear, ...wanted } }
    : { ...place, detour: { kind: 'topic-missing', isNear, elsewhere, ...wanted } };
}

function pickVersion(
  pack: Pack,
  wanted: string | undefined,
  holders: readonly string[],
  detours: Detour[],
): string {
  if (wanted !== undefined && pack.versions.includes(wanted)) return wanted;
  if (wanted !== undefined) detours.push({ kind: 'version-missing', wanted });
  const preferred = pack.version().label;
  return holders.includes(preferred) ? preferred : (holders[0] ?? preferred);
}
