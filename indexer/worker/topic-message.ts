import { basename } from 'node:path';
import type { DraftTopic } from '../pipeline/draft-topic.ts';
import type { TopicVersions } from '../pipeline/encode-topics.ts';
import { StoredText, type TextPlace } from '../pipeline/stored-text.ts';
import { folderSource } from '../store/folder-source.ts';
import { segmentReader } from './opened-memory.ts';

/** A topic as it crosses to another thread: a text that lies in the pack is read there. */
export interface TopicMessage extends Pick<TopicVersions, 'path'> {
  readonly versions: readonly {
    readonly label: string;
    readonly topic: Omit<DraftTopic, 'text'> & { readonly text: Uint8Array | TextPlace };
  }[];
}

export function toMessage({ path, versions }: TopicVersions): TopicMessage {
  return {
    path,
    versions: versions.map(({ label, topic: { text, ...topic } }) => ({
      label,
      topic: { ...topic, text: text instanceof StoredText ? text.place : text },
    })),
  };
}

/** @param folder of the pack in which texts lie */
export function fromMessage({ path, versions }: TopicMessage, folder: string): TopicVersions {
  const read = segmentReader(folderSource(folder, basename(folder)));
  return {
    path,
    versions: versions.map(({ label, topic: { text, ...topic } }) => ({
      label,
      topic: { ...topic, text: text instanceof Uint8Array ? text : new StoredText(text, read) },
    })),
  };
}
