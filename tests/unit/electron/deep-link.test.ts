import { expect, test } from 'vitest';
import { placeOfCommandLine, placeOfDeepLink } from '../../../electron/deep-link.ts';

test.each([
  ['djdocs://open/django@5.2/topics/db/queries#q-objects', '#/django@5.2/topics/db/queries#q-objects'],
  ['djdocs://open/handbook', '#/handbook'],
  ['djdocs://open/handbook/guide/queries/', '#/handbook/guide/queries'],
  ['djdocs://open/h@1/a%20b#c%23d', '#/h@1/a%20b#c%23d'],
  ['djdocs://open/javascript:alert(1)', '#/javascript:alert(1)'],
])('%s names a place', (link, place) => {
  expect(placeOfDeepLink(link)).toBe(place);
});

test.each([
  'djdocs://open/',
  'djdocs://open',
  'djdocs://run/handbook',
  'djdocs:open/handbook',
  'DJDOCS://open/handbook',
  'javascript:alert(1)',
  'https://example.com/djdocs://open/handbook',
  'djdocs://open/..@1/y',
  'djdocs://open/Django@5.2/x',
  'djdocs://open/a\nb',
  `djdocs://open/${'x'.repeat(2000)}`,
])('%j names none', (link) => {
  expect(placeOfDeepLink(link)).toBeUndefined();
});

test('finds the link among the arguments of a command line', () => {
  expect(placeOfCommandLine(['djdocs-app', '--flag', 'djdocs://open/handbook', '--other'])).toBe(
    '#/handbook',
  );
  expect(placeOfCommandLine(['djdocs-app', '.', 'https://example.com/'])).toBeUndefined();
  expect(placeOfCommandLine(['djdocs-app', 'djdocs://open/handbook', 'djdocs://run/x'])).toBeUndefined();
});
