import { recognise } from '../import/recognise.ts';
import { type OpenedSource, openPages } from '../pipeline/build-source.ts';
import { type EncodedTopics, encodeTopics } from '../pipeline/encode-topics.ts';
import { type PackedPage, packPage } from '../pipeline/packed-page.ts';
import { readPages } from '../pipeline/read-page.ts';
import { writeParts } from '../store/commit.ts';
import { type LoadedSource, treeOf } from './loaded-source.ts';
import { fromMessage, type TopicMessage } from './topic-message.ts';

/** What a thread can be asked, with what it answers. */
export interface Jobs {
  /** Opens a source under a number, to read pages of it later. */
  open: (input: { source: number; format: string; files: LoadedSource }) => void;
  /** Reads pages of an opened source, given by their place in its list of pages. */
  read: (input: { source: number; pages: readonly number[] }) => PackedPage[];
  /** Encodes topics, as encodeTopics takes them, and writes their parts into the folder of their pack. */
  encode: (input: {
    topics: readonly TopicMessage[];
    folder: string;
  }) => Promise<Omit<EncodedTopics, 'parts'>>;
}

/** The jobs as one thread does them, with the sources that it has open. */
export function makeJobs(): Jobs {
  const sources = new Map<number, OpenedSource>();
  return {
    open({ source, format, files }) {
      const tree = treeOf(files);
      sources.set(source, openPages(recognise(tree, format).importer, tree));
    },
    read({ source, pages }) {
      const opened = sources.get(source);
      if (!opened) throw new Error(`source ${source} is not open in this thread`);
      const pending = pages.map((number) => {
        const page = opened.pages[number];
        if (!page) throw new Error(`source ${source} has no page ${number}`);
        return page;
      });
      return readPages(pending, opened.log).map(packPage);
    },
    async encode({ topics, folder }) {
      const { parts, ...encoded } = encodeTopics(topics.map((topic) => fromMessage(topic, folder)));
      await writeParts(folder, parts);
      return encoded;
    },
  };
}
