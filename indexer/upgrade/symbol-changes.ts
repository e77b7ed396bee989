import { formatRef } from '../core/ref.ts';
import type { SymbolName } from '../core/types.ts';
import { chunkOf, type SectionKey, type VersionMatch } from '../pipeline/match-versions.ts';
import type { Edition } from './release-notes.ts';
import type { UpgradeItem, UpgradeKind } from './upgrade-item.ts';

/** Names that one version defines and the other does not, and those that go by another name now. */
export function fromSymbols(match: VersionMatch, before: Edition, after: Edition): UpgradeItem[] {
  const item = (
    kind: UpgradeKind,
    edition: Edition,
    key: SectionKey,
    text: string,
    names: readonly string[],
  ) => ({
    kind,
    version: after.version,
    text,
    ref: formatRef({ ...edition, path: key.topic.path, anchor: chunkOf(key).anchor }),
    names,
    basis: 'symbols' as const,
  });
  const oneSided = (kind: 'removed' | 'added', edition: Edition, keys: readonly SectionKey[]) =>
    keys.flatMap((key) =>
      symbolsOf(key).map(({ name, kind: what }) => item(kind, edition, key, `${what} ${name}`, [name])),
    );
  const renamed = match.pairs.flatMap(({ before: old, after: now }) => {
    const [was, is] = [symbolsOf(old)[0], symbolsOf(now)[0]];
    if (!was || !is || was.name === is.name || symbolsOf(now).some(({ name }) => name === was.name))
      return [];
    return [item('renamed', after, now, `${was.kind} ${was.name} is ${is.name}`, [was.name])];
  });
  return [
    ...oneSided('removed', before, match.removed),
    ...renamed,
    ...oneSided('added', after, match.added),
  ];
}

function symbolsOf(key: SectionKey): readonly SymbolName[] {
  const { kind, symbols } = chunkOf(key);
  return kind === 'page' || kind === 'section' ? [] : symbols;
}
