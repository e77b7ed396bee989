import { expect, test } from 'vitest';
import { requestPath } from '../../../indexer/core/request-path.ts';

test('decodes the path and drops query and fragment', () => {
  expect(requestPath('/')).toBe('');
  expect(requestPath('/assets/a%20b.js?x=1#y')).toBe('assets/a b.js');
  expect(requestPath('//double/..name')).toBe('double/..name');
});

test.each([
  '/..',
  '/../x',
  '/a/../b',
  '/%2e%2e/x',
  '/a%2f..%2fb',
  '/a\\b',
  '/a%5cb',
  '/a%00b',
  '/./a',
  '/%',
  '/%ff',
])('refuses %j', (url) => {
  expect(requestPath(url)).toBeUndefined();
});
