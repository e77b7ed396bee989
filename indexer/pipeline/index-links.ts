import { encodeTerms } from '../core/encoder.ts';
import { bucketOf } from '../core/pack-format.ts';
import { linkText } from '../core/postings.ts';
import { splitTarget } from '../core/ref.ts';
import type { LinkHow } from '../core/tree.ts';
import { readLinks } from './draft-topic.ts';
import { hashBytes } from './hash.ts';
import { PostingLists } from './index-text.ts';
import { TopicIndex } from './topic-index.ts';
import type { VersionDraft } from './version-draft.ts';
import { firstSections, type LinkEdge } from './write-link-graph.ts';

/** The texts that lead to the chunks of a version: by path, then by index of the chunk, each text once. */
export type LinkTexts = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The words that other places of a version link to a chunk with. */
export interface LinkWords {
  readonly postings: PostingLists;
  /** Number of terms by topic path and chunk index. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

const RESOLVED: ReadonlySet<LinkHow> = new Set(['path', 'anchor', 'symbol', 'title']);

/** The links of a version that lead from one of its sections to another. */
export interface GatheredLinks {
  readonly texts: LinkTexts;
  readonly edges: readonly LinkEdge[];
}

/** A hash of all that the links between the sections of a version depend on. */
export function hashLinks({ topics }: VersionDraft): string {
  const names = topics.map(({ path, chunks }) => [
    path,
    chunks.map(({ anchor, title, aliases }) => [anchor, title, aliases]),
  ]);
  return hashBytes([JSON.stringify(names), ...topics.map(({ links }) => links.json)].join('\n'));
}

/**
 * Gathers links, and their texts by the chunk they lead to. A text counts once however often it is written, so that a link in
 * every footer does not outweigh ten different ways to call a thing. A page's path leads to it too.
 */
export function gatherLinks(version: VersionDraft): GatheredLinks {
  const { texts, edges } = followLinks(version, new TopicIndex(version.topics));
  const all = version.topics.map(({ path, chunks }): [string, string[][]] => [
    path,
    chunks.map((_, chunk) => [
      ...(chunk === 0 ? [path] : []),
      ...(texts.get(path)?.get(chunk)?.values() ?? []),
    ]),
  ]);
  return { texts: new Map(all), edges };
}

/**
 * Indexes the words of link texts.
 * @param paths of topics in directory order, whole buckets of them: chunks are numbered through each bucket.
 */
export function indexLinkTexts(texts: LinkTexts, paths: readonly string[]): LinkWords {
  const postings = new PostingLists();
  const lengths = new Map<string, number[]>();
  const chunksInBucket = new Map<number, number>();
  for (const path of paths) {
    const ofTopic = texts.get(path);
    if (!ofTopic) continue;
    const bucket = bucketOf(path);
    const first = chunksInBucket.get(bucket) ?? 0;
    chunksInBucket.set(bucket, first + ofTopic.length);
    lengths.set(
      path,
      ofTopic.map((linking, chunk) => {
        const { length, textsOfTerm } = encodeTexts(linking);
        for (const [term, positions] of textsOfTerm) {
          postings.add(term, { bucket, ordinal: first + chunk, field: 'body', positions });
        }
        return length;
      }),
    );
  }
  return { postings, lengths };
}

/** The texts that hold each term, and the number of terms in all. */
function encodeTexts(texts: readonly string[]): { length: number; textsOfTerm: Map<string, number[]> } {
  const textsOfTerm = new Map<string, number[]>();
  let length = 0;
  texts.forEach((text, number) => {
    const terms = new Set(encodeTerms(text));
    length += terms.size;
    for (const term of terms) {
      const holding = textsOfTerm.get(term) ?? [];
      textsOfTerm.set(term, holding);
      holding.push(linkText(number, terms.size));
    }
  });
  return { length, textsOfTerm };
}

interface FollowedLinks {
  /** As first written, by path, chunk and their folded form. */
  readonly texts: Map<string, Map<number, Map<string, string>>>;
  readonly edges: readonly LinkEdge[];
}

function followLinks(version: VersionDraft, index: TopicIndex): FollowedLinks {
  const texts: FollowedLinks['texts'] = new Map();
  const edges: LinkEdge[] = [];
  const first = firstSections(version.topics);
  for (const topic of version.topics) {
    for (const { how, to, text, chunk, code } of readLinks(topic)) {
      // Every link to code says the same.
      if (code || !RESOLVED.has(how) || !to) continue;
      const { path, fragment } = splitTarget(to);
      const target = fragment ? index.findId(path, fragment) : 0;
      if (target === undefined || !index.topic(path)) continue;
      // What a section calls itself says nothing new.
      if (path === topic.path && target === chunk) continue;
      edges.push([(first.get(topic.path) ?? 0) + chunk, (first.get(path) ?? 0) + target]);
      const ofTopic = texts.get(path) ?? new Map<number, Map<string, string>>();
      texts.set(path, ofTopic);
      const ofChunk = ofTopic.get(target) ?? new Map<string, string>();
      ofTopic.set(target, ofChunk);
      const said = text.trim();
      const folded = said.toLowerCase();
      if (!ofChunk.has(folded)) ofChunk.set(folded, said);
    }
  }
  return { texts, edges };
}
