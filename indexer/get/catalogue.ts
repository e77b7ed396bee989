import entries from '../../content/catalogue.json' with { type: 'json' };
import { DocsError } from '../core/errors.ts';
import type { SourceFormat } from '../core/types.ts';

/** A well-known doc set, and where it comes from. */
export interface CatalogueEntry {
  /** Id of the doc set that it becomes. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly format: SourceFormat;
  readonly license: string;
  /** Where people read it on the web. */
  readonly home: string;
  /** Where it is fetched from, `{version}` in the place of the version. */
  readonly url: string;
  /** What is fetched: an archive, or one text. */
  readonly file: 'zip' | 'text';
  /** About how large the file is, for people to decide by; only what the server says is exact. */
  readonly megabytes: number;
  /** Newest first; none where there is one file, which says itself what version it is. */
  readonly versions: readonly string[];
  /** A package of the operating system that holds it, and where that puts it. */
  readonly system?: { readonly package: string; readonly folder: string };
}

/** One thing that can be got. */
export interface Offer {
  readonly entry: CatalogueEntry;
  /** Undefined where the file itself says it. */
  readonly version: string | undefined;
  readonly url: string;
}

/** The catalogue that ships (`content/catalogue.json`). */
export function shippedCatalogue(): readonly CatalogueEntry[] {
  return entries as readonly CatalogueEntry[];
}

/** What an entry has to offer in a version, by default the newest. @throws DocsError `not-found` when it has no such one. */
export function offerOf(entry: CatalogueEntry, wanted?: string): Offer {
  const { name, versions } = entry;
  const version = wanted ?? versions[0];
  if (version !== undefined && !versions.includes(version)) {
    const there = versions.length > 0 ? versions.join(', ') : 'one version, which is got without naming it';
    throw new DocsError(
      'not-found',
      `The catalogue has no version ${version} of ${name}`,
      `It has ${there}; a file that you have is added with \`djdocs add FILE --doc-set ${name} --version ${version}\``,
    );
  }
  return { entry, version, url: entry.url.replaceAll('{version}', version ?? '') };
}

/** What `NAME` or `NAME@V` offers. @throws DocsError `not-found` naming what there is. */
export function findOffer(target: string, catalogue: readonly CatalogueEntry[]): Offer {
  const [name, version] = target.split('@');
  const entry = catalogue.find((one) => one.name === name);
  if (entry) return offerOf(entry, version);
  throw new DocsError(
    'not-found',
    `The catalogue has nothing called "${name}"`,
    `It has ${catalogue.map((one) => one.name).join(', ')}; anything else is added with \`djdocs add\``,
  );
}
