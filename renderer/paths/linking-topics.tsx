import type { LinkingTopic } from '../../indexer/core/backlinks.ts';
import { hrefOf } from '../app/address.ts';
import { useReading } from '../reading/reading-context.ts';

/** Sections under the titles of their topics, as links. */
export function LinkingTopics({ topics }: { readonly topics: readonly LinkingTopic[] }) {
  const { docSet, version } = useReading();
  return (
    <ul className="linking-topics">
      {topics.map(({ path, title, sections }) => (
        <li key={path}>
          <a className="linking-topic" href={hrefOf({ docSet, version, path })}>
            {title}
          </a>
          <ul>
            {sections
              .filter(({ anchor }) => anchor !== undefined)
              .map((section) => (
                <li key={section.anchor}>
                  <a href={hrefOf({ docSet, version, path, anchor: section.anchor ?? '' })}>
                    {section.title}
                  </a>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
