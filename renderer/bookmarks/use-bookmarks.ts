import { useEffect } from 'react';
import { formatRef } from '../../indexer/core/ref.ts';
import type { Page } from '../app/app-state.ts';
import { useCommand } from '../commands/use-commands.ts';
import { memoryStore, useMemory } from '../memory/use-memory.ts';
import { say } from '../notices/notices.ts';
import type { OpenedTopic } from '../reading/use-topic.ts';
import type { LibraryClient } from '../workers/library-client.ts';
import { marks, type SectionMark } from './marks.ts';
import { pinOf } from './pins.ts';
import { sectionAtHand } from './section-at-hand.ts';

/** The commands that pin things to the section at hand, and the marks of bookmarks of other versions. */
export function useBookmarks(page: Page, library: LibraryClient): void {
  const topic = page.view === 'topic' ? page : undefined;
  useCommand('bookmark', () => topic && toggle(topic), topic !== undefined);
  useCommand('note', () => topic && note(topic), topic !== undefined);
  useFollowed(topic, library);
}

function toggle(page: OpenedTopic): void {
  const { ref, title } = sectionOf(page);
  const mark = marks.at(ref);
  if (mark) memoryStore.dispatch({ kind: 'unbookmarked', ref: mark.bookmark.ref });
  else pin(ref, title);
  say(mark ? 'bookmark.removed' : 'bookmark.added', { title }, 'fleeting');
}

function note(page: OpenedTopic): void {
  const { ref, title } = sectionOf(page);
  const mark = marks.at(ref);
  if (!mark) pin(ref, title);
  marks.edit(mark?.bookmark.ref ?? ref);
}

function pin(ref: string, title: string): void {
  memoryStore.dispatch({
    kind: 'bookmarked',
    bookmark: { ref, title, note: '', added: new Date().toISOString() },
  });
}

function sectionOf(page: OpenedTopic) {
  const { docSet, version, topic } = page;
  const index = sectionAtHand(page);
  const chunk = topic.chunks[index];
  const place = { docSet, version, path: topic.path };
  return index === 0 || !chunk
    ? { ref: formatRef(place), title: topic.title }
    : { ref: formatRef({ ...place, anchor: chunk.anchor }), title: `${chunk.title} · ${topic.title}` };
}

/** Finds the bookmarks of other versions in the version that is read. Only the same section is marked, not what is near. */
function useFollowed(page: OpenedTopic | undefined, library: LibraryClient): void {
  const bookmarks = useMemory((memory) => memory.bookmarks);
  const docSet = page?.docSet;
  const version = page?.version;
  useEffect(() => {
    if (docSet === undefined || version === undefined) return;
    const pins = bookmarks.map(pinOf).filter((pin) => pin.docSet === docSet && pin.place.version !== version);
    if (pins.length === 0) return marks.follow(new Map());
    const asking = new AbortController();
    const places = pins.map(({ place }) => place);
    library.call('follow', [docSet, places, version], asking.signal).then(
      (followed) => {
        const found = followed.flatMap((place, i): [string, SectionMark][] => {
          const pin = pins[i];
          if (!pin || (place.how !== 'same' && place.how !== 'moved')) return [];
          const { path, anchor } = place;
          const ref = formatRef({ docSet, version, path, ...(anchor === undefined ? {} : { anchor }) });
          return [[ref, { bookmark: pin.bookmark, from: pin.place.version ?? '' }]];
        });
        marks.follow(new Map(found));
      },
      // The page itself says what is wrong with its pack.
      () => undefined,
    );
    return () => asking.abort();
  }, [bookmarks, docSet, version, library]);
}
