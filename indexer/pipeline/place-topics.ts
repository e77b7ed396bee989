import type { Diagnostic, Topic } from '../core/types.ts';
import type { Located } from '../import/importer.ts';
import { mapLinks } from './map-links.ts';
import type { Locate } from './resolve-links.ts';

/** Topics of a source with paths that are free, and where their links lead, by those paths. */
export interface PlacedTopics {
  readonly topics: readonly Topic[];
  readonly locate: ReadonlyMap<string, Locate>;
}

/**
 * Finds a place for every incoming topic beside those of other sources. One that says what the topic at its path says
 * already is left out; one that says something else gets a path of its own, is reported, and its source's links
 * follow it there.
 */
export function placeTopics(
  incoming: readonly Topic[],
  kept: readonly Topic[],
  locate: ReadonlyMap<string, Locate>,
  diagnostics: Diagnostic[],
): PlacedTopics {
  const taken = new Map(kept.map((topic) => [topic.path, topic]));
  const moved = new Map<string, string>();
  const topics: Topic[] = [];
  const locators = new Map<string, Locate>();
  for (const topic of incoming) {
    const other = taken.get(topic.path);
    if (other && saysTheSame(topic, other)) continue;
    let path = topic.path;
    for (let n = 2; taken.has(path); n++) path = `${topic.path}-${n}`;
    if (other) {
      moved.set(topic.path, path);
      diagnostics.push({
        severity: 'warning',
        code: 'topic-conflict',
        message: `another source has a page "${topic.path}"; this one is now "${path}"`,
        file: topic.file,
        line: 0,
      });
    }
    const placed = other ? { ...topic, path } : topic;
    taken.set(path, placed);
    topics.push(placed);
    const own = locate.get(topic.path);
    if (own) locators.set(path, (href) => follow(own(href), moved));
  }
  return { topics, locate: locators };
}

/** Where a place of the source is now. */
function follow(located: Located, moved: ReadonlyMap<string, string>): Located {
  if (located.kind !== 'topic') return located;
  const bare = located.path.replace(/\/+$/, '');
  const path = moved.get(bare) ?? moved.get(`${bare}/index`);
  return path === undefined ? located : { ...located, path };
}

/** Whether two topics read the same; where their links lead is known of one of them only. */
function saysTheSame(a: Topic, b: Topic): boolean {
  return a.title === b.title && a.chunks.length === b.chunks.length && words(a) === words(b);
}

function words({ chunks }: Topic): string {
  return JSON.stringify(
    chunks.map(({ anchor, title, content }) => [
      anchor,
      title,
      mapLinks(content, ({ c }) => ({ k: 'link', how: 'unknown', c })),
    ]),
  );
}
