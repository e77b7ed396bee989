import type { ImportLog } from './importer.ts';
import type { SourceFile } from './source-tree.ts';

/** A longer page is no page to read, and its syntax tree (about eighty bytes a character) would not fit into memory. */
const MAX_PAGE_LENGTH = 16 * 1024 * 1024;
/** Nor would one with more elements; a tag is the start or the end of one. */
const MAX_TAGS = 1_000_000;

/** The encoding that a byte order mark names, else UTF-8. */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/**
 * A text file with line ends made one kind and the byte order mark taken off. Text that is not what its encoding says
 * is reported, once.
 */
export function readText(file: SourceFile, log: ImportLog): string {
  const bytes = file.read();
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  const broken = text.indexOf('\ufffd');
  const isKnown = () =>
    log.diagnostics.some(({ code, file: at }) => code === 'broken-utf8' && at === file.path);
  if (broken >= 0 && !includesReplacement(bytes) && !isKnown()) {
    log.diagnostics.push({
      severity: 'warning',
      code: 'broken-utf8',
      message: `not valid ${encodingOf(bytes).toUpperCase()}; the damaged bytes are shown as a replacement mark`,
      file: file.path,
      line: text.slice(0, broken).split('\n').length,
    });
  }
  return text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '');
}

/** The text of a file that is one page. @throws Error when it is too long for one. */
export function readPage(file: SourceFile, log: ImportLog): string {
  // No encoding takes more bytes to a character.
  if (file.size > 4 * MAX_PAGE_LENGTH) throw tooLong();
  const text = readText(file, log);
  checkLength(text);
  return text;
}

/** @throws Error when a text is too long for one page, or has too many elements. */
export function checkLength(text: string): void {
  if (text.length > MAX_PAGE_LENGTH) throw tooLong();
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) tags++;
  if (tags > MAX_TAGS) throw new Error('it is longer than a page of a million tags; split it');
}

function tooLong(): Error {
  return new Error('it is longer than 16 million characters; split it');
}

/** Whether the file itself holds U+FFFD, correctly encoded. */
function includesReplacement(bytes: Uint8Array): boolean {
  if (encodingOf(bytes) !== 'utf-8') return false;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('\ufffd');
}

/** `Some Title!` → `some-title`; '' when nothing is left. */
export function slug(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80)
      // Half of a character is none.
      .replace(/\p{Surrogate}$/u, '')
  );
}

/** A doc-set id from a name that somebody gave: lower case, digits and dashes. */
export function docSetIdFrom(name: string): string {
  const ascii = slug(name)
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+|-+$/g, '');
  return ascii.slice(0, 60) || 'docs';
}

/** A file's name without folder and extension. */
export function stem(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.(md|markdown|mdx|txt|html?|yaml)$/i, '');
}
