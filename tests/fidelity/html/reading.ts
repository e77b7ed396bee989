import type { Bar, Offender } from '../bar.ts';
import { compareSequences } from '../sequence.ts';
import { type Corpus, ofEachCorpus } from './corpus.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * A page that `djdocs read` prints has the words of its article, code among them, in the article's order. Only pages
 * whose order an export cannot show are printed: where text goes on below a section or definition inside it.
 */
export const htmlReading = ofEachCorpus('html/reading', (corpus) => [ofCorpus(corpus)]);

function ofCorpus(corpus: Corpus): Bar {
  const offenders: Offender[] = [];
  let [words, lost] = [0, 0];
  for (const page of corpus.pages.values()) {
    const record = corpus.records.get(page.file)?.[0];
    if (!page.isInterrupted || !record) continue;
    const source = page.tokens.filter(isPrintedWord);
    const printed = corpus.run('read', '--format', 'text', record.ref.replace(/#.*$/, ''));
    const found = tokensOf([{ text: printed, line: 1 }]).filter(isPrintedWord);
    const missing = compareSequences(source.map(textOf), found.map(textOf)).lost;
    words += source.length;
    lost += missing.length;
    for (const at of missing) {
      offenders.push({ file: page.file, line: source[at]?.line ?? 0, what: source[at]?.text ?? '' });
    }
  }
  return {
    name: `words of printed pages in order, ${corpus.name}`,
    found: words - lost,
    of: words,
    least: 0.999,
    offenders,
  };
}

/** A link to code, `[source]`, is printed where it can be followed only, which the links are measured for. */
function isPrintedWord({ text, isWord }: Token, at: number, all: readonly Token[]): boolean {
  return isWord && !(text === 'source' && all[at - 1]?.text === '[' && all[at + 1]?.text === ']');
}

function textOf({ text }: { readonly text: string }): string {
  return text;
}
