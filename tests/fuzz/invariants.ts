import { linkAddress } from '../../indexer/core/link-address.ts';
import { formatRef, isDocSetId, parseRef } from '../../indexer/core/ref.ts';
import {
  type ContentNode,
  eachBlock,
  eachLink,
  inlineOf,
  isBlock,
  type LinkNode,
} from '../../indexer/core/tree.ts';
import {
  CHUNK_KINDS,
  type Chunk,
  type Diagnostic,
  TOPIC_KINDS,
  type Topic,
} from '../../indexer/core/types.ts';
import { wholeTopic } from '../../indexer/pipeline/draft-topic.ts';
import type { DocSetDraft } from '../../indexer/pipeline/version-draft.ts';
import { isCount, isLink, isName, isText, strayNode } from './vocabulary.ts';

/** Every way in which a doc set is not one, as sentences; none when all is well. */
export function brokenInvariants(draft: DocSetDraft, paths: ReadonlySet<string>): string[] {
  const broken: string[] = [];
  const must = (holds: boolean, what: () => string) => {
    if (!holds && broken.length < 20) broken.push(what());
  };
  must(isDocSetId(draft.id), () => `"${draft.id}" is no id of a doc set`);
  must(isName(draft.title) && isText(draft.description), () => `the doc set has no title: ${draft.title}`);
  for (const version of draft.versions) {
    const taken = new Set<string>();
    for (const topic of version.topics) {
      must(!taken.has(topic.path), () => `two topics are at ${topic.path}`);
      taken.add(topic.path);
      checkTopic(wholeTopic(topic), draft.id, version.label, must);
    }
    for (const diagnostic of version.diagnostics) checkDiagnostic(diagnostic, paths, must);
    for (const { path, title, note } of version.missing) {
      must(
        isPath(path) && isText(title) && isText(note),
        () => `missing: ${JSON.stringify({ path, title, note })}`,
      );
    }
  }
  return broken;
}

type Must = (holds: boolean, what: () => string) => void;

function checkTopic(topic: Topic, docSet: string, version: string, must: Must): void {
  const at = JSON.stringify(topic.path);
  const { path, title, kind, url, chunks } = topic;
  must(isPath(path), () => `${at} is no path of a topic`);
  must(isName(title), () => `${at} has no title: ${JSON.stringify(title)}`);
  must(TOPIC_KINDS.includes(kind), () => `${at} is of no kind: ${kind}`);
  must(url === undefined || /^https?:\/\//.test(url), () => `${at} has an address that is none: ${url}`);
  must(chunks.length > 0, () => `${at} has no chunks`);
  const ids = new Set<string>();
  chunks.forEach((chunk, index) => {
    const place = `${at} #${JSON.stringify(chunk.anchor)}`;
    for (const id of [chunk.anchor, ...chunk.aliases]) {
      must(
        isName(id) && !ids.has(id),
        () => `${place}: ${JSON.stringify(id)} is empty or twice in its topic`,
      );
      ids.add(id);
    }
    checkChunk(chunk, index, chunks, place, must);
    const ref = { docSet, version, path, anchor: chunk.anchor };
    const parsed = parseRef(formatRef(ref), new Set([docSet]));
    must(
      JSON.stringify(parsed) === JSON.stringify(ref),
      () => `${formatRef(ref)} is read as ${JSON.stringify(parsed)}`,
    );
  });
}

function checkChunk(chunk: Chunk, index: number, all: readonly Chunk[], place: string, must: Must): void {
  const { parent, content, title, kind, line, trail, symbols } = chunk;
  must(CHUNK_KINDS.includes(kind), () => `${place} is of no kind: ${kind}`);
  must(isText(title) && trail.every(isText), () => `${place}: its title or trail is no text`);
  must(
    index === 0 ? parent === -1 : parent >= 0 && parent < index,
    () => `${place} is below ${parent}, and is ${index}`,
  );
  must(isCount(line), () => `${place} is at line ${line}`);
  const stray = strayNode(content);
  must(stray === undefined, () => `${place}: ${stray?.slice(0, 300)} is not of the stored tree`);
  const children = all.filter((other) => other.parent === index).length;
  must(
    countSubs(content) === children,
    () => `${place} has ${children} children and places for ${countSubs(content)}`,
  );
  for (const { name, kind: of } of symbols) {
    must(isName(name) && CHUNK_KINDS.includes(of), () => `${place}: ${JSON.stringify(name)} is no symbol`);
  }
  const { codeLink } = chunk;
  must(codeLink === undefined || isLink(codeLink), () => `${place}: ${JSON.stringify(codeLink)} is no link`);
  if (codeLink) checkLink(codeLink, place, must);
  eachBlock(content, (block) => eachLink(inlineOf(block), (link) => checkLink(link, place, must)));
}

const HOW_WITH_PLACE = ['path', 'anchor', 'symbol', 'title', 'absent'];

function checkLink(link: LinkNode, place: string, must: Must): void {
  const address = linkAddress(link);
  const isSafe = address === undefined || isSafeAddress(address);
  must(isSafe, () => `${place}: a link leads to ${JSON.stringify(address)}`);
  const hasPlace = link.to !== undefined;
  must(hasPlace || !HOW_WITH_PLACE.includes(link.how), () => `${place}: a link by ${link.how} leads nowhere`);
}

/** As a browser would read it, on a page of the documentation; what it cannot read leads nowhere. */
function isSafeAddress(address: string): boolean {
  const base = 'https://docs.example/a/b';
  if (!URL.canParse(address, base)) return true;
  const { protocol, host } = new URL(address, base);
  return (
    ['https:', 'http:', 'mailto:'].includes(protocol) &&
    (/^(https?:|mailto:)/i.test(address) || host === 'docs.example')
  );
}

function checkDiagnostic(diagnostic: Diagnostic, paths: ReadonlySet<string>, must: Must): void {
  const told = () => JSON.stringify(diagnostic);
  must(isName(diagnostic.code) && isName(diagnostic.message), () => `a diagnostic says nothing: ${told()}`);
  must(isCount(diagnostic.line), () => `a diagnostic has no line: ${told()}`);
  must(paths.has(diagnostic.file), () => `a diagnostic is of no file: ${told()}`);
}

/** Parts with slashes between them, none of which a browser or a file system would take for a way out. */
function isPath(path: string): boolean {
  return (
    isName(path) &&
    !/\p{Cc}/u.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

function countSubs(content: readonly ContentNode[]): number {
  let count = 0;
  for (const node of content) {
    if (node.k === 'sub') count++;
    else if (!isBlock(node)) count += countSubs(node.c);
  }
  return count;
}
