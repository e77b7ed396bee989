import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { DocsError, UsageError } from '../../core/errors.ts';
import type { ImportFailure } from '../../core/import-messages.ts';
import type { Pack } from '../../core/pack.ts';
import type { SitePages } from '../../core/site-catalogue.ts';
import type { SourceFormat } from '../../core/types.ts';
import { searchFiles } from '../../site/pack-files.ts';
import { pagesOfFiles } from '../../site/site-pages.ts';
import { encodePath } from '../../site/site-paths.ts';
import { writeSite } from '../../store/site-folder.ts';
import { widgetFiles } from '../built-files.ts';
import { describeImport } from '../describe-import.ts';
import { describeSite } from '../describe-site.ts';
import { EXIT } from '../exit-codes.ts';
import { runImporter } from '../importer-process.ts';
import { ProgressBar } from '../progress.ts';
import { packsToGive } from '../stored-packs.ts';
import type { Terminal } from '../terminal.ts';
import type { ExportOptions } from './export.ts';

const HTML_FORMATS: readonly SourceFormat[] = ['sphinx-html', 'html-site'];

/** `djdocs export --widget-only DIR --from SITE_HTML`: the search for a site that something else has built. */
export async function exportWidget(
  folder: string,
  options: ExportOptions & { readonly from: string; readonly base: string },
  terminal: Terminal,
): Promise<number> {
  const { from, docSet = [], force = false } = options;
  if (docSet.length > 1) throw new UsageError('A site is one doc set', 'Give --doc-set once, or not at all');
  const work = mkdtempSync(join(tmpdir(), 'djdocs-widget-'));
  try {
    await importSite(work, options, terminal);
    const { packs } = await packsToGive(work, []);
    const [only, second] = packs;
    if (!only || second) {
      const ids = packs.map(({ pack }) => pack.id).join(', ');
      throw new UsageError(`${from} holds several doc sets: ${ids}`, 'Give the folder of one of them');
    }
    const pages = await pagesOf(only.pack, addressOf(folder, from, options));
    const search = await searchFiles([only.pack], () => pages);
    const files = [...search.parts, ...widgetFiles(), search.catalogue];
    const written = await writeSite(folder, files, { force });
    const docSets = [{ id: only.pack.id, versions: only.pack.versions }];
    if (options.json) terminal.out(JSON.stringify({ folder, docSets, ...written }));
    else terminal.out(describeSite(folder, docSets, written));
    return EXIT.ok;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function importSite(
  packs: string,
  options: ExportOptions & { readonly from: string },
  terminal: Terminal,
): Promise<void> {
  const { from, as, version } = options;
  const [docSet] = options.docSet ?? [];
  const bar = new ProgressBar(terminal.showsProgress);
  const failures: ImportFailure[] = [];
  const formats: SourceFormat[] = [];
  const request = {
    sources: [from],
    packs,
    ...(docSet ? { docSet } : {}),
    ...(version ? { version } : {}),
    ...(as ? { as } : {}),
  };
  await runImporter(request, (message) => {
    if (message.type === 'progress')
      return bar.show(message.source, message.phase, message.done, message.total);
    bar.clear();
    if (message.type === 'failed') failures.push(message.error);
    else if (message.type === 'imported') {
      formats.push(...message.version.sources.map(({ format }) => format));
      if (!options.json) terminal.out(describeImport(message.version, terminal));
    }
  });
  const [failure] = failures;
  if (failure) throw new DocsError(failure.code as DocsError['code'], failure.message, failure.hint);
  const text = formats.find((format) => !HTML_FORMATS.includes(format));
  if (text === undefined) return;
  throw new UsageError(
    `${from} was taken for ${text}, which has no pages of its own to lead to`,
    'Give the folder of the built HTML, or `--as html-site`',
  );
}

/** The address of the site's root from the folder with the packs: relative where that lies in the site. */
function addressOf(folder: string, from: string, { base }: { readonly base: string }): string {
  const [site, packs] = [realpathSync(from), join(resolve(folder), 'packs')];
  const way = relative(site, packs);
  const isInside = way !== '' && !isAbsolute(way) && way.split(sep)[0] !== '..';
  return isInside ? '../'.repeat(way.split(sep).length) : base;
}

/** Where the pages of each version stand: in the files that they were read from. */
async function pagesOf(pack: Pack, root: string): Promise<Record<string, SitePages>> {
  const versions = pack.versions.map(async (label) => {
    const files = new Map<string, string>();
    for (const { path } of (await pack.topicList(label)).topics) {
      const topic = await pack.topic(path, label);
      if (topic) files.set(path, topic.file);
    }
    return [label, pagesOfFiles(files, (file) => root + encodePath(file))] as const;
  });
  return Object.fromEntries(await Promise.all(versions));
}
