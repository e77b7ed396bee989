import { useMemo } from 'react';
import type { Shared } from '../app/app-state.ts';
import { PageRuns } from '../run/page-runs.ts';
import { usePreload } from '../run/use-preload.ts';
import type { Opened } from '../workers/protocol.ts';
import { Drawing } from './drawing.ts';
import { arrangePage, type SectionNode } from './page-tree.ts';
import type { Reading } from './reading-context.ts';
import { type CutPage, cutPage } from './stretches.ts';
import { useIdleDrawing } from './use-drawing.ts';

export type OpenedTopic = Extract<Opened, { view: 'topic' }>;

/** Everything that the text of a topic is drawn from. */
export interface DrawnTopic {
  readonly lead: SectionNode;
  readonly reading: Reading;
  readonly runs: PageRuns;
  readonly drawing: Drawing;
}

/**
 * A topic made ready to be drawn, bit by bit from where its reader sees it first.
 * @param shared code that the address brought along
 * @param idPrefix stands before the ids of its sections, so that two topics may be in one window
 * @param left anchor of the section at which the page was left
 */
export function useTopic(
  page: OpenedTopic,
  shared: Shared | undefined,
  idPrefix: string,
  left: string | undefined,
): DrawnTopic {
  const { docSet, version, topic } = page;
  const arranged = useMemo(() => arrangePage(topic), [topic]);
  const reading = useMemo(
    () => ({ docSet, version, path: topic.path, snippets: arranged.snippets, topic, idPrefix }),
    [docSet, version, topic, arranged, idPrefix],
  );
  usePreload(reading);
  const runs = useMemo(() => new PageRuns(arranged.snippets, shared), [arranged, shared]);
  const cut = useMemo(() => cutPage(arranged.lead), [arranged]);
  // Only the first look at a page is drawn from where its address leads; after that it is there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const drawing = useMemo(() => new Drawing(cut.weights, startOf(cut, page, left)), [cut]);
  useIdleDrawing(drawing);
  return { lead: cut.lead, reading, runs, drawing };
}

/** The stretch that a reader sees first: where the page was left, else where the address leads. */
function startOf({ stretchOf }: CutPage, { topic, chunk }: OpenedTopic, left: string | undefined): number {
  const shown = topic.chunks.find(({ anchor }) => anchor === left) ?? topic.chunks[chunk];
  return (shown && stretchOf.get(shown)) ?? 0;
}
