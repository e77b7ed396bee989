/**
 * The least number of letters to leave out, put in, replace or swap with their neighbour that makes one text of the
 * other (optimal string alignment), or anything above `most` when it takes more than that.
 * @param most where to give up
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let twoBefore: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (before[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (before[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (twoBefore[j - 2] as number) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    twoBefore = before;
    before = row;
  }
  return before[b.length] as number;
}

/** How many mistakes a word of this length may hold and still be known again. */
export function mostEdits(word: string): number {
  return word.length < 3 ? 0 : word.length < 8 ? 1 : 2;
}

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Whether two letters lie side by side on a QWERTY keyboard. */
export function areNeighbours(a: string, b: string): boolean {
  for (const [number, row] of ROWS.entries()) {
    const at = row.indexOf(a);
    if (at < 0) continue;
    if (row[at - 1] === b || row[at + 1] === b) return true;
    return [ROWS[number - 1], ROWS[number + 1]].some((other) => other?.[at] === b);
  }
  return false;
}
