import type { Element, ElementContent, Nodes } from 'hast';
import { docutilsId } from './anchors.ts';
import { partGlued, type Vocabulary } from './glued-words.ts';
import { textOf } from './hast.ts';
import type { ImportLog } from './importer.ts';
import type { LinkedId } from './linked-ids.ts';
import { headingLevel } from './markdown-tree.ts';
import { placeIds } from './section-ids.ts';
import { squash } from './title-words.ts';

/**
 * Gives the headings of a page the ids that links lead to, and puts the spaces back into their text that were lost around
 * code: the site made the id of the whole title, so `when-querysets-are-evaluated` tells how to read
 * `WhenQuerySets are evaluated`.
 */
export function nameSections(
  nodes: readonly ElementContent[],
  linked: readonly LinkedId[],
  path: string,
  vocabulary: Vocabulary,
  log: ImportLog,
): ElementContent[] {
  const entries = linked.filter(({ id }) => INDEX_ENTRY.test(id));
  const placed = [...placeIds(nodes, without(linked, entries), path)];
  let index = -1;
  return placeEntries(nodes, entries).map((node) => {
    if (headingLevel(node) === 0) return node;
    index++;
    const ids = placed.filter(([, { section }]) => section === index);
    const own = ids.find(([, { isOwn }]) => isOwn)?.[0];
    const heading = node as Element;
    const titled =
      own === undefined ? partByVocabulary(heading, vocabulary, log) : partWords(heading, own, log);
    const made = docutilsId(textOf(titled).replace(/¶\s*$/, ''));
    const others = new Set([...(own && made ? [made] : []), ...ids.map(([id]) => id)]);
    const labels = [...others].flatMap((id): Element[] =>
      id === own ? [] : [{ type: 'element', tagName: 'span', properties: { id }, children: [] }],
    );
    const properties = own === undefined ? heading.properties : { ...heading.properties, id: own };
    return { ...titled, properties, children: [...labels, ...titled.children] };
  });
}

/** What the site's index leads to has no heading of its own. */
const INDEX_ENTRY = /^index-\d+$/;

function without(linked: readonly LinkedId[], entries: readonly LinkedId[]): LinkedId[] {
  return linked.filter((one) => !entries.includes(one));
}

/** Gives entries of an index the first place that says what they say. */
function placeEntries(nodes: readonly ElementContent[], entries: readonly LinkedId[]): ElementContent[] {
  const placed = [...nodes];
  for (const { id, texts } of entries) {
    const [text = ''] = texts.keys();
    const at = text.length < MIN_ENTRY ? -1 : placed.findIndex((node) => squash(textOf(node)).includes(text));
    if (at >= 0) placed[at] = withLabel(placed[at] as Element, id, text);
  }
  return placed;
}

const MIN_ENTRY = 5;

/** Puts an id into the innermost element that says a text. */
function withLabel(element: Element, id: string, text: string): Element {
  const at = element.children.findIndex(
    (child) => child.type === 'element' && squash(textOf(child)).includes(text),
  );
  const label: Element = { type: 'element', tagName: 'span', properties: { id }, children: [] };
  if (at < 0) return { ...element, children: [label, ...element.children] };
  return {
    ...element,
    children: element.children.with(at, withLabel(element.children[at] as Element, id, text)),
  };
}

function partByVocabulary(heading: Element, vocabulary: Vocabulary, log: ImportLog): Element {
  const children = heading.children.map((child): ElementContent => {
    const value = child.type === 'text' ? partGlued(child.value, vocabulary) : '';
    if (child.type !== 'text' || value === child.value) return child;
    log.removals.add('glue between words', value.length - child.value.length);
    return { ...child, value };
  });
  return children.every((child, i) => child === heading.children[i]) ? heading : { ...heading, children };
}

/** Puts spaces where an id has dashes and two letters stand side by side. */
function partWords(heading: Element, id: string, log: ImportLog): Element {
  const letters = lettersOf(heading);
  const wanted = id.replace(/^[-0-9]+/, '');
  // What docutils drops of an id is at its beginning.
  let at = letters.length - [...wanted].filter((sign) => sign !== '-').length;
  const breaks = new Set<number>();
  for (const sign of wanted) {
    if (sign === '-') breaks.add(at);
    else at++;
  }
  let seen = 0;
  let wasLetter = false;
  let added = 0;
  const walk = (node: Nodes): Nodes => {
    if (node.type === 'text') {
      let value = '';
      for (const char of node.value) {
        const count = lettersIn(char);
        if (count > 0 && wasLetter && breaks.has(seen)) {
          value += ' ';
          added++;
        }
        value += char;
        seen += count;
        wasLetter = count > 0;
      }
      return { ...node, value };
    }
    return 'children' in node ? ({ ...node, children: node.children.map(walk) } as Nodes) : node;
  };
  const parted = walk(heading) as Element;
  if (added > 0) log.removals.add('glue between words', added);
  return parted;
}

function lettersOf(node: Nodes): string {
  if (node.type === 'text') return [...node.value].map((char) => asciiOf(char)).join('');
  return 'children' in node ? node.children.map(lettersOf).join('') : '';
}

function lettersIn(char: string): number {
  return asciiOf(char).length;
}

/** A character as docutils keeps it in ids. */
function asciiOf(char: string): string {
  return char
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
