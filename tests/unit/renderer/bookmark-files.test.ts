import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRef } from '../../../indexer/core/ref.ts';
import { readBookmarks, toJson, toMarkdown } from '../../../renderer/bookmarks/bookmark-files.ts';

const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\s+/g, ' ').trim());
const note = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n').trim());
const ref = fc
  .record({ docSet: fc.constantFrom('django', 'flask'), version: line, path: line, anchor: line })
  .map(formatRef);
const bookmarks = fc.array(
  fc.record({ ref, title: line, note, added: fc.constant('2026-11-21T21:00:00.000Z') }),
);

describe('bookmarks in a file', () => {
  test.each([
    ['JSON', toJson],
    ['Markdown', toMarkdown],
  ])('of %s come back as they were', (_, write) => {
    fc.assert(
      fc.property(bookmarks, (all) => {
        expect(readBookmarks(write(all))).toEqual(all);
      }),
    );
  });

  test('read as people write them', () => {
    const text = [
      '# What I keep',
      '',
      'Some words.',
      '* [Q objects](djdocs://open/handbook@5.2/guide/queries#q-objects)',
      '',
      '  > with **or**',
      '  >',
      '  > and not',
      '- [Elsewhere](https://example.org/)',
    ].join('\r\n');
    expect(readBookmarks(text)).toEqual([
      {
        ref: 'handbook@5.2/guide/queries#q-objects',
        title: 'Q objects',
        note: 'with **or**\n\nand not',
        added: '',
      },
    ]);
  });

  test.each(['', 'nothing', '{}', '[]', 'null', '{"bookmarks":[{"ref":1}]}', '- [x](javascript:alert(1))'])(
    'that says %j are none',
    (text) => {
      expect(readBookmarks(text)).toEqual([]);
    },
  );
});
