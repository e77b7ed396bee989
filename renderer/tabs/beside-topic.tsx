import { Detours } from '../app/detours.tsx';
import { TopicText } from '../reading/topic-text.tsx';
import { type OpenedTopic, useTopic } from '../reading/use-topic.ts';

/** The text of the page beside. Its ids have a prefix: the main part may show the same page, or another version of it. */
export function BesideTopic({ page }: { readonly page: OpenedTopic }) {
  const drawn = useTopic(page, undefined, 'beside:', undefined);
  return (
    <>
      <Detours detours={page.detours} page={page} />
      <TopicText {...drawn} />
    </>
  );
}
