import { isDistinct, owner, telling } from './name-words.ts';
import type { UpgradeItem } from './upgrade-item.ts';

/** A file of a project, read. */
export interface ProjectFile {
  /** Below the project's folder. */
  readonly path: string;
  readonly text: string;
}

/** Where a project uses what an item names. */
export interface Use {
  readonly name: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** An item that concerns a project, and where. */
export interface UsedItem extends UpgradeItem {
  readonly uses: readonly Use[];
}

/**
 * The items whose names occur in a project's files, with file and line. Names are compared as whole words; a name
 * that could be anybody's (`check`) counts only in files that also name what it belongs to (`CheckConstraint`).
 */
export function findUses(items: readonly UpgradeItem[], files: Iterable<ProjectFile>): UsedItem[] {
  const wanted = new Map<string, { item: UpgradeItem; name: string; owner: string | undefined }[]>();
  for (const item of items) {
    for (const name of item.names) {
      const word = telling(name);
      const above = owner(name);
      if (word === '' || (!isDistinct(word) && above === undefined)) continue;
      const entry = { item, name, owner: isDistinct(word) ? undefined : above };
      wanted.set(word, [...(wanted.get(word) ?? []), entry]);
    }
  }
  const uses = new Map<UpgradeItem, Use[]>();
  for (const { path, text } of files) {
    const places = wordsByLine(text, (word) => wanted.has(word));
    for (const [word, lines] of places) {
      for (const { item, name, owner: above } of wanted.get(word) ?? []) {
        if (above !== undefined && !hasWord(text, above)) continue;
        const found = lines.map((line) => ({ name, file: path, line }));
        uses.set(item, [...(uses.get(item) ?? []), ...found]);
      }
    }
  }
  return items.flatMap((item) => {
    const found = uses.get(item);
    return found ? [{ ...item, uses: found }] : [];
  });
}

function wordsByLine(text: string, isWanted: (word: string) => boolean): Map<string, number[]> {
  const places = new Map<string, number[]>();
  text.split('\n').forEach((line, i) => {
    for (const [word] of line.matchAll(/(?:--)?[\p{L}_][\p{L}\p{N}_]*(?:(?<=--[\w-]*)-[\w-]+)?/gu)) {
      if (!isWanted(word)) continue;
      const lines = places.get(word) ?? [];
      if (lines.at(-1) !== i + 1) lines.push(i + 1);
      places.set(word, lines);
    }
  });
  return places;
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}_])${word}(?![\\p{L}\\p{N}_])`, 'u').test(text);
}
