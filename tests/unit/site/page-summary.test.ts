import { describe, expect, it } from 'vitest';
import type { ContentNode } from '../../../indexer/core/tree.ts';
import { pageSummary } from '../../../indexer/site/page-summary.ts';
import { chunk, heading, p, topic } from '../core/build-topic.ts';

const summaryOf = (...content: ContentNode[]) => pageSummary(topic(chunk({ anchor: 'a', content })));

describe('pageSummary', () => {
  it('is the first paragraph that says something', () => {
    expect(summaryOf(heading('Oil'), p('Note.'), p('Oil makes gears run  without a noise.'))).toBe(
      'Oil makes gears run without a noise.',
    );
    expect(summaryOf(p('Short.'))).toBe('Short.');
    expect(summaryOf(heading('Oil'))).toBe('');
  });

  it('ends at a word', () => {
    const long = summaryOf(p(`${'gear '.repeat(31)}gearboxes, and more`));
    expect(long).toBe(`${'gear '.repeat(30)}gear…`);
    expect(summaryOf(p('x'.repeat(300)))).toBe(`${'x'.repeat(160)}…`);
  });
});
