import { join } from 'node:path';
import { type CatalogueGroup, catalogueGroups } from '../../core/catalogue.ts';
import { describeError } from '../../core/errors.ts';
import { measurePack } from '../../store/generations.ts';
import { installedPacksFolder } from '../../store/home.ts';
import { formatBytes } from '../count-words.ts';
import { EXIT } from '../exit-codes.ts';
import { openLibrary } from '../places.ts';
import { printable, type Terminal } from '../terminal.ts';

export interface ListOptions {
  /** Show what catalogues name as well. */
  readonly catalogue?: boolean;
  readonly json?: boolean;
}

/** `djdocs list`: the installed doc sets with their versions. A damaged pack is named, the others still listed. */
export async function listCommand(options: ListOptions, terminal: Terminal): Promise<number> {
  const library = openLibrary();
  const docSets: object[] = [];
  let code: number = EXIT.ok;
  for (const id of await library.docSets()) {
    try {
      const pack = await library.pack(id);
      const { manifest } = pack;
      const catalogues = new Map<string, readonly CatalogueGroup[]>();
      if (options.catalogue) {
        for (const label of pack.versions) {
          catalogues.set(label, catalogueGroups(await pack.topicList(label)));
        }
      }
      const versions = manifest.versions.map(({ label, detectedFrom, sources, counts }) => ({
        version: label,
        detectedFrom,
        sources: sources.map(({ format, name, license }) => ({
          format,
          name,
          ...(license ? { license } : {}),
        })),
        counts,
        ...(options.catalogue ? { catalogue: catalogues.get(label) ?? [] } : {}),
      }));
      const size = await measurePack(join(installedPacksFolder(), id), id);
      docSets.push({ ...manifest.docSet, ...size, versions });
      if (options.json) continue;
      const back = size.previousBytes > 0 ? `, and ${formatBytes(size.previousBytes)} to go back with` : '';
      terminal.out(
        `${terminal.bold(id)}  ${printable(manifest.docSet.title)}  ${terminal.dim(formatBytes(size.bytes) + back)}`,
      );
      for (const { version, counts, sources } of versions) {
        const from = printable(sources.map((source) => `${source.name} (${source.format})`).join(', '));
        terminal.out(
          `  ${version.padEnd(12)}${counts.topics} topics, ${counts.chunks} chunks  ${terminal.dim(from)}`,
        );
        for (const line of catalogueLines(catalogues.get(version) ?? [], terminal)) terminal.out(line);
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

/** A catalogue as people read it: what is there by its path, what is not with a mark. */
function catalogueLines(groups: readonly CatalogueGroup[], terminal: Terminal): string[] {
  return groups.flatMap(({ category, entries }) => [
    ...(category ? [`    ${terminal.bold(printable(category))}`] : []),
    ...entries.flatMap(({ path, title, topics, tokens, isInstalled }) => {
      const size = tokens === undefined ? '' : `, ${tokens.toLocaleString('en')} tokens`;
      const about = topics ? [terminal.dim(printable(`        ${topics.join(', ')}`))] : [];
      return [printable(`      ${title}  (${isInstalled ? path : 'not installed'}${size})`), ...about];
    }),
  ]);
}
