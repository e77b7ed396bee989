import { expect, test } from 'vitest';
import { packIndex, routePackRequest } from '../../../indexer/core/pack-routes.ts';

const HASH = '0123456789abcdef01234567';

test('leads to the list, and to the three kinds of file of a pack', () => {
  expect(routePackRequest('index.json')).toEqual({ kind: 'index' });
  expect(routePackRequest('django/current')).toMatchObject({
    kind: 'file',
    path: 'django/current',
    headers: { 'cache-control': 'no-cache' },
  });
  for (const path of [`django/manifest-${HASH}.json`, `django/parts/${HASH}.gz`]) {
    const headers = { 'cache-control': expect.stringContaining('immutable') };
    expect(routePackRequest(path)).toMatchObject({ kind: 'file', path, headers });
  }
});

test.each([
  '',
  'django',
  'django/',
  'django/lock',
  'django/previous',
  'django/current/',
  'django/parts',
  `django/parts/${HASH}`,
  `django/parts/${HASH}.gz/x`,
  `django/parts/${HASH.toUpperCase()}.gz`,
  'django/parts/../current',
  'django/manifest-x.json',
  '../django/current',
  'Django/current',
  'con/current',
  '/django/current',
])('leads nowhere for %j', (path) => {
  expect(routePackRequest(path)).toBeUndefined();
});

test('the list names packs by id', () => {
  expect(JSON.parse(packIndex(['a', 'b']))).toEqual({ packs: [{ id: 'a' }, { id: 'b' }] });
});
