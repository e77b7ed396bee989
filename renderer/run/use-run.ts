import { useEffect } from 'react';
import { pageSnippets } from '../../indexer/core/page-snippets.ts';
import { pageRequest } from '../../indexer/sandbox/page-request.ts';
import { useLibrary } from '../app/library-context.ts';
import type { SnippetNode } from '../reading/page-tree.ts';
import { useReading } from '../reading/reading-context.ts';
import { usePageRuns } from './page-runs.ts';
import { type Run, useRequestRun } from './use-request-run.ts';

/** A snippet's run. The page's earlier runnable snippets are its context, and other pages lend what is missing. */
export function useRun(node: SnippetNode): Run {
  const { docSet, version, path, topic } = useReading();
  const library = useLibrary();
  const pageRuns = usePageRuns();
  const run = useRequestRun(() => ({
    request: {
      ...pageRequest(path, pageRuns.changed(pageSnippets(topic)), node.number),
      docVersion: version,
    },
    lend: (request) => library.call('lend', [docSet, version, path, request]),
  }));
  useEffect(() => pageRuns.offer(node.number, run.start));
  return run;
}
