import { Fragment } from 'react';
import { cutAtMarks } from './cut-at-marks.ts';

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
