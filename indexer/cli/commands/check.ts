import { join } from 'node:path';
import { DocsError, describeError, UsageError } from '../../core/errors.ts';
import type { Library } from '../../core/library.ts';
import { PREVIOUS_FILE } from '../../core/pack-files.ts';
import { inspectVersion, type VersionReport } from '../../pipeline/inspect-version.ts';
import { folderSource } from '../../store/folder-source.ts';
import { measurePack, readManifest } from '../../store/generations.ts';
import { installedPacksFolder } from '../../store/home.ts';
import { noteCheck } from '../../store/last-check.ts';
import { type Integrity, verifyPack, whyPreviousDamaged } from '../../store/verify-pack.ts';
import { describeCheck } from '../describe-check.ts';
import { EXIT } from '../exit-codes.ts';
import { openLibrary } from '../places.ts';
import type { Terminal } from '../terminal.ts';

export interface CheckOptions {
  /** Whether people see every line of every list. */
  readonly all?: boolean;
  /** Whether only the files are verified, those of the way back as well. */
  readonly verify?: boolean;
  readonly json?: boolean;
}

/** What `djdocs check` says of one doc set; with `--json`, an entry of `docSets`. */
export interface DocSetReport {
  readonly id: string;
  readonly title: string;
  /** Whether every part is there and is what its name says. */
  readonly intact: boolean;
  readonly integrity: Integrity;
  /** On the disk; 0 where it is damaged. */
  readonly bytes: number;
  /** What the generation before takes beside it; null when there is none to go back to. */
  readonly previousBytes: number | null;
  /** With `--verify`: what is wrong with the generation before, if anything is. */
  readonly previousDamage?: string;
  readonly versions: readonly VersionReport[];
  /** Why nothing more can be said, of a pack that is damaged. */
  readonly error?: string;
}

/**
 * `djdocs check [DOCSET[@V]]`: verifies packs, and says what is in them and what is wrong with it.
 * @returns 3 when a pack is damaged. Problems in content are listed and are no failure.
 */
export async function checkCommand(
  target: string | undefined,
  options: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  const library = openLibrary();
  const installed = await library.docSets();
  const [id, label] = target?.split('@') ?? [];
  if (id !== undefined && !installed.includes(id)) {
    throw new DocsError('not-found', `No documentation "${id}" is installed`, 'See `djdocs list`');
  }
  if (label === '') throw new UsageError(`"${target}" names no version`, `Write ${id}@5.2, for example`);
  const reports: DocSetReport[] = [];
  for (const docSet of id === undefined ? installed : [id]) {
    const report = await checkDocSet(library, docSet, label, options.verify === true);
    reports.push(report);
    if (options.json) continue;
    if (reports.length > 1) terminal.out('');
    terminal.out(describeCheck(report, options.all === true, terminal));
  }
  if (options.json) terminal.out(JSON.stringify({ docSets: reports }, null, 2));
  else if (reports.length === 0) terminal.out('Nothing is installed yet. Add some with `djdocs add FOLDER`.');
  const isWhole = reports.every(({ intact, previousDamage }) => intact && previousDamage === undefined);
  return isWhole ? EXIT.ok : EXIT.broken;
}

async function checkDocSet(
  library: Library,
  id: string,
  label: string | undefined,
  verifyOnly: boolean,
): Promise<DocSetReport> {
  const folder = join(installedPacksFolder(), id);
  const hasPrevious = readManifest(folder, PREVIOUS_FILE) !== undefined;
  const nothing = { id, title: id, intact: false, integrity: { parts: 0, bytes: 0, damaged: [] } };
  let report: DocSetReport = { ...nothing, bytes: 0, previousBytes: hasPrevious ? 0 : null, versions: [] };
  try {
    // Before the pack is opened: what was changed in a manifest may not be what its readers expect.
    const integrity = await verifyPack(folderSource(folder, id));
    const intact = integrity.damaged.length === 0;
    noteCheck(installedPacksFolder(), id, integrity.damaged.length);
    const previousDamage = verifyOnly && hasPrevious ? await whyPreviousDamaged(folder, id) : undefined;
    report = { ...report, intact, integrity, ...(previousDamage ? { previousDamage } : {}) };
    if (!intact) return report;
    const pack = await library.pack(id);
    const labels = label === undefined ? pack.versions : [pack.version(label).label];
    const { bytes, previousBytes } = await measurePack(folder, id);
    const { title } = pack.manifest.docSet;
    report = { ...report, title, bytes, previousBytes: hasPrevious ? previousBytes : null };
    if (verifyOnly) return report;
    const versions: VersionReport[] = [];
    for (const one of labels) versions.push(await inspectVersion(pack, one));
    return { ...report, versions };
  } catch (error) {
    if (!(error instanceof DocsError) || error.code === 'not-found') throw error;
    return { ...report, intact: false, error: describeError(error) };
  }
}
