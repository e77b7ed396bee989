import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DocsError, UsageError } from '../core/errors.ts';

/** What one upload may hold: what an import reads of a source as well. */
export interface UploadLimits {
  readonly files: number;
  readonly fileBytes: number;
  readonly bytes: number;
}

const MEGABYTE = 1024 * 1024;
export const UPLOAD_LIMITS: UploadLimits = {
  files: 20_000,
  fileBytes: 256 * MEGABYTE,
  bytes: 512 * MEGABYTE,
};

const INSTEAD = 'Give its folder in a terminal with `djdocs add`';

/** A file or folder that a page hands over, because a browser does not say where it lies. */
interface Upload {
  readonly folder: string;
  readonly name: string;
  files: number;
  bytes: number;
}

/** Files on their way from a page, in folders of their own that are deleted when nobody needs them any more. */
export class Uploads {
  readonly #open = new Map<string, Upload>();
  readonly #limits: UploadLimits;
  readonly #makeToken: () => string;

  constructor(makeToken: () => string, limits: Partial<UploadLimits> = {}) {
    this.#makeToken = makeToken;
    this.#limits = { ...UPLOAD_LIMITS, ...limits };
  }

  /** Begins an upload. @param name of the file or folder @returns its id */
  begin(name: string): string {
    const [only, ...others] = safeParts(name);
    if (only === undefined || others.length > 0) throw badPath(name);
    const id = this.#makeToken();
    const folder = mkdtempSync(join(tmpdir(), 'djdocs-upload-'));
    this.#open.set(id, { folder, name: only, files: 0, bytes: 0 });
    return id;
  }

  /**
   * Takes one file of an upload.
   * @param path of the file, beginning with the upload's own name
   * @throws DocsError naming the file when it is too large, or one too many; nothing of the upload is kept then.
   */
  async take(id: string, path: string, request: IncomingMessage): Promise<void> {
    const upload = this.#get(id);
    const parts = safeParts(path);
    if (parts[0] !== upload.name) throw badPath(path);
    try {
      if (++upload.files > this.#limits.files)
        throw tooMuch(`${upload.name} has more than ${this.#limits.files} files`);
      this.#checkSize(path, Number(request.headers['content-length'] ?? 0), upload.bytes);
      const file = join(upload.folder, ...parts);
      mkdirSync(dirname(file), { recursive: true });
      const counted = this.#count(upload, path, request);
      await pipeline(counted, createWriteStream(file, { flags: 'wx' }));
    } catch (error) {
      this.drop(id);
      throw asUploadError(error, path);
    }
  }

  /** Ends an upload. @returns where it is, and what deletes it */
  finish(id: string): { readonly path: string; readonly name: string; readonly dispose: () => void } {
    const { folder, name, files } = this.#get(id);
    if (files === 0) {
      this.drop(id);
      throw new DocsError('source-unreadable', `${name} is empty`, 'Choose something else');
    }
    this.#open.delete(id);
    return { path: join(folder, name), name, dispose: () => remove(folder) };
  }

  drop(id: string): void {
    const upload = this.#open.get(id);
    if (upload) remove(upload.folder);
    this.#open.delete(id);
  }

  /** For a server that ends. */
  close(): void {
    for (const id of this.#open.keys()) this.drop(id);
  }

  #get(id: string): Upload {
    const upload = this.#open.get(id);
    if (upload) return upload;
    throw new DocsError('source-missing', 'This was not chosen here', 'Choose it again');
  }

  #checkSize(path: string, bytes: number, before: number): void {
    const { fileBytes, bytes: all } = this.#limits;
    if (bytes > fileBytes) throw tooMuch(`${path} is larger than ${Math.round(fileBytes / MEGABYTE)} MB`);
    if (before + bytes > all)
      throw tooMuch(`All files together are larger than ${Math.round(all / MEGABYTE)} MB`);
  }

  async *#count(upload: Upload, path: string, request: IncomingMessage): AsyncGenerator<Buffer> {
    let size = 0;
    // The connection stays, to carry the answer.
    for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += piece.length;
      this.#checkSize(path, size, upload.bytes);
      yield piece;
    }
    upload.bytes += size;
  }
}

/** The parts of a path that a page gives. @throws UsageError when any of them could lead elsewhere. */
function safeParts(path: string): string[] {
  const parts = path.split('/');
  const isSafe = (part: string) =>
    part !== '' && part !== '.' && part !== '..' && part.length <= 255 && !/[\\:\p{Cc}]/u.test(part);
  if (path.length > 2000 || parts.length > 60 || !parts.every(isSafe)) throw badPath(path);
  return parts;
}

function badPath(path: string): UsageError {
  return new UsageError(`"${path.slice(0, 100)}" cannot be the path of a file that is handed over`, INSTEAD);
}

function tooMuch(message: string): DocsError {
  return new DocsError('source-unsupported', message, INSTEAD);
}

function asUploadError(error: unknown, path: string): unknown {
  if (error instanceof DocsError) return error;
  const { code } = error as { code?: string };
  const why = code === 'ENOSPC' ? 'the disk is full' : code === 'EEXIST' ? 'it came twice' : 'it was cut off';
  return new DocsError('source-unreadable', `${path} could not be taken: ${why}`, 'Nothing was changed', {
    cause: error,
  });
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
