import { join } from 'node:path';
import { describeError } from '../../core/errors.ts';
import { measurePack } from '../../store/generations.ts';
import { installedPacksFolder } from '../../store/home.ts';
import { formatBytes } from '../count-words.ts';
import { EXIT } from '../exit-codes.ts';
import { openLibrary } from '../places.ts';
import type { Terminal } from '../terminal.ts';

/** `djdocs list`: the installed doc sets with their versions. A damaged pack is named, the others still listed. */
export async function listCommand(options: { readonly json?: boolean }, terminal: Terminal): Promise<number> {
  const library = openLibrary();
  const docSets: object[] = [];
  let code: number = EXIT.ok;
  for (const id of await library.docSets()) {
    try {
      const { manifest } = await library.pack(id);
      const versions = manifest.versions.map(({ label, detectedFrom, sources, counts }) => ({
        version: label,
        detectedFrom,
        sources: sources.map(({ format, name, license }) => ({
          format,
          name,
          ...(license ? { license } : {}),
        })),
        counts,
      }));
      const size = await measurePack(join(installedPacksFolder(), id), id);
      docSets.push({ ...manifest.docSet, ...size, versions });
      if (options.json) continue;
      const back = size.previousBytes > 0 ? `, and ${formatBytes(size.previousBytes)} to go back with` : '';
      terminal.out(
        `${terminal.bold(id)}  ${manifest.docSet.title}  ${terminal.dim(formatBytes(size.bytes) + back)}`,
      );
      for (const { version, counts, sources } of versions) {
        const from = sources.map((source) => `${source.name} (${source.format})`).join(', ');
        terminal.out(
          `  ${version.padEnd(12)}${counts.topics} topics, ${counts.chunks} chunks  ${terminal.dim(from)}`,
        );
      }
    } catch (error) {
      code = EXIT.broken;
      terminal.err(`djdocs: ${describeError(error)}`);
      docSets.push({ id, error: describeError(error) });
    }
  }
  if (options.json) terminal.out(JSON.stringify({ docSets }, null, 2));
  else if (docSets.length === 0) terminal.out('Nothing is installed yet. Add some with `djdocs add FOLDER`.');
  return code;
}
