import { createContext, use } from 'react';
import type { Topic } from '../../indexer/core/types.ts';
import type { SnippetNode } from './page-tree.ts';

/** What the pieces of a page need to know about the page they are on. */
export interface Reading {
  readonly docSet: string;
  readonly version: string;
  readonly path: string;
  /** The page's code blocks in reading order: the context of a snippet's run. */
  readonly snippets: readonly SnippetNode[];
  readonly topic: Topic;
  /** Stands before the ids of its sections; '' in the main part of the window, whose ids are the anchors. */
  readonly idPrefix: string;
}

const ReadingContext = createContext<Reading | undefined>(undefined);

export const ReadingProvider = ReadingContext.Provider;

/** The page that is being drawn. @throws Error outside of a page. */
export function useReading(): Reading {
  const reading = use(ReadingContext);
  if (!reading) throw new Error('useReading needs a ReadingProvider above it');
  return reading;
}
