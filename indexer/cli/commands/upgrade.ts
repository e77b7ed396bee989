import { statSync } from 'node:fs';
import { DocsError } from '../../core/errors.ts';
import { loadVersion } from '../../pipeline/load-draft.ts';
import { projectFiles } from '../../project/project-files.ts';
import { findUses, type UsedItem } from '../../upgrade/find-uses.ts';
import { listUpgrade } from '../../upgrade/list-upgrade.ts';
import { UPGRADE_KINDS, type UpgradeItem, type UpgradeKind } from '../../upgrade/upgrade-item.ts';
import { EXIT } from '../exit-codes.ts';
import { showLong } from '../pager.ts';
import { openLibrary } from '../places.ts';
import { printable, type Terminal, wrap } from '../terminal.ts';

export interface UpgradeOptions {
  readonly in?: string;
  readonly json?: boolean;
}

const TITLES: Readonly<Record<UpgradeKind, string>> = {
  removed: 'Removed',
  deprecated: 'Deprecated',
  changed: 'Changed',
  renamed: 'Renamed',
  added: 'New',
};
/** So many places of one item show where it is used; the rest is counted. */
const SHOWN_USES = 5;

/** `djdocs upgrade DOCSET V1 V2`. @returns 0 when there is something to think of, 1 when there is nothing. */
export async function upgradeCommand(
  docSet: string,
  from: string,
  to: string,
  options: UpgradeOptions,
  terminal: Terminal,
): Promise<number> {
  const folder = options.in;
  if (folder !== undefined) requireFolder(folder);
  const pack = await openLibrary().pack(docSet);
  const older = await loadVersion(pack, pack.version(from).label);
  const newer = await loadVersion(pack, pack.version(to).label);
  const all = listUpgrade(pack.id, older, newer);
  const items = folder === undefined ? all : findUses(all, projectFiles(folder));
  if (options.json) {
    const { label: fromLabel } = older;
    terminal.out(JSON.stringify({ docSet: pack.id, from: fromLabel, to: newer.label, items }, null, 2));
  } else {
    const title = `${pack.manifest.docSet.title} ${older.label} → ${newer.label}`;
    showLong([title, ...UPGRADE_KINDS.flatMap((kind) => part(kind, items, terminal))].join('\n'), terminal);
    const where = folder === undefined ? '' : ` of ${all.length} are used in ${folder}`;
    terminal.err(`${items.length}${where || ' things to think of'}.`);
  }
  return items.length > 0 ? EXIT.ok : EXIT.nothing;
}

function part(kind: UpgradeKind, items: readonly (UpgradeItem | UsedItem)[], terminal: Terminal): string[] {
  const ofKind = items.filter((item) => item.kind === kind);
  if (ofKind.length === 0) return [];
  const lines = ofKind.flatMap((item) => {
    const text = wrap(printable(`${item.version}  ${item.text}`), Math.min(terminal.width, 100), '  ');
    return [
      text,
      `    ${terminal.accent(printable(item.ref))}`,
      ...('uses' in item ? linesOfUses(item, terminal) : []),
    ];
  });
  return ['', terminal.bold(`${TITLES[kind]} (${ofKind.length})`), ...lines];
}

function linesOfUses({ uses }: UsedItem, terminal: Terminal): string[] {
  const lines = uses
    .slice(0, SHOWN_USES)
    .map(({ name, file, line }) => terminal.dim(`    ${printable(`${file}:${line}`)}  ${printable(name)}`));
  const more = uses.length - SHOWN_USES;
  return more > 0 ? [...lines, terminal.dim(`    and ${more} more`)] : lines;
}

function requireFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new DocsError('source-missing', `There is no folder "${folder}"`, 'Give the folder of a project');
}
