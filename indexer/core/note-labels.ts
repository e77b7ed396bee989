import {
  type AdmonitionKind,
  type ChangeKind,
  type Container,
  type ContentNode,
  type Inline,
  inlineOf,
  inlineText,
  isBlock,
} from './tree.ts';

type Arranging<K> = Extract<Container<never>, { readonly k: K }>;
/** An admonition with its content. */
export type Note = Pick<Arranging<'note'>, 'kind'> & { readonly c: readonly ContentNode[] };
/** A version note with its content. */
export type Change = Omit<Arranging<'change'>, 'c'> & { readonly c: readonly ContentNode[] };

const TITLES: Readonly<Record<AdmonitionKind, string>> = {
  note: 'Note',
  tip: 'Tip',
  warning: 'Warning',
  danger: 'Danger',
  seealso: 'See also',
  example: 'Example',
};

const LABELS: Readonly<Record<ChangeKind, readonly [alone: string, withVersion: string]>> = {
  added: ['New', 'New in'],
  changed: ['Changed', 'Changed in'],
  deprecated: ['Deprecated', 'Deprecated since'],
  removed: ['Removed', 'Removed in'],
};

/** An admonition's title, or what its kind is called where the source gives it none, and what stands below. */
export function admonitionParts(note: Note): { title: readonly Inline[]; content: readonly ContentNode[] } {
  const [first, ...rest] = note.c;
  if (first?.k !== 'title') return { title: [TITLES[note.kind]], content: note.c };
  return { title: inlineText(first.c).trim() ? first.c : [TITLES[note.kind]], content: rest };
}

/** An admonition's title as text. */
export function admonitionTitle(note: Note): string {
  return inlineText(admonitionParts(note).title).trim();
}

/** Whether an admonition's title says more than its kind does. */
export function hasOwnTitle(note: Note): boolean {
  return admonitionTitle(note).toLowerCase() !== TITLES[note.kind].toLowerCase();
}

/**
 * A version note's content, with a label (`New in 5.0:`) before it unless its own first words already say so:
 * most sources write them, and said twice they would only be noise.
 */
export function changeContent(change: Change): readonly ContentNode[] {
  const [first, ...rest] = change.c;
  if (saysItself(change)) return change.c;
  const label = changeLabel(change);
  const mark = (text: string): Inline => ({ k: 'em', c: [text] });
  if (first?.k === 'p') return [{ k: 'p', c: [mark(`${label}:`), ' ', ...first.c] }, ...rest];
  return [{ k: 'p', c: [mark(first ? `${label}:` : `${label}.`)] }, ...change.c];
}

/** What a version note says first: `Deprecated since 4.2`. */
export function changeLabel({ kind, version }: Pick<Change, 'kind' | 'version'>): string {
  const [alone, withVersion] = LABELS[kind];
  return version ? `${withVersion} ${version}` : alone;
}

function saysItself({ version, c }: Change): boolean {
  const first = c[0];
  if (!first || !isBlock(first)) return false;
  const start = inlineText(inlineOf(first)).trim().slice(0, 80);
  return /^(new|added|changed|deprecated|removed)\b/i.test(start) && start.includes(version);
}
