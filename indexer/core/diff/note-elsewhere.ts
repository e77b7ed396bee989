import { findAnchor } from '../find-anchor.ts';
import { readTrail, type SectionAddress } from '../follow-section.ts';
import type { Pack } from '../pack.ts';
import type { Topic } from '../types.ts';
import type { SectionDiff, TopicDiff } from './types.ts';

/** Notes at the sections that one page lost or gained which sections of other pages they are on the other side. */
export async function noteElsewhere(
  pack: Pack,
  { older, newer }: { readonly older: string; readonly newer: string },
  { oldPage, newPage }: { readonly oldPage: Topic | undefined; readonly newPage: Topic | undefined },
  diff: TopicDiff,
): Promise<TopicDiff> {
  const [ahead, back] = [await readTrail(pack, older, newer), await readTrail(pack, newer, older)];
  const there = async (addresses: readonly (SectionAddress | undefined)[], version: string) => {
    const found: string[] = [];
    for (const address of addresses) {
      const topic = address && (await pack.topic(address.path, version));
      if (topic && findAnchor(topic, address.anchor) >= 0) found.push(`${address.path}#${address.anchor}`);
    }
    return found;
  };
  const sections: SectionDiff[] = [];
  for (const section of diff.sections) {
    const { kind, anchor } = section;
    if (kind === 'removed' && oldPage) {
      const { section: moved, heirs } = ahead({ path: oldPage.path, anchor });
      const now = await there(moved ? [moved, ...heirs] : heirs, newer);
      sections.push(now.length > 0 ? { ...section, now } : section);
    } else if (kind === 'added' && newPage) {
      const { section: origin } = back({ path: newPage.path, anchor });
      const [was] = await there([origin], older);
      sections.push(was ? { ...section, was } : section);
    } else sections.push(section);
  }
  return { ...diff, sections };
}
