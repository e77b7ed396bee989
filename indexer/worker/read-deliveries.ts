import { UsageError } from '../core/errors.ts';
import type { ImportRequest } from '../core/import-messages.ts';
import { isDocSetId } from '../core/ref.ts';
import { isVersionLabel } from '../core/versions.ts';
import { withCompanions } from '../import/companions.ts';
import { openSource } from '../import/open-source.ts';
import { splitSource } from '../import/recognise.ts';
import { type BroughtSources, type Delivery, openDelivery, readDelivery } from './delivery.ts';
import type { ImportRun, OnProgress } from './import-run.ts';
import { type OpenedMemory, openMemory } from './opened-memory.ts';

/** A delivery whose pages are read. */
export interface ReadDelivery {
  /** The paths that it was given as, one for each of its labels. */
  readonly given: ReadonlyMap<string, string>;
  readonly delivery: Delivery;
  readonly brought: BroughtSources;
  /** What was known of its doc set when they were read. */
  readonly memory: OpenedMemory | undefined;
  readonly readWith: (memory: OpenedMemory | undefined) => Promise<BroughtSources>;
}

/**
 * Reads what a given path brings: one delivery, or several where it holds several sources side by side.
 * @throws DocsError when it, or a source in it, cannot be read
 */
export async function readDeliveries(
  given: string,
  request: ImportRequest,
  onProgress: OnProgress,
  run: ImportRun,
): Promise<ReadDelivery[]> {
  if (request.docSet !== undefined && !isDocSetId(request.docSet)) {
    throw new UsageError(
      `"${request.docSet}" cannot be the id of a doc set`,
      'Use lower-case letters, digits and dashes',
    );
  }
  if (request.version !== undefined && !isVersionLabel(request.version)) {
    throw new UsageError(
      `"${request.version}" cannot be the label of a version`,
      'Use letters, digits, dots, dashes and underscores, as in 5.2 or dev',
    );
  }
  const read: ReadDelivery[] = [];
  for (const { path, tree } of splitSource(withCompanions(await openSource(given), given), request.as)) {
    const delivery = openDelivery(tree, path ? `${given}/${path}` : given, request);
    const { fingerprint } = run;
    const memory = fingerprint ? await openMemory(request.packs, delivery.id, fingerprint) : undefined;
    const readWith = (known: OpenedMemory | undefined) =>
      readDelivery(delivery, known, run.team, (done, total) => onProgress('reading', done, total));
    const labels = new Map(delivery.sources.map(({ label }) => [label, given]));
    read.push({ given: labels, delivery, memory, readWith, brought: await readWith(memory) });
  }
  return read;
}

/**
 * Two deliveries as one, so that their doc set is encoded once: other versions of the same doc set, read when the same was
 * known of it.
 * @returns undefined where they have to be delivered one after the other
 */
export function joinDeliveries(first: ReadDelivery, next: ReadDelivery): ReadDelivery | undefined {
  const isSame = first.delivery.id === next.delivery.id && first.memory?.seal === next.memory?.seal;
  if (!isSame || [...next.given.keys()].some((label) => first.given.has(label))) return undefined;
  // The last one with authority has the last word on the title.
  const { title, description } = next.delivery.isAuthority ? next.delivery : first.delivery;
  return {
    given: new Map([...first.given, ...next.given]),
    delivery: {
      id: first.delivery.id,
      title,
      description,
      isAuthority: first.delivery.isAuthority || next.delivery.isAuthority,
      sources: [...first.delivery.sources, ...next.delivery.sources],
    },
    memory: first.memory,
    brought: bothOf(first.brought, next.brought),
    readWith: async (memory) => bothOf(await first.readWith(memory), await next.readWith(memory)),
  };
}

function bothOf(first: BroughtSources, next: BroughtSources): BroughtSources {
  return {
    sources: [...first.sources, ...next.sources],
    assets: new Map([...first.assets, ...next.assets]),
  };
}
