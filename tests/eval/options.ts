import { parseArgs } from 'node:util';

export interface EvalOptions {
  /** Only this set. */
  readonly set: string | undefined;
  /** A folder of Sphinx HTML to make a symbol set of. */
  readonly html: string | undefined;
  readonly ablation: boolean;
  readonly halves: boolean;
  readonly peers: boolean;
  readonly pagefind: boolean;
  readonly links: boolean;
  readonly misses: boolean;
  /** Writes the figures into the baseline instead of comparing with it. */
  readonly record: boolean;
}

export const HELP = `npm run eval -- [options]

Measures search: over the handbook with the project's own queries, and with DJDOCS_TEST_DATA over the Django
documentation with the relevance sets there, for djdocs and for other engines on the same sections. Fails when a
figure of djdocs is below the recorded one.

  --set NAME   only this set: handbook, natural, anchortext, symbols, links
  --html DIR   instead: a symbol set out of the objects.inv of any Sphinx HTML, asked of that documentation
  --links      also: ask for what the documentation's own links say, with those links taken out
  --ablation   what each part of the ranking adds: djdocs without it
  --halves     both halves of each set as well; only the tuning half was ever looked at
  --misses     the queries of the tuning half whose first hit is not on a right page
  --no-peers   only djdocs
  --pagefind   Pagefind as well, which takes its time
  --record     write the figures of djdocs down as those to hold`;

/** Reads the options. @throws TypeError naming the one that is not known. */
export function readOptions(args: readonly string[]): EvalOptions & { readonly help: boolean } {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      set: { type: 'string' },
      html: { type: 'string' },
      links: { type: 'boolean', default: false },
      ablation: { type: 'boolean', default: false },
      halves: { type: 'boolean', default: false },
      misses: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: true },
      pagefind: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { set, html, ...flags } = values;
  return { set, html, ...flags };
}
