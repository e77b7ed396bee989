import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../indexer/core/errors.ts';
import * as queryModule from '../../../indexer/core/query.ts';

const { DEFAULT_LIMIT, MAX_LIMIT, parseQuery } = queryModule;
const parse = (query: string) => parseQuery({ query });

describe('query', () => {
  it('has these public names', () => {
    expect(Object.keys(queryModule).sort()).toEqual(['DEFAULT_LIMIT', 'MAX_LIMIT', 'parseQuery']);
  });

  it('takes plain words as they are', () => {
    expect(parse('  bulk   create ')).toEqual({
      text: 'bulk create',
      phrases: [],
      excluded: [],
      limit: DEFAULT_LIMIT,
    });
  });

  it('takes filters out of the words', () => {
    expect(parse('version:5.2 cache in:django kind:setting')).toMatchObject({
      text: 'cache',
      version: '5.2',
      docSet: 'django',
      kind: 'setting',
    });
  });

  it('lets an option win over a filter in the words', () => {
    expect(parseQuery({ query: 'version:4.2 x', version: '5.2' })).toMatchObject({
      version: '5.2',
      text: 'x',
    });
  });

  it('keeps phrases in the text and as phrases', () => {
    expect(parse('a "bulk create" b "c"')).toMatchObject({
      text: 'a bulk create b c',
      phrases: ['bulk create', 'c'],
    });
  });

  it('takes excluded words out', () => {
    expect(parse('cache -redis -a_b')).toMatchObject({ text: 'cache', excluded: ['redis', 'a_b'] });
  });

  it.each(['--fake-initial', 'django:x', 'a-b', '-', '"', 'a"b', 'version:', 'in: x', 'xversion:5', '"" a'])(
    'leaves %j in the text, which only looks like a query word',
    (query) => {
      expect(parse(query)).toEqual({ text: query.trim(), phrases: [], excluded: [], limit: DEFAULT_LIMIT });
    },
  );

  it('takes characters of regular expressions as they are', () => {
    const text = '.*+?^$ {}()|[\\] (?:x) $& $1';
    expect(parse(text).text).toBe(text);
    expect(parse(`"${text}"`).phrases).toEqual([text]);
  });

  it('turns control characters into spaces', () => {
    expect(parse('a\u0000b\tc\nd\u009fe').text).toBe('a b c d e');
  });

  it('looks at the first thousand characters of a query', () => {
    expect(parse('x'.repeat(10_000)).text).toHaveLength(1000);
    expect(parse('"a '.repeat(3334)).text.length).toBeLessThanOrEqual(1000);
  });

  it('takes names that objects have of their own for words', () => {
    expect(parse('__proto__ constructor kind:__proto__')).toMatchObject({
      text: '__proto__ constructor',
      kind: '__proto__',
    });
  });

  it('takes a limit within its bounds', () => {
    expect(parseQuery({ query: '', limit: 1 }).limit).toBe(1);
    expect(parseQuery({ query: '', limit: MAX_LIMIT }).limit).toBe(MAX_LIMIT);
  });

  it.each([0, -1, 1.5, MAX_LIMIT + 1, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses a limit of %d',
    (limit) => {
      expect(() => parseQuery({ query: '', limit })).toThrow(UsageError);
    },
  );
});
