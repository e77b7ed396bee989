/** What is not part of the text that somebody reads. */
const SKIPPED = '[hidden], .visually-hidden, .code-bar, .section-links, .section-links-button, .permalink';
/** Elements at whose ends words end. */
const BLOCKS = 'p, li, dt, dd, td, th, pre, h1, h2, h3, h4, h5, h6, .signature, section, div';
/** As many places are shown; nobody walks through more. */
const MOST = 2000;

/**
 * The places of some words in the text of an element, in reading order, whatever the case, across marks and links but
 * not across paragraphs.
 */
export function findText(root: Element, wanted: string): readonly Range[] {
  const words = wanted.trim().toLowerCase();
  if (words === '') return [];
  const nodes: { readonly node: Text; readonly start: number }[] = [];
  let text = '';
  let block: Element | null = null;
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const { parentElement: parent } = node;
    if (!parent || parent.closest(SKIPPED)) continue;
    const own = parent.closest(BLOCKS);
    if (own !== block) text += '\n';
    block = own;
    nodes.push({ node, start: text.length });
    // Letters whose lower case is longer than they are would shift all places behind them.
    const lower = node.data.toLowerCase();
    text += lower.length === node.data.length ? lower : node.data;
  }
  const ranges: Range[] = [];
  for (
    let at = text.indexOf(words);
    at >= 0 && ranges.length < MOST;
    at = text.indexOf(words, at + words.length)
  ) {
    const range = root.ownerDocument.createRange();
    const first = nodeAt(nodes, at);
    const last = nodeAt(nodes, at + words.length - 1);
    if (!first || !last) continue;
    range.setStart(first.node, at - first.start);
    range.setEnd(last.node, at + words.length - last.start);
    ranges.push(range);
  }
  return ranges;
}

function nodeAt<N extends { readonly start: number }>(nodes: readonly N[], offset: number): N | undefined {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return nodes[low - 1];
}
