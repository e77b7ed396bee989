import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DocsError } from '../core/errors.ts';
import { checkHead, checkHeaders, type FileKind } from './check-file.ts';
import { FETCH_LIMITS, type FetchLimits } from './fetch-limits.ts';
import { type Answer, request, StalledError } from './request.ts';

export interface DownloadOptions {
  readonly kind: FileKind;
  /** Folder for the file while it arrives, kept so that a transfer that was cut off can go on. */
  readonly folder: string;
  readonly limits?: Partial<FetchLimits>;
  /** `total` is undefined where the server does not say it. */
  readonly onProgress?: (done: number, total: number | undefined) => void;
  readonly signal?: AbortSignal;
}

/** A file that was fetched whole. */
export interface Download {
  readonly path: string;
  readonly bytes: number;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
  /** What the server calls this state of the file, if it does. */
  readonly etag?: string;
}

/** What is known of a file that has not arrived whole. */
interface Part {
  readonly url: string;
  /** Strong: the same for the same bytes only. */
  readonly etag: string;
}

/**
 * Fetches a file, going on where an earlier transfer of the same state of it was cut off.
 * @throws DocsError `fetch-failed` naming the server and the reason; an AbortError when `signal` is aborted. What has
 *   arrived of a file that can be gone on with stays in the folder.
 */
export async function download(url: string, options: DownloadOptions): Promise<Download> {
  const limits = { ...FETCH_LIMITS, ...options.limits };
  mkdirSync(options.folder, { recursive: true });
  const place = join(options.folder, createHash('sha256').update(url).digest('hex').slice(0, 24));
  for (let attempt = 0; ; attempt++) {
    try {
      return await transfer(url, place, options, limits);
    } catch (error) {
      options.signal?.throwIfAborted();
      if (error instanceof DocsError) throw error;
      if (attempt >= limits.resumes || !isCut(error)) throw cutOff(url, place, error);
    }
  }
}

async function transfer(
  url: string,
  place: string,
  { kind, onProgress, signal }: DownloadOptions,
  limits: FetchLimits,
): Promise<Download> {
  const part = readPart(place, url);
  const have = part ? statSync(`${place}.part`).size : 0;
  const headers = part && have > 0 ? { range: `bytes=${have}-`, 'if-range': part.etag } : {};
  const answer = await request(url, { headers }, limits, signal);
  try {
    const { response } = answer;
    if (response.status === 416) {
      forgetPart(place);
      throw new RestartError();
    }
    const start = checkHeaders(response, answer.url, kind, have);
    const etag = strongTag(response);
    if (start === 0) forgetPart(place);
    if (start === 0 && etag !== undefined) writeFileSync(`${place}.json`, JSON.stringify({ url, etag }));
    const total = lengthOf(response, start);
    if (total !== undefined && total > limits.bytes) throw tooLarge(url, limits);
    const bytes = await receive(answer, `${place}.part`, start, total, { url, kind, limits, onProgress });
    const sha256 = await hashFile(`${place}.part`);
    const path = `${place}.${kind === 'zip' ? 'zip' : 'txt'}`;
    renameSync(`${place}.part`, path);
    rmSync(`${place}.json`, { force: true });
    return { path, bytes, sha256, ...(etag === undefined ? {} : { etag }) };
  } catch (error) {
    if (error instanceof DocsError) forgetPart(place);
    throw error;
  } finally {
    answer.close();
  }
}

interface Receiving {
  readonly url: string;
  readonly kind: FileKind;
  readonly limits: FetchLimits;
  readonly onProgress: DownloadOptions['onProgress'] | undefined;
}

async function receive(
  answer: Answer,
  path: string,
  start: number,
  total: number | undefined,
  { url, kind, limits, onProgress }: Receiving,
): Promise<number> {
  const file = openSync(path, start > 0 ? 'a' : 'w');
  let bytes = start;
  try {
    onProgress?.(bytes, total);
    for await (const piece of answer.body) {
      if (bytes === 0) checkHead(piece, url, kind);
      bytes += piece.length;
      if (bytes > limits.bytes) throw tooLarge(url, limits);
      writeAll(file, piece);
      onProgress?.(bytes, total);
    }
  } finally {
    closeSync(file);
  }
  if (total !== undefined && bytes !== total) throw new StalledError(`${bytes} of ${total} bytes arrived`);
  if (bytes === 0) throw new DocsError('fetch-failed', `${url} is empty`, 'Try again later');
  checkHead(firstBytes(path), url, kind);
  return bytes;
}

/** The server does not know the file as far as we have it: from the beginning again. */
class RestartError extends Error {}

function isCut(error: unknown): boolean {
  if (error instanceof StalledError || error instanceof RestartError) return true;
  const { code, cause, message } = error as { code?: string; message?: string; cause?: { code?: string } };
  return message === 'terminated' || /^(ECONNRESET|EPIPE|UND_ERR)/.test(cause?.code ?? code ?? '');
}

function cutOff(url: string, place: string, cause: unknown): unknown {
  if (!isCut(cause)) return writeFailure(cause);
  const have = existsSync(`${place}.part`) ? statSync(`${place}.part`).size : 0;
  const canGoOn = existsSync(`${place}.json`) && have > 0;
  return new DocsError(
    'fetch-failed',
    `${url} was cut off after ${(have / 1e6).toFixed(1)} MB`,
    canGoOn ? 'Ask again: it goes on from there' : 'Try again later',
    { cause },
  );
}

function writeFailure(cause: unknown): unknown {
  const { code } = cause as { code?: string };
  if (code !== 'ENOSPC' && code !== 'EACCES' && code !== 'EROFS') return cause;
  const why = code === 'ENOSPC' ? 'the disk is full' : code;
  return new DocsError('fetch-failed', `The file cannot be kept: ${why}`, 'Nothing installed was changed', {
    cause,
  });
}

function tooLarge(url: string, { bytes }: FetchLimits): DocsError {
  const limit = `${Math.round(bytes / 1024 / 1024)} MB`;
  return new DocsError('fetch-failed', `${url} is larger than ${limit}`, 'Nothing of it was kept');
}

function readPart(place: string, url: string): Part | undefined {
  try {
    const part = JSON.parse(readFileSync(`${place}.json`, 'utf8')) as Partial<Part>;
    const isWhole = part.url === url && typeof part.etag === 'string' && existsSync(`${place}.part`);
    return isWhole ? (part as Part) : undefined;
  } catch {
    return undefined;
  }
}

function forgetPart(place: string): void {
  for (const ending of ['part', 'json']) rmSync(`${place}.${ending}`, { force: true });
}

/** A weak tag may stand for other bytes that mean the same (RFC 9110, section 8.8.1). */
function strongTag({ headers }: Response): string | undefined {
  const tag = headers.get('etag');
  return tag !== null && /^"[\x21-\x7e]{1,200}"$/.test(tag) ? tag : undefined;
}

function lengthOf({ headers }: Response, start: number): number | undefined {
  const length = headers.get('content-length');
  return length !== null && /^\d+$/.test(length) ? start + Number(length) : undefined;
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

function firstBytes(path: string): Uint8Array {
  const head = Buffer.alloc(512);
  const file = openSync(path, 'r');
  try {
    return head.subarray(0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
