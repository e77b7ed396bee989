import { describe, expect, it } from 'vitest';
import type { LinkNode } from '../../../indexer/core/tree.ts';
import { linkTarget } from '../../../renderer/reading/link-target.ts';

const target = (link: Omit<LinkNode, 'k' | 'c'>) =>
  linkTarget({ k: 'link', c: ['text'], ...link }, 'handbook', '5.2');

describe('link target', () => {
  it('keeps links inside the doc set in the app, in the version that is read', () => {
    expect(target({ how: 'anchor', to: 'guide/queries#f' })).toEqual({
      kind: 'inside',
      href: '#/handbook@5.2/guide/queries#f',
    });
  });

  it('leads on into other installed documentation', () => {
    const ref = { docSet: 'gears', version: '1.0', path: 'ref/turn', anchor: 'x' };
    for (const link of [
      { how: 'outside', href: 'https://gears.example/' } as const,
      { how: 'absent', to: 'x' } as const,
    ])
      expect(target({ ...link, ref })).toEqual({ kind: 'inside', href: '#/gears@1.0/ref/turn#x' });
  });

  it.each(['https://example.org/', 'http://example.org/', 'mailto:docs@example.org'])(
    'opens %s outside',
    (href) => {
      expect(target({ how: 'outside', href })).toEqual({ kind: 'outside', href });
    },
  );

  it.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'file:///etc/hosts',
    'vbscript:x',
    '//example.org',
    '',
  ])('shows %j as text', (href) => {
    expect(target({ how: 'outside', href }).kind).toBe('text');
  });

  it('marks a link to documentation that is not installed', () => {
    expect(target({ how: 'absent', to: 'ref/models' })).toEqual({ kind: 'absent' });
  });
});
