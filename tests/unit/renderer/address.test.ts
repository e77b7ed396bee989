import { describe, expect, it } from 'vitest';
import {
  comparisonHref,
  hrefOf,
  refTextOf,
  sharedHref,
  splitComparison,
  splitShared,
} from '../../../renderer/app/address.ts';

describe('address', () => {
  it('writes a place as a fragment that holds its ref', () => {
    expect(hrefOf({ docSet: 'handbook', version: '5.2', path: 'guide/queries', anchor: 'q-objects' })).toBe(
      '#/handbook@5.2/guide/queries#q-objects',
    );
  });

  it('reads the ref back out of a fragment', () => {
    expect(refTextOf('#/handbook@5.2/guide/queries#q-objects')).toBe('handbook@5.2/guide/queries#q-objects');
  });

  it('reads a pasted deep link', () => {
    expect(refTextOf('#djdocs://open/handbook@5.2/guide')).toBe('handbook@5.2/guide');
  });

  it.each([
    [{ docSet: 'd', version: '5.2', path: 'a/b' }, '4.2', '#/d@5.2/a/b?compare=4.2'],
    [{ docSet: 'd', version: '5.2', path: 'a', anchor: 'x#y' }, 'a/b', '#/d@5.2/a?compare=a%2Fb#x%23y'],
  ])('writes and reads a comparison: %j with %s', (ref, other, href) => {
    expect(comparisonHref(ref, other)).toBe(href);
    const { anchor, ...bare } = ref as { anchor?: string; docSet: string; version: string; path: string };
    const fragment = anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`;
    expect(splitComparison(refTextOf(href))).toEqual({ ref: refTextOf(hrefOf(bare)) + fragment, other });
  });

  it('takes no other address for a comparison', () => {
    expect(splitComparison('d@1/a#what?compare=2')).toEqual({ ref: 'd@1/a#what?compare=2' });
    expect(splitComparison('d@1/a?compare=%E0%A')).toMatchObject({ ref: 'd@1/a' });
  });

  it('writes and reads code that comes along', () => {
    const ref = { docSet: 'd', version: '5.2', path: 'a/b', anchor: 'x?y' };
    const shared = { number: 3, packed: 'Kyj-_0' };
    expect(sharedHref(ref, shared)).toBe('#/d@5.2/a/b?code=3.Kyj-_0#x%3Fy');
    expect(splitShared(refTextOf(sharedHref(ref, shared)))).toEqual({ ref: 'd@5.2/a/b#x%3Fy', shared });
    for (const other of ['d@1/a#x?code=1.A', 'd@1/a?code=A', 'd@1/a?code=1.<b>', 'd@1/a?compare=2'])
      expect(splitShared(other)).toEqual({ ref: other });
  });

  it('reads the first page out of an empty fragment', () => {
    expect(refTextOf('')).toBe('');
    expect(refTextOf('#/')).toBe('');
  });
});
