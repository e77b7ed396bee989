import type { Backlinks } from '../core/backlinks.ts';
import { formatRef } from '../core/ref.ts';
import type { Chunk } from '../core/types.ts';

/** What links to a section, as lines: each with a ref that `djdocs read` takes. */
export function describeBacklinks(
  { docSet, version }: { readonly docSet: string; readonly version: string },
  chunks: readonly Chunk[],
  backlinks: readonly Backlinks[],
): string {
  if (backlinks.length === 0) return 'Nothing of this version links here.';
  return backlinks
    .map(({ chunk, count, topics }) => {
      const lines = topics.flatMap(({ path, title, sections }) => [
        `  ${title}`,
        ...sections.map((section) => {
          const { anchor } = section;
          const ref = formatRef({ docSet, version, path, ...(anchor === undefined ? {} : { anchor }) });
          return `    ${section.title}  ${ref}`;
        }),
      ]);
      return [`${chunks[chunk]?.title ?? ''}: ${count} link here`, ...lines].join('\n');
    })
    .join('\n\n');
}
