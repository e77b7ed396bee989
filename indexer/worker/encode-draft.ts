import { bucketOf } from '../core/pack-format.ts';
import type { DraftTopic } from '../pipeline/draft-topic.ts';
import { earlyTables } from '../pipeline/early-tables.ts';
import {
  type AssembledPack,
  assemblePack,
  type EncodedDocSet,
  type UpdatedDocSet,
} from '../pipeline/encode-pack.ts';
import { encodeTopics, type TopicVersions, topicsInOrder } from '../pipeline/encode-topics.ts';
import { hashBytes } from '../pipeline/hash.ts';
import type { ImportMemory, KnownTopic } from '../pipeline/import-memory.ts';
import { sumWords, type WordsByVersion } from '../pipeline/index-words.ts';
import type { InstalledTable } from '../pipeline/patch-table.ts';
import { type PostingRun, readRuns } from '../pipeline/posting-runs.ts';
import type { IndexedTopic } from '../pipeline/topic-rows.ts';
import type { DocSetDraft } from '../pipeline/version-draft.ts';
import type { Team } from './team.ts';
import { toMessage } from './topic-message.ts';

/** Fewer topics are encoded sooner than threads have started. */
const FEW_TOPICS = 16;
/** Bytes of text that a thread is handed at a time. */
const BYTES_AT_ONCE = 256 * 1024;
/** A guess where the text itself is not at hand. */
const BYTES_OF_CHUNK = 1000;

/** Beyond this share of topics to encode, it is sooner to encode all than to work out what the change comes to. */
const MOST_CHANGED = 0.2;

/** A doc set that was encoded on top of what was known. */
export interface EncodedDraft {
  readonly pack: AssembledPack;
  /** How each topic was encoded, by path. */
  readonly topics: ReadonlyMap<string, KnownTopic>;
  readonly words: WordsByVersion;
}

/** What is known of how a doc set was encoded before, from the same pack. */
export interface KnownEncoding {
  readonly memory: Pick<ImportMemory, 'draft' | 'encoded' | 'words' | 'tables'>;
  readonly postings: InstalledTable;
}

/**
 * Encodes a doc set, in several threads where it is worth it; see encodePack. Threads write the content parts that they
 * make, so that these are in the pack's folder already and not in what this gives. Topics that are known, with all
 * others of their buckets, are not encoded again, as long as most are.
 * @param folder of the pack; the caller holds its lock.
 * @param onTopics is told how many topics are done, and how many there are.
 */
export async function encodeDraft(
  draft: DocSetDraft,
  folder: string,
  team: Team,
  known: KnownEncoding | undefined,
  onTopics: (done: number, total: number) => void,
): Promise<EncodedDraft> {
  const topics = topicsInOrder(draft.versions);
  let keys: ReadonlyMap<string, string> | undefined;
  const keysOfAll = () => (keys ??= new Map(topics.map((topic) => [topic.path, keyOf(topic)])));
  const onEncoded = (done: number) => onTopics(done, topics.length);
  const encoded =
    (known &&
      hasSameVersions(draft, known.memory.draft) &&
      (await encodeChanged(topics, keysOfAll(), folder, team, known, onEncoded))) ||
    (await encodeAll(draft, topics, folder, team, onEncoded, keysOfAll));
  const pack = assemblePack(draft, encoded);
  const now = encoded.topics.map((topic): [string, KnownTopic] => {
    return [topic.path, { key: keysOfAll().get(topic.path) ?? '', encoded: topic }];
  });
  return { pack, topics: new Map(now), words: encoded.words };
}

/** @param meanwhile what else there is to do while threads encode */
async function encodeAll(
  { versions }: DocSetDraft,
  topics: readonly TopicVersions[],
  folder: string,
  team: Team,
  onEncoded: (done: number) => void,
  meanwhile: () => void,
): Promise<EncodedDocSet> {
  const running = encodeSome(topics, folder, team, onEncoded);
  try {
    const early = earlyTables(versions);
    meanwhile();
    const runs = await running;
    return { ...runs, postings: readRuns(runs.postings), early };
  } finally {
    // Threads write into the pack's folder, so they are waited for whatever has failed.
    await Promise.allSettled([running]);
  }
}

