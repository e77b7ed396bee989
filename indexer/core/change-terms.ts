import type { LayoutNode } from './tree.ts';
import { CHANGE_KINDS, type ChangeKind } from './tree.ts';

/**
 * Version notes stand in the postings under terms of their own, so that a search can ask for them: this sign, the kind
 * of the note and the version. No term of a text has the sign in it.
 */
const SIGN = '\u0001';

/** The term of a version note. */
export function changeTerm(kind: ChangeKind, version: string): string {
  return `${SIGN}${kind} ${version}`;
}

/** What all terms of notes of a kind begin with. */
export function changePrefix(kind: ChangeKind): string {
  return `${SIGN}${kind} `;
}

/** The version that such a term names; empty for a note that names none. */
export function versionOfTerm(term: string): string {
  return term.slice(term.indexOf(' ') + 1);
}

/** The terms of the version notes in a chunk's layout, each with the first block of its note. */
export function changeTermsIn(
  layout: readonly LayoutNode[],
): { readonly term: string; readonly block: number }[] {
  return layout.flatMap((node) => {
    if (typeof node === 'number') return [];
    const inside = changeTermsIn(node.c);
    if (node.k !== 'change') return inside;
    const block = firstBlock(node.c);
    return block === undefined ? inside : [{ term: changeTerm(node.kind, node.version), block }, ...inside];
  });
}

function firstBlock(layout: readonly LayoutNode[]): number | undefined {
  for (const node of layout) {
    const block = typeof node === 'number' ? node : firstBlock(node.c);
    if (block !== undefined) return block;
  }
  return undefined;
}

/** Which version notes a section has to have. */
export interface ChangeFilter {
  readonly kinds: readonly ChangeKind[];
  /** The first version that counts; every one where it is not said. */
  readonly since?: string;
}

/** `since:5.0` asks for what is new or changed from 5.0 on, `deprecated:` for what is on its way out, or gone. */
export function changeFilter(name: 'since' | 'deprecated', version: string): ChangeFilter {
  const kinds: readonly ChangeKind[] = name === 'since' ? ['added', 'changed'] : ['deprecated', 'removed'];
  return {
    kinds: CHANGE_KINDS.filter((kind) => kinds.includes(kind)),
    ...(version ? { since: version } : {}),
  };
}

/** Whether a version that a note names is this one or a later one, number by number. */
export function isSince(version: string, first: string): boolean {
  const [a, b] = [version, first].map((label) => (label.match(/\d+/g) ?? []).map(Number)) as [
    number[],
    number[],
  ];
  if (a.length === 0) return false;
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
