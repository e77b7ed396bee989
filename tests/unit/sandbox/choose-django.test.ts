import { describe, expect, it } from 'vitest';
import { chooseDjango, noticeOfVersion, usesDjango } from '../../../indexer/sandbox/choose-django.ts';

const pack = { name: 'x', bytes: 0, sha256: '' };
const available = ['5.2.17', '4.2.28', '5.2.9'].map((version) => ({ version, pack }));

describe('chooseDjango', () => {
  it.each([
    ['5.2', '5.2.17'],
    ['4.2', '4.2.28'],
    ['v4.2.1', '4.2.28'],
    ['5.0', '5.2.9'],
    ['1.11', '4.2.28'],
    ['6.0', '5.2.17'],
    ['10.0', '5.2.17'],
    ['dev', '5.2.17'],
    [undefined, '5.2.17'],
  ])('runs a page of %s on %s', (docVersion, used) => {
    expect(chooseDjango(available, docVersion)?.version).toBe(used);
  });

  it('gives nothing when there is none', () => {
    expect(chooseDjango([], '5.2')).toBeUndefined();
  });
});

describe('noticeOfVersion', () => {
  it('is silent about the page’s own series and about pages without a version', () => {
    expect(noticeOfVersion({ version: '5.2.17' }, '5.2')).toBeUndefined();
    expect(noticeOfVersion({ version: '5.2.17' }, undefined)).toBeUndefined();
  });

  it('names both versions otherwise', () => {
    expect(noticeOfVersion({ version: '5.2.17' }, '6.0')).toMatch(/6\.0.*5\.2\.17/);
  });
});

describe('usesDjango', () => {
  it('looks at the code and at what it builds on', () => {
    const request = (code: string, context: readonly string[] = [], library: readonly string[] = []) => ({
      code,
      context: context.map((one) => ({ code: one })),
      library: library.map((one) => ({ code: one, from: 'boats' })),
      timeoutMs: 1,
    });
    expect(usesDjango(request('from django.db import models'))).toBe(true);
    expect(usesDjango(request('Blog.objects.count()', ['import django']))).toBe(true);
    expect(usesDjango(request('Blog.objects.count()', [], ['import django']))).toBe(true);
    expect(usesDjango(request('print(1)', ['x = 1'], ['x = 2']))).toBe(false);
  });
});
