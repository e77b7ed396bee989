import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeTopic } from '../../../indexer/pipeline/draft-topic.ts';
import { encodePack } from '../../../indexer/pipeline/encode-pack.ts';
import { loadDraft } from '../../../indexer/pipeline/load-draft.ts';
import { docSetOf } from '../../helpers/doc-sets.ts';
import { bytesOf, openPack } from '../../helpers/memory-packs.ts';

const word = fc.constantFrom(
  'oil',
  'gear',
  'Über',
  '歯車',
  '🛠',
  '__proto__',
  '<b>',
  '`code`',
  '**x**',
  '[a](b.md#gear)',
  '$&',
  '\\',
  '1.2',
);
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const block = fc.oneof(
  line.map((text) => `## ${text}`),
  line,
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((text) => `- ${text}`).join('\n')),
  line.map((text) => `\`\`\`py\n${text}\n\`\`\``),
  line.map((text) => `> ${text}`),
  fc.tuple(line, line).map(([a, b]) => `| ${a} | ${b} |\n|---|---|\n| ${b} | ${a} |`),
);
const page = fc.array(block, { maxLength: 8 }).map((blocks) => blocks.join('\n\n'));
const path = fc.constantFrom('a.md', 'b.md', 'c/index.md', 'c/d.md', '歯.md');
const files = fc.dictionary(path, page, { minKeys: 1, maxKeys: 4 });
const docSet = fc.dictionary(fc.constantFrom('1.0', '1.1', 'dev', 'unversioned'), files, {
  minKeys: 1,
  maxKeys: 3,
});

describe('any small doc set', () => {
  it('comes out of its pack as it went in, and gives the same bytes again', async () => {
    await fc.assert(
      fc.asyncProperty(docSet, async (versions) => {
        const draft = docSetOf(versions);
        const pack = await openPack(draft);
        for (const { label, topics } of draft.versions) {
          for (const topic of topics) expect(await pack.topic(topic.path, label)).toEqual(wholeTopic(topic));
        }
        expect(bytesOf(encodePack(await loadDraft(pack)))).toEqual(bytesOf(encodePack(draft)));
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('has a row for every chunk of a version in the table that search reads', async () => {
    await fc.assert(
      fc.asyncProperty(docSet, async (versions) => {
        const draft = docSetOf(versions);
        const pack = await openPack(draft);
        for (const { label, topics } of draft.versions) {
          const table = await pack.index(label).table();
          expect(table.size).toBe(topics.reduce((sum, topic) => sum + topic.chunks.length, 0));
        }
      }),
      { numRuns: 20, seed: 11 },
    );
  });
});
