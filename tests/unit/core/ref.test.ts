import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as refModule from '../../../indexer/core/ref.ts';

const { DEEP_LINK_PREFIX, formatRef, isDocSetId, parseRef, splitTarget } = refModule;
const installed = new Set(['django', 'flask']);

describe('ref', () => {
  it('has these public names', () => {
    expect(Object.keys(refModule).sort()).toEqual([
      'DEEP_LINK_PREFIX',
      'decodePart',
      'formatRef',
      'isDocSetId',
      'parseRef',
      'splitTarget',
    ]);
  });

  it.each([
    ['django@5.2/topics/db#q', { docSet: 'django', version: '5.2', path: 'topics/db', anchor: 'q' }],
    ['django/topics/db', { docSet: 'django', path: 'topics/db' }],
    ['django', { docSet: 'django', path: '' }],
    ['django@5.2', { docSet: 'django', version: '5.2', path: '' }],
    ['topics/db#q', { path: 'topics/db', anchor: 'q' }],
    ['unknown@1/x', { docSet: 'unknown', version: '1', path: 'x' }],
    ['djdocs://open/django/topics/db/', { docSet: 'django', path: 'topics/db' }],
    ['  /django/a%20b  ', { docSet: 'django', path: 'a b' }],
    ['django/100%', { docSet: 'django', path: '100%' }],
    ['#here', { path: '', anchor: 'here' }],
    ['', { path: '' }],
  ])('takes %j apart', (text, ref) => {
    expect(parseRef(text, installed)).toEqual(ref);
  });

  it('reads back what it wrote, whatever a path, version or anchor holds', () => {
    const part = fc.string({ unit: fc.constantFrom(...'ab/#%@?é. \n'), minLength: 1, maxLength: 12 });
    const path = part.filter((text) => text === text.replace(/\/+$/, '') && text !== '');
    fc.assert(
      fc.property(path, part, part, (given, version, anchor) => {
        const ref = { docSet: 'django', version, path: given, anchor };
        expect(parseRef(formatRef(ref), installed)).toEqual(ref);
        expect(parseRef(DEEP_LINK_PREFIX + formatRef(ref), installed)).toEqual(ref);
      }),
    );
  });

  it('writes a ref without a doc set as its path', () => {
    expect(formatRef({ path: 'a/b', anchor: 'c' })).toBe('a/b#c');
    expect(formatRef({ docSet: 'django', path: '' })).toBe('django');
  });

  it.each(['django', 'a', 'my-docs_1.2'])('takes %s as the id of a doc set', (id) => {
    expect(isDocSetId(id)).toBe(true);
  });

  it.each(['', 'Django', '-a', 'a/b', '..', 'a.', 'con', 'nul.txt', 'com1', 'a'.repeat(65), 'a@b', 'ä'])(
    'does not take %j as the id of a doc set',
    (id) => {
      expect(isDocSetId(id)).toBe(false);
    },
  );

  it('splits a stored target at its first #', () => {
    expect(splitTarget('a/b#c#d')).toEqual({ path: 'a/b', fragment: 'c#d' });
    expect(splitTarget('a/b')).toEqual({ path: 'a/b', fragment: '' });
  });
});
