import type { ChangeNode } from './change-notes.ts';
import { makeExcerpt } from './excerpt.ts';
import type { ScoreParts } from './ranking.ts';
import { formatRef } from './ref.ts';
import type { RankedSection } from './search.ts';
import type { TermFinder } from './term-finder.ts';
import type { ChunkKind } from './types.ts';

/** Why a hit has its score. */
export interface Explanation extends ScoreParts {
  /** Terms of the query that the section has, and those it has not. */
  readonly found: readonly string[];
  readonly missing: readonly string[];
}

/** One section or definition that answers a query; the same one in several versions is one hit. */
export interface SearchHit {
  readonly ref: string;
  readonly docSet: string;
  /** The version that is shown. */
  readonly version: string;
  /** All versions that have this section, newest first. */
  readonly versions: readonly string[];
  readonly path: string;
  readonly anchor: string;
  readonly title: string;
  readonly trail: readonly string[];
  readonly kind: ChunkKind;
  readonly score: number;
  readonly excerpt: string;
  /** Pairs of start and end in `excerpt` where words of the query stand. */
  readonly marks: readonly (readonly [start: number, end: number])[];
  readonly url?: string;
  /** Hash of what the section says; absent where it was found in the index of a site. */
  readonly hash?: string;
  /** What its version notes say: what a version did to it. */
  readonly changes: readonly Pick<ChangeNode, 'kind' | 'version'>[];
  readonly why: Explanation;
}

/** A ranked section as a hit, with its title, excerpt and versions read from its pack. */
export async function readHit(
  { chunk: number, score, matches, table }: RankedSection,
  finder: TermFinder,
  why: Explanation,
): Promise<SearchHit> {
  const { pack, label } = matches;
  const section = await pack.section(label, number);
  const { path, anchor, title, trail, kind, url, hash, changes } = section;
  const excerpt = makeExcerpt(section.eachText, finder);
  return {
    ref: formatRef({ docSet: pack.id, version: label, path, anchor }),
    docSet: pack.id,
    version: label,
    versions: table.versionsOf(number).map((version) => pack.versions[version] ?? label),
    path,
    anchor,
    title,
    trail,
    kind,
    score: Math.round(score * 1000) / 1000,
    excerpt: excerpt.text,
    marks: excerpt.marks,
    ...(url ? { url } : {}),
    ...(hash ? { hash } : {}),
    changes,
    why,
  };
}
