import { describe, expect, it } from 'vitest';
import { previewSection } from '../../../indexer/core/preview-section.ts';
import { docSetOf } from '../../helpers/doc-sets.ts';
import { libraryOf } from '../../helpers/memory-packs.ts';

const text = 'All hands on deck. '.repeat(20).trim();
const library = libraryOf(
  docSetOf({
    '1.0': {
      'sea.md': `# Sea\n\n## Holds others\n\n### First of them\n\nIt says this.\n\n## Long\n\n${text}\n\n${text}\n\n- one\n- two\n\n## Last\n\nThe end.\n`,
    },
  }),
);
const preview = (ref: string) => previewSection(library, ref, 300);
const kinds = ({ content }: Awaited<ReturnType<typeof preview>>) => content.map(({ k }) => k);

describe('the preview of a section', () => {
  it('is its beginning, in whole blocks, and says that there is more', async () => {
    const long = await preview('widgets@1.0/sea#long');
    expect(long).toMatchObject({ title: 'Long', trail: ['Sea'], isCut: true, ref: 'widgets@1.0/sea#long' });
    expect(kinds(long)).toEqual(['p']);
    const last = await preview('widgets@1.0/sea#last');
    expect(last).toMatchObject({ isCut: false, content: [{ k: 'p', c: ['The end.'] }] });
  });

  it('is what the first section in it says, where it says nothing itself', async () => {
    const found = await preview('widgets@1.0/sea#holds-others');
    expect(found).toMatchObject({ title: 'Holds others', content: [{ k: 'p', c: ['It says this.'] }] });
  });

  it('is refused for what is not there', async () => {
    await expect(preview('widgets@1.0/land')).rejects.toMatchObject({ code: 'not-found' });
  });
});
