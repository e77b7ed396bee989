import { encodeTerms } from '../core/encoder.ts';
import { bucketOf } from '../core/pack-format.ts';
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
 * every footer does not outweigh ten different ways to call a thing.
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
    const ofTopic = texts.get(path);
    lengths.set(
      path,
      topic.chunks.map((_, chunk) => {
        const counts = new Map<string, number>();
        let length = 0;
        for (const text of ofTopic?.get(chunk) ?? []) {
          for (const term of encodeTerms(text)) {
            counts.set(term, (counts.get(term) ?? 0) + 1);
            length++;
          }
        }
        for (const [term, count] of counts) {
          const positions = Array.from({ length: count }, (_, position) => position);
          postings.add(term, { bucket, ordinal: first + chunk, field: 'body', positions });
        }
        return length;
      }),
    );
  }
  return { postings, lengths };
}

function gatherTexts(version: VersionDraft, index: TopicIndex): Map<string, Map<number, Set<string>>> {
  const texts = new Map<string, Map<number, Set<string>>>();
  for (const topic of version.topics) {
    for (const chunk of topic.chunks) {
      eachBlock(chunk.content, (block) =>
        eachLink(inlineOf(block), (link) => {
          if (!RESOLVED.has(link.how) || !link.to) return;
          const { path, fragment } = splitTarget(link.to);
          const target = fragment ? index.findId(path, fragment) : 0;
          if (target === undefined || !index.topic(path)) return;
          const ofTopic = texts.get(path) ?? new Map<number, Set<string>>();
          texts.set(path, ofTopic);
          const ofChunk = ofTopic.get(target) ?? new Set<string>();
          ofTopic.set(target, ofChunk);
          ofChunk.add(inlineText(link.c).toLowerCase().trim());
        }),
      );
    }
  }
  return texts;
}
