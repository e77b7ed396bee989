import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { DocsError } from '../../core/errors.ts';
import type { Library } from '../../core/library.ts';
import type { Pack } from '../../core/pack.ts';
import type { Topic } from '../../core/types.ts';
import { TopicIndex } from '../../pipeline/topic-index.ts';
import { chunkRecord, type FindAnchor } from '../chunk-record.ts';
import { EXIT } from '../exit-codes.ts';
import { openLibrary } from '../places.ts';
import { ProgressBar } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

export interface JsonlOptions {
  readonly jsonl: string;
  readonly docSet?: string;
  readonly version?: string;
  readonly json?: boolean;
}

/** `djdocs export --jsonl FILE`: every chunk as one JSON record a line; `-` is stdout. */
export async function exportJsonl(options: JsonlOptions, terminal: Terminal): Promise<number> {
  // Before the file is opened, so that a wrong name costs nobody what was in it.
  const selected = await select(openLibrary(), options);
  const toStdout = options.jsonl === '-';
  const stream = toStdout ? process.stdout : createWriteStream(options.jsonl);
  const failed = new Promise<never>((_, reject) => {
    stream.once('error', (cause) => {
      reject(
        new DocsError('source-unreadable', `${options.jsonl} cannot be written`, 'Check the path', { cause }),
      );
    });
  });
  let count = 0;
  const write = async () => {
    for (const { pack, label } of selected) {
      const bar = new ProgressBar(terminal.showsProgress && !toStdout);
      for await (const record of versionRecords(pack, label, bar)) {
        count++;
        if (!stream.write(`${JSON.stringify(record)}\n`)) await once(stream, 'drain');
      }
    }
    if (!toStdout) {
      stream.end();
      await finished(stream);
    }
  };
  await Promise.race([write(), failed]);
  if (!toStdout) {
    if (options.json) terminal.out(JSON.stringify({ file: options.jsonl, chunks: count }));
    else terminal.out(`Wrote ${count} chunks to ${options.jsonl}.`);
  }
  return count > 0 ? EXIT.ok : EXIT.nothing;
}

/** The versions to write. One that is asked for by its label alone is taken from every doc set that has it. */
async function select(library: Library, options: JsonlOptions): Promise<{ pack: Pack; label: string }[]> {
  const { docSet, version } = options;
  const ids = docSet === undefined ? await library.docSets() : [docSet];
  const packs = await Promise.all(ids.map((id) => library.pack(id)));
  const selected = packs.flatMap((pack) => {
    if (version === undefined) return pack.versions.map((label) => ({ pack, label }));
    if (docSet === undefined && !pack.versions.includes(version)) return [];
    return [{ pack, label: pack.version(version).label }];
  });
  if (selected.length > 0) return selected;
  throw version === undefined
    ? new DocsError('not-found', 'Nothing is installed yet', 'Add documentation with `djdocs add FOLDER`')
    : new DocsError('not-found', `No installed documentation has a version ${version}`, 'See `djdocs list`');
}

async function* versionRecords(pack: Pack, label: string, bar: ProgressBar): AsyncGenerator<object> {
  const { topics: entries } = await pack.topicList(label);
  const topics: Topic[] = [];
  for (const { path } of entries) {
    const topic = await pack.topic(path, label);
    if (topic) topics.push(topic);
  }
  const index = new TopicIndex(topics);
  const findAnchor: FindAnchor = (path, fragment) => {
    const chunk = fragment ? index.findId(path, fragment) : undefined;
    return chunk === undefined ? undefined : index.topic(path)?.chunks[chunk]?.anchor;
  };
  for (const [i, topic] of topics.entries()) {
    bar.show(`${pack.id} ${label}`, 'writing', i + 1, topics.length);
    for (const chunk of topic.chunks.keys()) yield chunkRecord(pack, label, topic, chunk, findAnchor);
  }
  bar.clear();
}
