import { expect, test } from 'vitest';
import { packIndex, routePackRequest } from '../../../indexer/core/pack-routes.ts';

const HASH = '0123456789abcdef01234567';

test('leads to the list, and to the two kinds of file of a pack', () => {
  expect(routePackRequest('index.json')).toEqual({ kind: 'index' });
  expect(routePackRequest('django/manifest.json')).toMatchObject({
    kind: 'file',
    path: 'django/manifest.json',
    headers: { 'cache-control': 'no-cache' },
  });
  expect(routePackRequest(`django/parts/${HASH}.gz`)).toMatchObject({
    kind: 'file',
    path: `django/parts/${HASH}.gz`,
    headers: { 'cache-control': expect.stringContaining('immutable') },
  });
});

test.each([
  '',
  'django',
  'django/',
  'django/lock',
  'django/previous',
  'django/manifest.json/',
  'django/parts',
  `django/parts/${HASH}`,
  `django/parts/${HASH}.gz/x`,
  `django/parts/${HASH.toUpperCase()}.gz`,
  'django/parts/../manifest.json',
  'django/manifest-x.json',
  'django/previous.json',
  '../django/manifest.json',
  'Django/manifest.json',
  'con/manifest.json',
  '/django/manifest.json',
])('leads nowhere for %j', (path) => {
  expect(routePackRequest(path)).toBeUndefined();
});

test('the list names packs by id', () => {
  expect(JSON.parse(packIndex(['a', 'b']))).toEqual({ packs: [{ id: 'a' }, { id: 'b' }] });
});
