import type { WrittenSite } from '../store/site-folder.ts';
import { formatBytes, plural } from './count-words.ts';

/** What an export did, for people. */
export function describeSite(
  folder: string,
  docSets: readonly { readonly id: string; readonly versions: readonly string[] }[],
  { files, bytes, written, writtenBytes, removed }: WrittenSite,
): string {
  const what = docSets.map(({ id, versions }) => `${id} ${versions.join(', ')}`).join('; ');
  const changed =
    written === 0 && removed === 0
      ? 'Nothing had changed.'
      : `${plural(written, 'file')} (${formatBytes(writtenBytes)}) new or changed, ${removed} gone.`;
  return `Wrote ${what} to ${folder}: ${plural(files, 'file')}, ${formatBytes(bytes)}. ${changed}`;
}
