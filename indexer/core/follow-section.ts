import { findAnchor } from './find-anchor.ts';
import type { Pack } from './pack.ts';
import type { Moves, StoredPlace } from './pack-format.ts';
import type { Topic } from './types.ts';

/** A section by the path of its topic and its anchor. */
export interface SectionAddress {
  readonly path: string;
  readonly anchor: string;
}

/** Where a section of one version leads in another. */
export interface Followed extends SectionAddress {
  /** The same section, at its place or another; or the nearest thing that the other version has. */
  readonly how: 'same' | 'moved' | 'nearest';
}

/**
 * Where a section of one version is in another, through renamed anchors and moved pages. Where it is gone: what has its
 * text now, else what is around it, else the page before its own that is there.
 * @param topic as the version `from` has it
 * @returns undefined when the other version has nothing of that kind at all
 */
export async function followSection(
  pack: Pack,
  { topic, index }: { readonly topic: Topic; readonly index: number },
  from: string,
  to: string,
): Promise<Followed | undefined> {
  const trail = await readTrail(pack, from, to);
  const isThere = async ({ path, anchor }: SectionAddress) => {
    const found = await pack.topic(path, to);
    return found !== undefined && findAnchor(found, anchor) >= 0;
  };
  for (let at = index; ; at = topic.chunks[at]?.parent ?? -1) {
    const chunk = topic.chunks[Math.max(at, 0)];
    if (!chunk) return undefined;
    const address = { path: topic.path, anchor: chunk.anchor };
    const { section, heirs } = trail(address);
    if (section && (await isThere(section))) {
      const isSame = section.path === address.path && section.anchor === address.anchor;
      return { ...section, how: at !== index ? 'nearest' : isSame ? 'same' : 'moved' };
    }
    for (const heir of heirs) if (await isThere(heir)) return { ...heir, how: 'nearest' };
    if (at <= 0) break;
  }
  const near = await pageBefore(pack, topic.path, from, to);
  return near && { path: near.path, anchor: near.chunks[0]?.anchor ?? '', how: 'nearest' };
}

/**
 * Where a version has a section or page that it does not have at this address, by the nearest version that does.
 * @returns undefined when no version has the address, or the wanted one has nothing of it
 */
export async function findElsewhere(
  pack: Pack,
  { path, anchor }: { readonly path: string; readonly anchor?: string },
  wanted: string,
): Promise<Followed | undefined> {
  const labels = pack.versions;
  const distance = (label: string) => Math.abs(labels.indexOf(label) - labels.indexOf(wanted));
  for (const label of [...labels].sort((a, b) => distance(a) - distance(b))) {
    const topic = label === wanted ? undefined : await pack.topic(path, label);
    const index = topic && (anchor === undefined ? 0 : findAnchor(topic, anchor));
    if (topic && index !== undefined && index >= 0)
      return followSection(pack, { topic, index }, label, wanted);
  }
  return undefined;
}

/** What became of a section after all steps between two versions. */
export interface Trail {
  /** Undefined where it is known to be gone. */
  readonly section: SectionAddress | undefined;
  /** What has its text, or had it before, should the section itself not be there. */
  readonly heirs: readonly SectionAddress[];
}

/**
 * Reads what moved between two versions, step by step, and gives back what follows an address through it. Whether
 * anything stands where that leads is for the caller to look up.
 */
export async function readTrail(
  pack: Pack,
  from: string,
  to: string,
): Promise<(start: SectionAddress) => Trail> {
  const labels = pack.versions;
  const [start, end] = [labels.indexOf(from), labels.indexOf(to)];
  const steps: ((address: SectionAddress) => Trail)[] = [];
  for (let at = start; at > end; at--) steps.push(toNewer(await pack.moves(labels[at] as string)));
  for (let at = start + 1; at <= end; at++) steps.push(toOlder(await pack.moves(labels[at] as string)));
  const follow = (address: SectionAddress, number: number): Trail => {
    const step = steps[number]?.(address);
    if (!step) return { section: address, heirs: [] };
    const rest = step.section && follow(step.section, number + 1);
    const heirs = step.heirs.flatMap((heir) => {
      const { section, heirs: further } = follow(heir, number + 1);
      return section ? [section] : further;
    });
    return { section: rest?.section, heirs: [...(rest?.heirs ?? []), ...heirs] };
  };
  return (address) => follow(address, 0);
}

function toNewer({ moved, heirs }: Moves): (address: SectionAddress) => Trail {
  return (address) => {
    const move = moved.find(({ from }) => isAt(from, address));
    if (move) return { section: addressOf(move.to), heirs: [] };
    const left = heirs.find(({ from }) => isAt(from, address));
    if (left) return { section: undefined, heirs: left.into.map(addressOf) };
    // What stands at the address now came from elsewhere.
    const isOther = moved.some(({ to }) => isAt(to, address));
    return { section: isOther ? undefined : address, heirs: [] };
  };
}

function toOlder({ moved, heirs }: Moves): (address: SectionAddress) => Trail {
  return (address) => {
    const move = moved.find(({ to }) => isAt(to, address));
    if (move) return { section: addressOf(move.from), heirs: [] };
    // A section that was there before as well is that one, whatever it has taken in.
    const origins = heirs.filter(({ into }) => into.some((place) => isAt(place, address)));
    // What stood at the address then is elsewhere now.
    const isOther = moved.some(({ from }) => isAt(from, address));
    return { section: isOther ? undefined : address, heirs: origins.map(({ from }) => addressOf(from)) };
  };
}

function isAt([, , path, anchor]: StoredPlace, address: SectionAddress): boolean {
  return path === address.path && anchor === address.anchor;
}

function addressOf([, , path, anchor]: StoredPlace): SectionAddress {
  return { path, anchor };
}

/** The nearest page before this one, in the reading order of its version, that the other version has. */
async function pageBefore(pack: Pack, path: string, from: string, to: string): Promise<Topic | undefined> {
  const { topics } = await pack.topicList(from);
  const there = new Set((await pack.topicList(to)).topics.map((topic) => topic.path));
  const at = topics.findIndex((topic) => topic.path === path);
  const before = topics.slice(0, Math.max(at, 0)).findLast((topic) => there.has(topic.path));
  const near = before ?? topics.slice(at + 1).find((topic) => there.has(topic.path));
  return near && pack.topic(near.path, to);
}