/** Undefined when too much has changed. */
async function encodeChanged(
  topics: readonly TopicVersions[],
  keys: ReadonlyMap<string, string>,
  folder: string,
  team: Team,
  { memory, postings }: KnownEncoding,
  onEncoded: (done: number) => void,
): Promise<UpdatedDocSet | undefined> {
  const changed = changedBuckets(keys, memory.encoded);
  const isChanged = ({ path }: TopicVersions) => changed.has(bucketOf(path));
  const waiting = topics.filter(isChanged);
  const gone = topicsInOrder(memory.draft.versions).filter(isChanged);
  if (Math.max(waiting.length, gone.length) > MOST_CHANGED * topics.length) return undefined;
  const before = await encodeSome(gone, folder, team);
  const kept = topics.length - waiting.length;
  const after = await encodeSome(waiting, folder, team, (done) => onEncoded(kept + done));
  const fresh = new Map(after.topics.map((topic) => [topic.path, topic]));
  const labels = new Set([...memory.words.keys(), ...after.words.keys()]);
  const wordsIn = (words: WordsByVersion, label: string) => words.get(label) ?? new Map();
  return {
    topics: topics.map(({ path }) => (fresh.get(path) ?? memory.encoded.get(path)?.encoded) as IndexedTopic),
    changed: {
      buckets: changed,
      before: new Map(readRuns(before.postings)),
      after: new Map(readRuns(after.postings)),
    },
    installed: { postings, versions: memory.tables },
    words: new Map(
      Array.from(labels, (label) => [
        label,
        sumWords([wordsIn(memory.words, label), wordsIn(after.words, label)], [wordsIn(before.words, label)]),
      ]),
    ),
    parts: after.parts,
  };
}

function hasSameVersions(a: DocSetDraft, b: DocSetDraft): boolean {
  const [x, y] = [a, b].map(({ versions }) => versions.map(({ label }) => label).join());
  return x === y;
}

/** A hash of all that encoding a topic depends on, but for the others of its bucket. */
function keyOf({ path, versions }: TopicVersions): string {
  const all = versions.map(({ label, topic: { text: _, links, ...rest } }) => [label, rest, links.json]);
  return hashBytes(JSON.stringify([path, all]));
}

/** The buckets in which a topic is new, gone or another one. */
function changedBuckets(
  keys: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, KnownTopic>,
): Set<number> {
  const changed = new Set<number>();
  for (const path of new Set([...keys.keys(), ...known.keys()])) {
    if (keys.get(path) !== known.get(path)?.key) changed.add(bucketOf(path));
  }
  return changed;
}

interface EncodedRuns extends Pick<EncodedDocSet, 'topics' | 'words' | 'parts'> {
  readonly postings: readonly PostingRun[];
}

/** @param topics in directory order, whole buckets of them */
async function encodeSome(
  topics: readonly TopicVersions[],
  folder: string,
  team: Team,
  onEncoded: (done: number) => void = () => {},
): Promise<EncodedRuns> {
  const threads = topics.length < FEW_TOPICS ? undefined : team.threads();
  if (!threads) {
    const encoded = encodeTopics(topics);
    onEncoded(topics.length);
    return { ...encoded, postings: [encoded.postings] };
  }
  let done = 0;
  const running = batchesOf(topics).map(async (batch) => {
    const some = await threads.run('encode', { topics: batch.map(toMessage), folder });
    done += batch.length;
    onEncoded(done);
    return some;
  });
  // None writes any more when the lock is given back, also when one has failed.
  await Promise.allSettled(running);
  const batches = await Promise.all(running);
  const labels = new Set(batches.flatMap(({ words }) => [...words.keys()]));
  const wordsIn = (label: string) => sumWords(batches.map(({ words }) => words.get(label) ?? new Map()));
  return {
    topics: batches.flatMap((batch) => batch.topics),
    postings: batches.map(({ postings }) => postings),
    words: new Map(Array.from(labels, (label) => [label, wordsIn(label)])),
    parts: new Map(),
  };
}

/** Cuts topics in directory order into runs of whole buckets. */
function batchesOf(topics: readonly TopicVersions[]): TopicVersions[][] {
  const batches: TopicVersions[][] = [];
  let size = Number.POSITIVE_INFINITY;
  let bucket = -1;
  for (const topic of topics) {
    if (size >= BYTES_AT_ONCE && bucketOf(topic.path) !== bucket) {
      batches.push([]);
      size = 0;
    }
    bucket = bucketOf(topic.path);
    batches.at(-1)?.push(topic);
    for (const { topic: one } of topic.versions) size += sizeOf(one);
  }
  return batches;
}

/** About how much there is to do for a topic. */
function sizeOf({ text, chunks }: DraftTopic): number {
  return text instanceof Uint8Array ? text.length : chunks.length * BYTES_OF_CHUNK;
}
