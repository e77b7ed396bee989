import { describe, expect, it } from 'vitest';
import { nearWords, readVocabulary } from '../../../indexer/core/vocabulary.ts';
import { encodePack } from '../../../indexer/pipeline/encode-pack.ts';
import { writeVocabulary } from '../../../indexer/pipeline/index-words.ts';
import type { DocSetDraft } from '../../../indexer/pipeline/version-draft.ts';
import { docSetOf } from '../../helpers/doc-sets.ts';

/** The vocabulary of the newest version. */
const vocabularyOf = (draft: DocSetDraft) => {
  const { manifest, parts } = encodePack(draft);
  return parts.get(manifest.versions[0]?.vocabulary.name ?? '') ?? new Uint8Array();
};

const say = (word: string, sections: number) => ({ word, sections, isName: false });
const near = (typed: string, ...words: ReturnType<typeof say>[]) =>
  nearWords(typed, words, 9).map(({ word }) => word);

describe('vocabulary', () => {
  it('has the words of titles, those that three sections use, and names', () => {
    const often = ['a', 'b', 'c'].map((name) => [`${name}.md`, `# Gear\n\nOften greased.\n`]);
    const draft = docSetOf({
      '1.0': { ...Object.fromEntries(often), 'd.md': '# Chain\n\nRarely cleaned. `x`\n\n## `oil_chain()`\n' },
    });
    const words = readVocabulary(vocabularyOf(draft));
    expect(words).toEqual([
      { word: 'chain', sections: 1, isName: false },
      { word: 'gear', sections: 3, isName: false },
      { word: 'greased', sections: 3, isName: false },
      { word: 'often', sections: 3, isName: false },
      { word: 'oil_chain', sections: 1, isName: true },
    ]);
  });

  it('is empty for nothing, and refuses bytes that are cut off', () => {
    expect(readVocabulary(writeVocabulary(new Map(), new Set()))).toEqual([]);
    const draft = docSetOf({ '1.0': { 'a.md': '# Gear\n' } });
    expect(() => readVocabulary(vocabularyOf(draft).slice(0, -1))).toThrow(RangeError);
  });

  it('prefers fewer mistakes', () => {
    expect(near('generatr', say('generator', 1), say('generated', 900))).toEqual(['generator', 'generated']);
  });

  it('prefers the same first letter, then what stands in more sections', () => {
    expect(near('chian', say('whian', 900), say('chain', 1))).toEqual(['chain', 'whian']);
    expect(near('chan', say('chain', 1), say('chant', 50))).toEqual(['chant', 'chain']);
  });

  it('prefers a key beside the right one to any other', () => {
    expect(near('gesr', say('geor', 9), say('gear', 9))).toEqual(['gear', 'geor']);
  });

  it('finds nothing too far away, nothing for short words, and not the word itself', () => {
    expect(near('chain', say('gear', 9), say('chain', 9))).toEqual([]);
    expect(near('of', say('or', 9))).toEqual([]);
  });
});
