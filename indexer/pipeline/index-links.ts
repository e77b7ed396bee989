import { encodeTerms } from '../core/encoder.ts';
import { bucketOf } from '../core/pack-format.ts';
import { linkText } from '../core/postings.ts';
import { splitTarget } from '../core/ref.ts';
import { eachBlock, eachLink, inlineOf, inlineText, type LinkHow } from '../core/tree.ts';
import { PostingLists } from './index-text.ts';
import { TopicIndex } from './topic-index.ts';
import type { VersionDraft } from './version-draft.ts';

/** The words that other places of a version link to a chunk with. */
export interface LinkWords {
  readonly postings: PostingLists;
  /** Number of terms by topic path and chunk index. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

const RESOLVED: ReadonlySet<LinkHow> = new Set(['path', 'anchor', 'symbol', 'title']);

/**
 * Gathers link texts by the chunk they lead to. A text counts once however often it is written, so that a link in
 * every footer does not outweigh ten different ways to call a thing. A page's path leads to it too.
 * @param paths topic paths in directory order; their chunks are numbered through each bucket in this order.
 */
export function indexLinkWords(version: VersionDraft, paths: readonly string[]): LinkWords {
  const index = new TopicIndex(version.topics);
  const texts = gatherTexts(version, index);
  const postings = new PostingLists();
  const lengths = new Map<string, number[]>();
  const chunksInBucket = new Map<number, number>();
  for (const path of paths) {
    const topic = index.topic(path);
    if (!topic) continue;
    const bucket = bucketOf(path);
    const first = chunksInBucket.get(bucket) ?? 0;
    chunksInBucket.set(bucket, first + topic.chunks.length);
    lengths.set(
      path,
      topic.chunks.map((_, chunk) => {
        const linking = [...(chunk === 0 ? [path] : []), ...(texts.get(path)?.get(chunk)?.values() ?? [])];
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

/** Link texts as first written, by path, chunk and their folded form. */
function gatherTexts(
  version: VersionDraft,
  index: TopicIndex,
): Map<string, Map<number, Map<string, string>>> {
  const texts = new Map<string, Map<number, Map<string, string>>>();
  for (const topic of version.topics) {
    topic.chunks.forEach((chunk, number) => {
      eachBlock(chunk.content, (block) =>
        eachLink(inlineOf(block), (link) => {
          if (!RESOLVED.has(link.how) || !link.to) return;
          const { path, fragment } = splitTarget(link.to);
          const target = fragment ? index.findId(path, fragment) : 0;
          if (target === undefined || !index.topic(path)) return;
          // What a section calls itself says nothing new.
          if (path === topic.path && target === number) return;
          const ofTopic = texts.get(path) ?? new Map<number, Map<string, string>>();
          texts.set(path, ofTopic);
          const ofChunk = ofTopic.get(target) ?? new Map<string, string>();
          ofTopic.set(target, ofChunk);
          const text = inlineText(link.c).trim();
          const folded = text.toLowerCase();
          if (!ofChunk.has(folded)) ofChunk.set(folded, text);
        }),
      );
    });
  }
  return texts;
}
