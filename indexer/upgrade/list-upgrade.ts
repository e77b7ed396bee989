import { matchVersions } from '../pipeline/match-versions.ts';
import type { WholeVersion } from '../pipeline/version-draft.ts';
import { fromChangeNotes } from './change-notes.ts';
import { telling } from './name-words.ts';
import { fromReleaseNotes } from './release-notes.ts';
import { fromSymbols } from './symbol-changes.ts';
import { UPGRADE_KINDS, type UpgradeItem } from './upgrade-item.ts';
import { isBetween } from './version-range.ts';

/**
 * What an upgrade from one version to a newer one has to think of, from the documentation itself: removed first, then
 * deprecated, changed, renamed and new, each with where it is said. What is new only counts by notes and names.
 */
export function listUpgrade(docSet: string, older: WholeVersion, newer: WholeVersion): UpgradeItem[] {
  const isWanted = (version: string) => isBetween(version, older.label, newer.label);
  const before = { docSet, version: older.label };
  const after = { docSet, version: newer.label };
  const said = [
    ...fromReleaseNotes(newer.topics, after, isWanted),
    ...fromChangeNotes(newer.topics, after, isWanted),
  ];
  const match = matchVersions(older.topics, newer.topics, ({ chunks }) =>
    chunks.map(({ content }) => content),
  );
  const bySymbols = fromSymbols(match, before, after);
  return [...withoutRepeats(said), ...withoutSaid(bySymbols, said)].sort(
    (a, b) => UPGRADE_KINDS.indexOf(a.kind) - UPGRADE_KINDS.indexOf(b.kind),
  );
}

/** Release notes and timelines say some things twice, in nearly the same words: about the same names. */
function withoutRepeats(items: readonly UpgradeItem[]): UpgradeItem[] {
  const seen = new Set<string>();
  return items.filter(({ kind, version, text, names, basis }) => {
    const about =
      names.length > 0 && basis === 'release-notes' ? `${version} ${names.join(' ')}` : text.toLowerCase();
    const key = `${kind} ${basis} ${about}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** A name that is gone or new needs no line of its own where the text already has one that names it. */
function withoutSaid(items: readonly UpgradeItem[], said: readonly UpgradeItem[]): UpgradeItem[] {
  const named = new Set(said.flatMap(({ kind, names }) => names.map((name) => `${kind} ${telling(name)}`)));
  return items.filter(({ kind, names }) => !names.every((name) => named.has(`${kind} ${telling(name)}`)));
}
