import { planSite } from '../../site/plan-site.ts';
import { installedPacksFolder } from '../../store/home.ts';
import { SITE_LIST, writeSite } from '../../store/site-folder.ts';
import { appFiles, widgetFiles } from '../built-files.ts';
import { describeSite } from '../describe-site.ts';
import { EXIT } from '../exit-codes.ts';
import { ProgressBar } from '../progress.ts';
import { packsToGive } from '../stored-packs.ts';
import type { Terminal } from '../terminal.ts';
import type { ExportOptions } from './export.ts';

/** `djdocs export DIR`: a static site of what is installed. */
export async function exportSite(
  folder: string,
  options: ExportOptions & { readonly base: string },
  terminal: Terminal,
): Promise<number> {
  const { docSet = [], base, title, lang = 'en', python = true, logTo, force = false } = options;
  const { library, packs } = await packsToGive(installedPacksFolder(), docSet);
  const source = { library, packs, app: appFiles({ python }), widget: widgetFiles() };
  const files = await planSite(source, {
    base,
    lang,
    list: SITE_LIST,
    ...(title === undefined ? {} : { title }),
    ...(logTo === undefined ? {} : { logTo }),
  });
  const bar = new ProgressBar(terminal.showsProgress);
  const written = await writeSite(folder, files, {
    force,
    onFile: (done, total) => bar.show(folder, 'writing', done, total),
  }).finally(() => bar.clear());
  const docSets = packs.map(({ pack }) => ({ id: pack.id, versions: pack.versions }));
  if (options.json) terminal.out(JSON.stringify({ folder, docSets, ...written }));
  else terminal.out(describeSite(folder, docSets, written));
  return EXIT.ok;
}
