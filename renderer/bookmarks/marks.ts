import type { Bookmark } from '../memory/memory.ts';
import { memoryStore } from '../memory/use-memory.ts';

/** A bookmark where it is shown: at its own section, or at that section in another version. */
export interface SectionMark {
  readonly bookmark: Bookmark;
  /** Version of the bookmark, where it is another than the one that is read. */
  readonly from?: string;
}

type Followed = ReadonlyMap<string, SectionMark>;

/** Which sections are marked, and whose note is being written. */
class Marks {
  readonly #listeners = new Set<() => void>();
  #bookmarks: readonly Bookmark[] = [];
  #own = new Map<string, SectionMark>();
  #followed: Followed = new Map();
  #edited: string | undefined;

  constructor() {
    memoryStore.subscribe(() => {
      if (memoryStore.current.bookmarks !== this.#bookmarks) this.#read();
    });
  }

  /** The mark of a section. @param ref its own, with version and anchor */
  at(ref: string): SectionMark | undefined {
    return this.#own.get(ref) ?? this.#followed.get(ref);
  }

  /** Whether the note of a bookmark is being written. @param place its ref, with the prefix of ids of the page it is on */
  isEdited(place: string): boolean {
    return this.#edited === place;
  }

  /** Begins to write a bookmark's note; undefined ends it. */
  edit(place: string | undefined): void {
    this.#edited = place;
    this.#tell();
  }

  /** Takes the places of other versions' bookmarks in the version that is read, by their refs there. */
  follow(followed: Followed): void {
    if (followed.size === 0 && this.#followed.size === 0) return;
    this.#followed = followed;
    this.#tell();
  }

  /** @returns a function that ends the listening */
  readonly subscribe = (listener: () => void): (() => void) => {
    if (memoryStore.current.bookmarks !== this.#bookmarks) this.#read();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #read(): void {
    this.#bookmarks = memoryStore.current.bookmarks;
    this.#own = new Map(this.#bookmarks.map((bookmark) => [bookmark.ref, { bookmark }]));
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The marks of this window. */
export const marks = new Marks();
