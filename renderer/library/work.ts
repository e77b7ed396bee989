import type { ChosenSource, GetOrder, ImportOrder, Recognition } from '../../indexer/core/desk-calls.ts';
import type { ImportedVersion, ImportFailure } from '../../indexer/core/import-messages.ts';
import type { Told } from './desk.ts';

/** What the library's dialog is busy with. */
export type Work =
  /** What is installed, and what could be. */
  | { readonly step: 'shelf'; readonly error?: string }
  /** What the person gave is on its way, or being looked at. */
  | { readonly step: 'looking'; readonly told?: Told }
  | { readonly step: 'asking'; readonly sources: readonly GivenSource[]; readonly known: Known }
  | { readonly step: 'working'; readonly names: string; readonly told?: Told; readonly report: Report }
  | { readonly step: 'done'; readonly report: Report };

/** What is known of a thing before it is looked at, because the person said what they would take. */
export interface Known {
  readonly docSet?: string;
  readonly version?: string;
}

/** A thing that the person gave, and what it looks like; or why it cannot be told. */
export interface GivenSource extends ChosenSource {
  readonly recognised?: Recognition;
  readonly error?: string;
}

/** What became of adding something. */
export interface Report {
  readonly imported: readonly ImportedVersion[];
  readonly failed: readonly ImportFailure[];
  readonly isCancelled: boolean;
}

export const NO_REPORT: Report = { imported: [], failed: [], isCancelled: false };

/** What is to be done after the person has agreed: orders in turn. */
export type Order =
  | { readonly kind: 'import'; readonly order: ImportOrder; readonly name: string }
  | { readonly kind: 'get'; readonly order: GetOrder; readonly name: string };

/** The report with what was told. */
export function noteTold(report: Report, told: Told): Report {
  if (told.type === 'imported') return { ...report, imported: [...report.imported, told.version] };
  if (told.type === 'failed') return { ...report, failed: [...report.failed, told.error] };
  return report;
}

/** How far it is, from 0 to 1; undefined when nobody knows. */
export function shareOf(told: Told | undefined): number | undefined {
  if (!told || !('done' in told) || !told.total) return undefined;
  return Math.min(1, told.done / told.total);
}
