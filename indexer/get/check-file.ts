import { DocsError } from '../core/errors.ts';
import { packingOf } from '../import/archive-kinds.ts';

/** What is expected to arrive. */
export type FileKind = 'zip' | 'text';

/** Types of content that can be what is expected; a server that knows no better says that it is bytes. */
const TYPES: Readonly<Record<FileKind, RegExp>> = {
  zip: /^(application\/(zip|x-zip-compressed|x-zip|octet-stream|force-download)|binary\/octet-stream)$/,
  text: /^(text\/(plain|markdown|x-markdown)|application\/octet-stream)$/,
};

/**
 * Looks at the head of a response.
 * @param have how many bytes of the file have arrived before
 * @returns where its body begins in the file: `have`, or 0 when the server starts over
 * @throws DocsError `fetch-failed` when it is not what was asked for.
 */
export function checkHeaders(response: Response, url: string, kind: FileKind, have: number): number {
  const { status, headers } = response;
  if (status !== 200 && status !== 206) {
    const gone = status === 404 || status === 410;
    throw failed(
      `${url} answers ${status}`,
      gone ? 'The catalogue may be out of date; look for the file on its home page' : 'Try again later',
    );
  }
  const encoding = headers.get('content-encoding');
  if (encoding !== null && encoding !== 'identity')
    throw failed(`${url} arrives packed as ${encoding}`, OTHERWISE);
  const type = (headers.get('content-type') ?? 'application/octet-stream')
    .split(';')[0]
    ?.trim()
    .toLowerCase();
  if (!TYPES[kind].test(type ?? '')) throw failed(`${url} is ${type}, not ${NAMES[kind]}`, OTHERWISE);
  if (status === 200) return 0;
  const [, start] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
  if (have === 0 || Number(start) !== have)
    throw failed(`${url} answers with another part than was asked for`, OTHERWISE);
  return have;
}

/** Looks at the first bytes of a file. @throws DocsError `fetch-failed` when they are not those of its kind. */
export function checkHead(head: Uint8Array, url: string, kind: FileKind): void {
  const isRight = kind === 'zip' ? head.length < 4 || packingOf(head) === 'zip' : isText(head);
  if (!isRight) throw failed(`${url} does not begin as ${NAMES[kind]} does`, OTHERWISE);
}

const NAMES: Readonly<Record<FileKind, string>> = { zip: 'a zip archive', text: 'a text' };
const OTHERWISE = 'Nothing of it was kept; fetch the file with a browser and add it with --file FILE';

/** A page that says that something is wrong is no text to be added. */
function isText(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head.subarray(0, 512));
  return !text.includes('\0') && !/^\s*<(!doctype|html)/i.test(text);
}

function failed(message: string, hint: string): DocsError {
  return new DocsError('fetch-failed', message, hint);
}
