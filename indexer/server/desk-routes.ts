import type { IncomingMessage, ServerResponse } from 'node:http';
import { TELLING_CALLS } from '../core/desk-calls.ts';
import { DocsError, UsageError } from '../core/errors.ts';
import type { Desk } from '../desk/desk.ts';
import { DESK_GUARDS, isDeskCall } from '../desk/guards.ts';
import type { Uploads } from './uploads.ts';

const MAX_CALL_BYTES = 256 * 1024;
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** What answers calls of the page: a desk, and the files that it hands over. */
export interface DeskRoutes {
  readonly desk: Desk;
  readonly uploads: Uploads;
}

/**
 * Answers a call below `desk/`, which has been found to come from our own page. `desk/<name>` takes a JSON list of
 * arguments and gives `{"result"}` or `{"error"}`; a call that goes on for a while gives a line of JSON for each message
 * and that as its last one, and is cancelled when the page goes away. `desk/upload` begins, takes a file of, and ends an
 * upload.
 * @returns false when there is no such call.
 */
export async function answerDesk(
  name: string,
  query: URLSearchParams,
  { desk, uploads }: DeskRoutes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (name === 'upload') {
    await answer(request, response, () => upload(query, desk, uploads, request));
    return true;
  }
  if (!isDeskCall(name)) return false;
  const isTelling = TELLING_CALLS.has(name);
  await answer(
    request,
    response,
    async () => {
      const args = await readArguments(request);
      const isRight: (args: readonly unknown[]) => boolean = DESK_GUARDS[name];
      if (!isRight(args))
        throw new UsageError(
          `${name} was refused: its arguments are not the ones it takes`,
          'Reload the page',
        );
      if (isTelling) response.once('close', () => response.writableFinished || desk.cancel());
      return desk.call(name, args as never, (message) => {
        if (isTelling) response.write(`${JSON.stringify({ message })}\n`);
      });
    },
    isTelling,
  );
  return true;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  work: () => Promise<unknown>,
  isTelling = false,
): Promise<void> {
  response.setHeader('content-type', isTelling ? 'application/x-ndjson' : 'application/json');
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  let outcome: object;
  try {
    outcome = { result: (await work()) ?? null };
  } catch (error) {
    if (!(error instanceof DocsError)) throw error;
    const { code, message, hint } = error;
    outcome = { error: { code, message, hint } };
    // What is still to come is not read.
    if (!request.complete) response.setHeader('connection', 'close');
  }
  response.end(`${JSON.stringify(outcome)}\n`);
}

async function upload(
  query: URLSearchParams,
  desk: Desk,
  uploads: Uploads,
  request: IncomingMessage,
): Promise<unknown> {
  const [id, path, name, drop] = ['id', 'path', 'name', 'drop'].map((key) => query.get(key));
  if (name != null) return uploads.begin(name);
  if (id == null) throw new UsageError('An upload needs its id', 'Reload the page');
  if (drop != null) return uploads.drop(id);
  if (path != null) return uploads.take(id, path, request);
  const finished = uploads.finish(id);
  return desk.offer(finished.path, finished.name, finished.dispose);
}

async function readArguments(request: IncomingMessage): Promise<readonly unknown[]> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > MAX_CALL_BYTES) throw new UsageError('This call is too long', 'Choose fewer things at once');
    pieces.push(piece);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
    if (Array.isArray(value)) return value;
  } catch {
    // Said below.
  }
  throw new UsageError('A call takes a JSON list of its arguments', 'Reload the page');
}
