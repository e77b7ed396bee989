import { describe, expect, it } from 'vitest';
import { contentRanges } from '../../../indexer/import/site-chrome.ts';

/** What is left of each page. */
function left(...pages: string[]): string[] {
  const lines = pages.map((page) => page.split('\n'));
  return contentRanges(lines).map(({ start, end }, i) => (lines[i] as string[]).slice(start, end).join('\n'));
}

describe('contentRanges', () => {
  const own = '# Oil[¶](#oil "Link")\n\nText.\n\n## Grease[#](#grease)\n\nThick.';

  it('runs from the first heading with a permalink to the first without one behind the last', () => {
    expect(left(`# Menu\n\n* Home\n\n${own}\n\n## Sponsors\n\nThanks.`)).toEqual([own]);
  });

  it('keeps headings without a permalink that stand between those with one', () => {
    const page = `${own}\n\n### Raw\n\nText.\n\n## Last[¶](#last)\n\nEnd.`;
    expect(left(`${page}\n\n## Footer\n\nx`)).toEqual([page]);
  });

  it('removes links to neighbours and the top before the footer, and keeps other last paragraphs', () => {
    const foot = 'Previous page and next page\n\n[Gears](../gears/)\n\n [Back to Top](#top)';
    const chrome = '## Browse\n\n* Prev: [Gears](../gears/)\n* [Shop](../shop/)';
    expect(left(`${own}\n\n${foot}\n\n${chrome}`)).toEqual([own]);
    const ends = `${own}\n\nSee [the shop](../shop/).`;
    expect(left(`${ends}\n\n${chrome}`)).toEqual([ends]);
    const linked = `${own}\n\n[Elsewhere](../elsewhere/)`;
    expect(left(`${linked}\n\n${chrome}`)).toEqual([linked]);
  });

  it('takes no heading in code for one', () => {
    const page = `${own}\n\n\`\`\`sh\n# comment\n\`\`\`\n\nAfter.`;
    expect(left(`# Menu\n${page}\n\n# Footer`)).toEqual([page]);
  });

  it('removes what all pages begin and end with where headings have no permalinks', () => {
    expect(left('Menu\nHome\n# A\n\nOne.\nFoot', 'Menu\nHome\n# B\n\nTwo.\nFoot')).toEqual([
      '# A\n\nOne.',
      '# B\n\nTwo.',
    ]);
  });

  it('leaves a single page without permalinks as it is', () => {
    expect(left('Menu\n\n# A\n\nOne.')).toEqual(['Menu\n\n# A\n\nOne.']);
  });
});
