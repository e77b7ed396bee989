import { changeNodes } from '../core/change-notes.ts';
import { formatRef } from '../core/ref.ts';
import type { ChangeKind } from '../core/tree.ts';
import type { Topic } from '../core/types.ts';
import { wholeItem } from './items-of-text.ts';
import type { Edition } from './release-notes.ts';
import type { UpgradeItem } from './upgrade-item.ts';

/**
 * What the notes at the things themselves say of the versions in a range: "new in", "changed in", "deprecated since".
 * @param isWanted whether a version is in the range
 */
export function fromChangeNotes(
  topics: readonly Topic[],
  edition: Edition,
  isWanted: (version: string) => boolean,
): UpgradeItem[] {
  return topics.flatMap((topic) =>
    topic.chunks.flatMap((chunk) => {
      const notes = changeNodes(chunk.content).filter(({ version }) => isWanted(version));
      return notes.map((note): UpgradeItem => {
        const { text, names } = wholeItem(note.c);
        const own = chunk.symbols.map(({ name }) => name);
        return {
          kind: note.kind satisfies ChangeKind,
          version: note.version,
          text: text === '' ? chunk.title : `${chunk.title}: ${text}`,
          ref: formatRef({ ...edition, path: topic.path, anchor: chunk.anchor }),
          names: [...new Set([...own, ...names])],
          basis: 'note',
        };
      });
    }),
  );
}
