import { memo } from 'react';
import { BacklinksProvider, usePageBacklinks } from '../paths/backlinks-context.ts';
import { PageRunsProvider } from '../run/page-runs.ts';
import { ReadingProvider } from './reading-context.ts';
import { Section } from './section.tsx';
import { DrawingProvider } from './use-drawing.ts';
import type { DrawnTopic } from './use-topic.ts';

/** The text of a topic, drawn again only when it changed. */
export const TopicText = memo(function TopicText({ lead, reading, runs, drawing }: DrawnTopic) {
  const backlinks = usePageBacklinks(reading);
  return (
    <article className="prose" dir="auto">
      <ReadingProvider value={reading}>
        <PageRunsProvider value={runs}>
          <DrawingProvider value={drawing}>
            <BacklinksProvider value={backlinks}>
              <Section node={lead} />
            </BacklinksProvider>
          </DrawingProvider>
        </PageRunsProvider>
      </ReadingProvider>
    </article>
  );
});
