/** What an upgrade brings: gone, on its way out, different, under another name, or new. */
export const UPGRADE_KINDS = ['removed', 'deprecated', 'changed', 'renamed', 'added'] as const;
export type UpgradeKind = (typeof UPGRADE_KINDS)[number];

/** What an item rests on: the release notes, a note at the thing itself, or names that one version has and the other not. */
export type UpgradeBasis = 'release-notes' | 'note' | 'symbols';

/** One thing that an upgrade has to think of, with where the documentation says so. */
export interface UpgradeItem {
  readonly kind: UpgradeKind;
  /** The version that it came with. */
  readonly version: string;
  /** What the documentation says, in one line. */
  readonly text: string;
  /** `docset@version/topic/path#anchor`. */
  readonly ref: string;
  /** Names of code in it, as documented; the first is the one it is about where the source says. */
  readonly names: readonly string[];
  readonly basis: UpgradeBasis;
}
