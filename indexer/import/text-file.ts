import type { ImportLog } from './importer.ts';
import type { SourceFile } from './source-tree.ts';

/** A text file with line ends made one kind and the byte order mark taken off; broken UTF-8 is reported, once. */
export function readText(file: SourceFile, log: ImportLog): string {
  const bytes = file.read();
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.indexOf('\ufffd');
  const isKnown = () =>
    log.diagnostics.some(({ code, file: at }) => code === 'broken-utf8' && at === file.path);
  if (broken >= 0 && !includesReplacement(bytes) && !isKnown()) {
    log.diagnostics.push({
      severity: 'warning',
      code: 'broken-utf8',
      message: 'not valid UTF-8; the damaged bytes are shown as a replacement mark',
      file: file.path,
      line: text.slice(0, broken).split('\n').length,
    });
  }
  return text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '');
}

/** Whether the file itself holds U+FFFD, correctly encoded. */
function includesReplacement(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('\ufffd');
}

/** `Some Title!` → `some-title`; '' when nothing is left. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
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
