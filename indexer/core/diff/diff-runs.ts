import { type ChangeObject, diffLines, diffWordsWithSpace } from 'diff';
import type { Block } from '../tree.ts';
import { blockText } from './placed-blocks.ts';
import type { TextRun } from './types.ts';

/** Beyond so many differences two texts have little to do with each other, and finding them all takes long. */
const MAX_DIFFERENCES = 2000;

/** What changed inside a block: line by line in code, word by word in anything else. */
export function diffRuns(before: Block, after: Block): TextRun[] {
  const [old, now] = [blockText(before), blockText(after)];
  const options = { maxEditLength: MAX_DIFFERENCES };
  const isCode = before.k === 'code' && after.k === 'code';
  const found = isCode ? diffLines(old, now, options) : diffWordsWithSpace(old, now, options);
  if (!found) {
    return [
      { text: old, side: 'old' },
      { text: now, side: 'new' },
    ];
  }
  const runs = found.map((change): TextRun => ({ text: change.value, side: sideOf(change) }));
  return isCode ? runs : joinOverSpaces(runs);
}

/** Words that changed beside each other read better as one change than as several around a space they share. */
function joinOverSpaces(runs: readonly TextRun[]): TextRun[] {
  const joined: TextRun[] = [];
  let [old, now] = ['', ''];
  const flush = () => {
    if (old) joined.push({ text: old, side: 'old' });
    if (now) joined.push({ text: now, side: 'new' });
    [old, now] = ['', ''];
  };
  runs.forEach(({ text, side }, i) => {
    const isBetween = side === 'both' && text.trim() === '' && old + now !== '' && i < runs.length - 1;
    if (side === 'both' && !isBetween) {
      flush();
      joined.push({ text, side });
      return;
    }
    if (side !== 'new') old += text;
    if (side !== 'old') now += text;
  });
  flush();
  return joined;
}

function sideOf({ added, removed }: Pick<ChangeObject<unknown>, 'added' | 'removed'>): TextRun['side'] {
  return added ? 'new' : removed ? 'old' : 'both';
}
