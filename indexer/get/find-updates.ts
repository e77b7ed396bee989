import { DocsError } from '../core/errors.ts';
import type { Manifest } from '../core/pack-format.ts';
import type { Origin } from '../core/types.ts';
import { sortVersions } from '../pipeline/version-order.ts';
import { type CatalogueEntry, type Offer, offerOf } from './catalogue.ts';
import { FETCH_LIMITS, type FetchLimits } from './fetch-limits.ts';
import { request } from './request.ts';

/** Something newer than what is installed. */
export interface Update {
  readonly docSet: string;
  readonly offer: Offer;
  /** `newer-version`: a version that is not installed; `changed`: the file of an installed one is another by now. */
  readonly why: 'newer-version' | 'changed';
}

/** What became of looking for something newer. */
export interface UpdateReport {
  readonly updates: readonly Update[];
  /** Files that could not be asked about, as sentences. */
  readonly failures: readonly string[];
  /** How many sources have been fetched by djdocs, so that there is something to ask about. */
  readonly known: number;
}

/**
 * Looks for what is newer than an installed doc set: versions that the catalogue has, and files that have changed where
 * they were fetched from, for which their servers are asked. Fetches nothing itself.
 */
export async function findUpdates(
  { docSet, versions }: Manifest,
  catalogue: readonly CatalogueEntry[],
  overrides: Partial<FetchLimits> = {},
): Promise<UpdateReport> {
  const limits = { ...FETCH_LIMITS, ...overrides };
  const updates: Update[] = [];
  const failures: string[] = [];
  let known = 0;
  for (const { label, sources } of versions) {
    for (const { origin } of sources) {
      const offer = origin && catalogue.flatMap(allOffers).find(({ url }) => url === origin.url);
      if (!origin || !offer) continue;
      known++;
      const { why, failure } = await isChanged(origin, limits);
      if (failure) failures.push(`${docSet.id}@${label}: ${failure}`);
      if (why) updates.push({ docSet: docSet.id, offer, why });
    }
  }
  const entry = catalogue.find(({ name }) => name === docSet.id);
  return { updates: [...newerVersions(docSet.id, versions, entry), ...updates], failures, known };
}

function allOffers(entry: CatalogueEntry): Offer[] {
  return entry.versions.length > 0
    ? entry.versions.map((version) => offerOf(entry, version))
    : [offerOf(entry)];
}

/** The versions that come before the newest installed one. */
function newerVersions(
  docSet: string,
  installed: Manifest['versions'],
  entry: CatalogueEntry | undefined,
): Update[] {
  const labels = installed.map(({ label }) => label);
  const newest = labels[0];
  if (!entry || newest === undefined) return [];
  const order = sortVersions([...new Set([...entry.versions, ...labels])]);
  return order
    .slice(0, order.indexOf(newest))
    .filter((version) => entry.versions.includes(version))
    .map((version) => ({ docSet, offer: offerOf(entry, version), why: 'newer-version' }));
}

async function isChanged(
  { url, etag }: Origin,
  limits: FetchLimits,
): Promise<{ why?: 'changed'; failure?: string }> {
  try {
    const answer = await request(url, { method: 'HEAD' }, limits);
    answer.close();
    const { status, headers } = answer.response;
    if (status !== 200) return { failure: `${url} answers ${status}` };
    const now = headers.get('etag');
    // Without a name for its states, a server cannot say whether the file is another one.
    if (etag === undefined || now === null) return { failure: `${url} does not say whether it has changed` };
    return now === etag ? {} : { why: 'changed' };
  } catch (error) {
    if (error instanceof DocsError) return { failure: error.message };
    throw error;
  }
}
