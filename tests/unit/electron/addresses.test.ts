import { describe, expect, test } from 'vitest';
import { isAppPage, isOwn, mayNavigate, mayRequest, outsideAddress } from '../../../electron/addresses.ts';

const FOREIGN = [
  'djdocs-app://other/',
  'djdocs-app://app.example.com/',
  'djdocs-app://app:80/',
  'djdocs://app/',
  'https://app/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'about:blank',
  'ftp://example.com/',
  '',
  'nonsense',
];

test.each(FOREIGN)('%j is none of our files', (address) => {
  expect(isOwn(address)).toBe(false);
  expect(mayNavigate(address, true)).toBe(false);
  expect(mayNavigate(address, false)).toBe(false);
  expect(mayRequest(address, true)).toBe(false);
});

test('a window may show the app at any place, and nothing else of ours', () => {
  expect(isAppPage('djdocs-app://app/')).toBe(true);
  expect(isAppPage('djdocs-app://app/?x#/handbook')).toBe(true);
  expect(mayNavigate('djdocs-app://app/packs/index.json', true)).toBe(false);
  expect(mayNavigate('djdocs-app://app/sandbox/frame.html', true)).toBe(false);
});

test('a frame may show the sandbox and nothing else of ours', () => {
  expect(mayNavigate('djdocs-app://app/sandbox/frame.html', false)).toBe(true);
  expect(mayNavigate('djdocs-app://app/sandbox/show.html', false)).toBe(true);
  expect(mayNavigate('djdocs-app://app/sandbox/worker.js', false)).toBe(false);
  expect(mayNavigate('djdocs-app://app/', false)).toBe(false);
});

describe('requests', () => {
  test('go to our files and to what pages keep in memory', () => {
    expect(mayRequest('djdocs-app://app/packs/index.json', false)).toBe(true);
    expect(mayRequest('blob:null/1b2c', false)).toBe(true);
    expect(mayRequest('data:text/plain,x', false)).toBe(true);
  });

  test('go to the developer tools only while developing', () => {
    expect(mayRequest('devtools://devtools/bundled/x.html', true)).toBe(true);
    expect(mayRequest('devtools://devtools/bundled/x.html', false)).toBe(false);
  });
});

test('addresses of the web and of mail lead outside, others nowhere', () => {
  expect(outsideAddress('https://example.com/a b')).toBe('https://example.com/a%20b');
  expect(outsideAddress('mailto:a@example.com')).toBe('mailto:a@example.com');
  for (const address of ['file:///x', 'javascript:1', 'smb://h/x', 'djdocs://open/x', 'x', '']) {
    expect(outsideAddress(address)).toBeUndefined();
  }
});
