/** A stretch of a text. */
export interface Piece {
  readonly piece: string;
  readonly isMarked: boolean;
  readonly start: number;
}

/**
 * A text as the pieces between and inside its marks.
 * @param marks pairs of start and end in `text`, ascending, not overlapping; what makes no sense is passed over
 */
export function cutAtMarks(
  text: string,
  marks: readonly (readonly [start: number, end: number])[],
): readonly Piece[] {
  const pieces: Piece[] = [];
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
