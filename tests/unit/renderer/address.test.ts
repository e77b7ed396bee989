import { describe, expect, it } from 'vitest';
import { hrefOf, refTextOf } from '../../../renderer/app/address.ts';

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

  it('reads the first page out of an empty fragment', () => {
    expect(refTextOf('')).toBe('');
    expect(refTextOf('#/')).toBe('');
  });
});
