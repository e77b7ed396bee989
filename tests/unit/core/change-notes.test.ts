import { describe, expect, it } from 'vitest';
import { changeNotes } from '../../../indexer/core/change-notes.ts';
import type { ContentNode } from '../../../indexer/core/tree.ts';

describe('the version notes of a section', () => {
  it('are found wherever they stand, in reading order, with what they say in one line', () => {
    const content: ContentNode[] = [
      { k: 'heading', c: ['Oil'] },
      { k: 'change', kind: 'added', version: '2.1', c: [{ k: 'p', c: ['New in', '\n', '2.1.'] }] },
      {
        k: 'note',
        kind: 'warning',
        c: [
          { k: 'title', c: ['Hot'] },
          {
            k: 'change',
            kind: 'changed',
            version: '3.0',
            c: [
              { k: 'p', c: ['Changed in 3.0: it takes ', { k: 'code', c: ['grade'] }, '.'] },
              { k: 'change', kind: 'deprecated', version: '', c: [{ k: 'p', c: ['Deprecated.'] }] },
            ],
          },
        ],
      },
    ];
    expect(changeNotes(content)).toEqual([
      { kind: 'added', version: '2.1', text: 'New in 2.1.' },
      { kind: 'changed', version: '3.0', text: 'Changed in 3.0: it takes grade. Deprecated.' },
      { kind: 'deprecated', version: '', text: 'Deprecated.' },
    ]);
  });
});
