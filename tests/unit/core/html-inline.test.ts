import { describe, expect, it } from 'vitest';
import * as htmlInline from '../../../indexer/core/html-inline.ts';
import { em } from './build-topic.ts';

const { escapeHtml, inlineHtml } = htmlInline;

describe('html-inline', () => {
  it('has these public names', () => {
    expect(Object.keys(htmlInline).sort()).toEqual(['escapeHtml', 'inlineHtml']);
  });

  it('escapes what means something in text or in an attribute', () => {
    expect(escapeHtml('<a href="b" c=\'d\'>&amp;')).toBe(
      '&lt;a href=&quot;b&quot; c=&#39;d&#39;&gt;&amp;amp;',
    );
  });

  it('writes marks as their elements and line breaks as such', () => {
    expect(inlineHtml([em('a'), { k: 'br' }, { k: 'small', c: ['b'] }], {})).toBe(
      '<em>a</em><br><small>b</small>',
    );
  });
});
