import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as symbolNames from '../../../indexer/core/symbol-names.ts';

const { foldName, matchedSuffix, namePrefix, symbolKey } = symbolNames;

describe('symbol-names', () => {
  it('has these public names', () => {
    expect(Object.keys(symbolNames).sort()).toEqual(['foldName', 'matchedSuffix', 'namePrefix', 'symbolKey']);
  });

  it.each([
    ['QuerySet.annotate()', ['queryset', 'annotate']],
    ['filter(a, b=1', ['filter']],
    ['null=True', ['null']],
    ['USE_TZ=False', ['use_tz']],
    ['{% url %}', ['url']],
    ['{%- url -%}', ['url']],
    ["{% url 'home' %}", ['url']],
    ['`reverse`', ['reverse']],
    ['name__icontains', ['name', 'icontains']],
    ['Model.__init__', ['model', 'init']],
    ['{{ x }}', ['x']],
    ['__icontains', ['icontains']],
    ['__init__', ['init']],
    ['--fake-initial', ['fake_initial']],
    ['fake_initial', ['fake_initial']],
    ['settings.DEBUG', ['settings', 'debug']],
    ['@login_required', ['login_required']],
    ['class QuerySet(model=None)', ['queryset']],
    ['std::vector', ['std', 'vector']],
    ['|date', ['date']],
    [':setting', ['setting']],
  ])('folds %s', (text, parts) => {
    expect(foldName(text)).toEqual(parts);
  });

  it.each(['', ' ', 'two words', '()', '{% %}', '--', 'x'.repeat(201)])('finds no name in %j', (text) => {
    expect(foldName(text)).toEqual([]);
    expect(symbolKey(text)).toBeUndefined();
  });

  it.each([
    ['select_', 'select_'],
    ['QuerySet.sel', 'sel'],
    ['two words', ''],
  ])('begins to look for %s with "%s"', (text, prefix) => {
    expect(namePrefix(text)).toBe(prefix);
  });

  it('files a name under its last part', () => {
    expect(symbolKey('django.db.models.query.QuerySet.filter')).toBe('filter');
  });

  it('matches all of a query against the end of a name', () => {
    const name = ['django', 'queryset', 'filter'];
    expect(matchedSuffix(['filter'], name)).toBe(1);
    expect(matchedSuffix(['queryset', 'filter'], name)).toBe(2);
    expect(matchedSuffix(['manager', 'filter'], name)).toBe(0);
    expect(matchedSuffix(['a', ...name], name)).toBe(0);
    expect(matchedSuffix([], name)).toBe(0);
  });

  it('gives parts without space or punctuation, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const part of foldName(text)) expect(part).toMatch(/^[\p{L}\p{N}_]+$/u);
      }),
    );
  });
});
