import { posix } from 'node:path';
import type { Diagnostic } from '../core/types.ts';
import type { ArchiveLimits } from './archive-limits.ts';
import { isPassedOver, leftOut } from './source-rules.ts';
import type { SourceFile } from './source-tree.ts';

/** One entry of an archive, of whichever kind. */
export interface ArchiveEntry {
  /** As written in the archive. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'hard-link' | 'symbolic-link' | 'other';
  /** The bytes of a file; has to be read to its end or cancelled before the next entry is asked for. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Where a link leads, as written. */
  readonly target?: string;
}

/** An entry of which the archive has other bytes than it says. */
export class DamagedEntry extends Error {}

const MAX_PATH_LENGTH = 1024;
/** How many links to links are followed. */
const MAX_LINKS = 40;

/** Gathers the files of an archive in memory, under the rules that hold for folders. */
export class ArchiveContents {
  readonly diagnostics: Diagnostic[] = [];
  readonly #limits: ArchiveLimits;
  readonly #files = new Map<string, Uint8Array>();
  readonly #links = new Map<string, string>();

  constructor(limits: ArchiveLimits) {
    this.#limits = limits;
  }

  /** @throws what the body throws, except DamagedEntry; DocsError when the archive is too large. */
  async add(entry: ArchiveEntry): Promise<void> {
    this.#limits.countEntry();
    if (entry.kind === 'folder') return;
    const path = safePath(entry.name);
    if (path === undefined) this.#leaveOut(shown(entry.name), 'unsafe-path');
    else if (!isHidden(path)) await this.#take(path, entry);
  }

  /** The files, links followed, below the one folder that everything is in, where there is one. */
  files(): SourceFile[] {
    const paths = [...this.#files.keys()].sort();
    for (const [path, target] of this.#links) {
      const bytes = this.#follow(target);
      if (bytes) this.#files.set(path, bytes);
      else if (!isFolderOf(paths, target)) this.#leaveOut(path, 'link-outside');
    }
    const tops = new Set([...this.#files.keys()].map((path) => path.slice(0, path.indexOf('/') + 1)));
    const [top = ''] = tops.size === 1 ? tops : [];
    return [...this.#files].map(([path, bytes]) => ({
      path: path.slice(top.length),
      size: bytes.length,
      read: () => bytes,
    }));
  }

  async #take(path: string, entry: ArchiveEntry): Promise<void> {
    if (this.#files.has(path) || this.#links.has(path)) {
      // As unpacking would have it: the last one stays.
      this.diagnostics.push({
        severity: 'warning',
        code: 'duplicate-entry',
        message: 'the archive has this path more than once; the last one is taken',
        file: path,
        line: 0,
      });
      this.#files.delete(path);
      this.#links.delete(path);
    }
    switch (entry.kind) {
      case 'file':
        return this.#takeFile(path, entry.body);
      case 'hard-link':
        return this.#takeLink(path, safePath(entry.target ?? ''));
      case 'symbolic-link':
        return this.#takeLink(path, linkedPath(path, entry.target ?? ''));
      default:
        this.#leaveOut(path, 'not-a-file');
    }
  }

  async #takeFile(path: string, body: AsyncIterable<Uint8Array>): Promise<void> {
    const { fileBytes } = this.#limits.maximum;
    const chunks: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const chunk of body) {
        size += chunk.length;
        if (size <= fileBytes) chunks.push(chunk);
        else chunks.length = 0;
      }
    } catch (error) {
      if (!(error instanceof DamagedEntry)) throw error;
      this.#leaveOut(path, 'damaged', error.message);
      return;
    }
    if (size > fileBytes) this.#leaveOut(path, 'file-too-large');
    else this.#files.set(path, Buffer.concat(chunks));
  }

  #takeLink(path: string, target: string | undefined): void {
    if (target === undefined) this.#leaveOut(path, 'link-outside');
    else this.#links.set(path, target);
  }

  #follow(target: string): Uint8Array | undefined {
    let at: string | undefined = target;
    for (let n = 0; at !== undefined && n < MAX_LINKS; n++) {
      const bytes = this.#files.get(at);
      if (bytes) return bytes;
      at = this.#links.get(at);
    }
    return undefined;
  }

  #leaveOut(...note: Parameters<typeof leftOut>): void {
    this.diagnostics.push(leftOut(...note));
  }
}

/**
 * The path that an entry's name stands for, below the archive's root; undefined when it leads out of it, is absolute
 * (also on Windows), empty, very long or has control characters in it.
 */
function safePath(name: string): string | undefined {
  if (name.length > MAX_PATH_LENGTH || /\p{Cc}/u.test(name)) return undefined;
  if (/^[a-z]:|^[/\\]/i.test(name)) return undefined;
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? undefined : parts.join('/');
}

/** Where a symbolic link at `path` leads to in the archive; undefined when that is outside of it. */
function linkedPath(path: string, target: string): string | undefined {
  return /^[/\\]|^$/.test(target) ? undefined : safePath(posix.join(posix.dirname(path), target));
}

/** Whether something stands below `folder`. @param paths sorted */
function isFolderOf(paths: readonly string[], folder: string): boolean {
  const start = `${folder}/`;
  let [low, high] = [0, paths.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paths[middle] as string) < start) low = middle + 1;
    else high = middle;
  }
  return paths[low]?.startsWith(start) ?? false;
}

function isHidden(path: string): boolean {
  const parts = path.split('/');
  return parts.some((part, i) => isPassedOver(part, i < parts.length - 1));
}

/** A name that may hold anything, short enough for a report. */
function shown(name: string): string {
  return name.length > 200 ? `${name.slice(0, 200)}…` : name;
}
