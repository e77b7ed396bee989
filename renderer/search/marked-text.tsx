import { Fragment } from 'react';

interface MarkedTextProps {
  readonly text: string;
  /** Pairs of start and end in `text`, ascending, not overlapping. */
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** A text with the words of the query marked: text nodes and `mark` elements, never HTML. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  return cutAtMarks(text, marks).map(({ piece, isMarked, start }) =>
    isMarked ? <mark key={start}>{piece}</mark> : <Fragment key={start}>{piece}</Fragment>,
  );
}

/** A text as the pieces between and inside its marks. */
export function cutAtMarks(
  text: string,
  marks: MarkedTextProps['marks'],
): readonly { readonly piece: string; readonly isMarked: boolean; readonly start: number }[] {
  const pieces: { piece: string; isMarked: boolean; start: number }[] = [];
  let at = 0;
  const add = (end: number, isMarked: boolean) => {
    if (end > at) pieces.push({ piece: text.slice(at, end), isMarked, start: at });
    at = Math.max(at, end);
  };
  for (const [start, end] of marks) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return pieces;
}
