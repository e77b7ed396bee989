import type { Bar, Offender } from '../bar.ts';
import { compareSequences } from '../sequence.ts';
import type { ChunkRecord } from '../test-data.ts';
import { type Corpus, holderOf, ofEachCorpus } from './corpus.ts';
import type { SourcePage } from './source-page.ts';
import { type Token, tokensOf } from './tokens.ts';

const LEAST = 0.999;

/**
 * The words of every section and definition, code blocks apart, are in the title and text of its chunk, in order, and
 * no others: over all pages, and on each page.
 */
export const htmlProse = ofEachCorpus('html/prose', ofCorpus);

/** How the words of a page or of many compare. */
interface Count {
  words: number;
  lost: number;
  inChunks: number;
  added: number;
  /** Signs beside words, which no bar but the one over all characters sees. */
  characters: number;
  wrongCharacters: number;
}

function ofCorpus(corpus: Corpus): Bar[] {
  const total = newCount();
  const lost: Offender[] = [];
  const added: Offender[] = [];
  const badPages: Offender[] = [];
  for (const page of corpus.pages.values()) {
    const count = comparePage(page, corpus.records.get(page.file) ?? [], lost, added);
    for (const key of Object.keys(total) as (keyof Count)[]) total[key] += count[key];
    const isGood = count.words - count.lost >= LEAST * count.words;
    if (!isGood || count.inChunks - count.added < LEAST * count.inChunks) {
      const what = `${count.lost} of ${count.words} words lost, ${count.added} of ${count.inChunks} added`;
      badPages.push({ file: page.file, line: 1, what });
    }
  }
  const { words, inChunks, characters } = total;
  const pages = corpus.pages.size;
  const bar = (name: string, of: number, wrong: number, offenders: Offender[], least = LEAST): Bar => ({
    name: `${name}, ${corpus.name}`,
    found: of - wrong,
    of,
    least,
    offenders,
  });
  return [
    bar('words that are in their chunk', words, total.lost, lost),
    bar("words of chunks that are the source's", inChunks, total.added, added),
    bar('pages of which both are true', pages, badPages.length, badPages, 1),
    bar('characters of both, signs included', characters, total.wrongCharacters, []),
  ];
}

function newCount(): Count {
  return { words: 0, lost: 0, inChunks: 0, added: 0, characters: 0, wrongCharacters: 0 };
}

function comparePage(
  { file, regions, outside }: SourcePage,
  records: readonly ChunkRecord[],
  lost: Offender[],
  added: Offender[],
): Count {
  const count = newCount();
  const unclaimed = new Set(records);
  for (const region of [outside, ...regions]) {
    const holder = region.id ? holderOf(records, region.id) : undefined;
    if (holder) unclaimed.delete(holder);
    const found = holder ? tokensOfRecord(holder) : [];
    const difference = compareSequences(textsOf(region.tokens), textsOf(found));
    const lostTokens = difference.lost.map((at) => region.tokens[at] as Token);
    const addedTokens = difference.added.map((at) => found[at] as Token);
    note(count, region.tokens, lostTokens, found, addedTokens);
    lost.push(...runsOf(lostTokens, file, `not in #${region.id}: `));
    added.push(...runsOf(addedTokens, file, `only in chunk #${region.id}: `));
  }
  for (const record of unclaimed) {
    const found = tokensOfRecord(record);
    note(count, [], [], found, found);
    added.push(...runsOf(found, file, `only in chunk #${record.anchor}: `));
  }
  return count;
}

function note(
  count: Count,
  source: readonly Token[],
  lost: readonly Token[],
  found: readonly Token[],
  added: readonly Token[],
): void {
  count.words += wordsIn(source);
  count.lost += wordsIn(lost);
  count.inChunks += wordsIn(found);
  count.added += wordsIn(added);
  count.characters += charactersIn(source) + charactersIn(found);
  count.wrongCharacters += charactersIn(lost) + charactersIn(added);
}

function tokensOfRecord({ title, text, source }: ChunkRecord): Token[] {
  return tokensOf([{ text: `${title}\n${text}`, line: 0 }]).map((token) => ({ ...token, line: source.line }));
}

/** Neighbours as one offender, so that a lost paragraph is one line of the report. */
function runsOf(tokens: readonly Token[], file: string, before: string): Offender[] {
  const words = tokens.filter(({ isWord }) => isWord);
  if (words.length === 0) return [];
  const shown = words.slice(0, 8).map(({ text }) => text);
  const more = words.length > shown.length ? ` … (${words.length} words)` : '';
  return [{ file, line: words[0]?.line ?? 0, what: `${before}${shown.join(' ')}${more}` }];
}

function textsOf(tokens: readonly Token[]): string[] {
  return tokens.map(({ text }) => text);
}

function wordsIn(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { isWord }) => sum + (isWord ? 1 : 0), 0);
}

function charactersIn(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { text }) => sum + text.length, 0);
}
