import { describe, expect, it } from 'vitest';
import { siteMap } from '../../../indexer/site/sitemap.ts';

describe('siteMap', () => {
  it('lists addresses as people see them, escaped', () => {
    const map = siteMap('https://h.invalid/d/', ['a/index.html', 'b&c.html']).get('sitemap.xml') ?? '';
    expect(map).toContain('<loc>https://h.invalid/d/a/</loc>');
    expect(map).toContain('<loc>https://h.invalid/d/b%26c.html</loc>');
  });

  it('splits what one file may not name', () => {
    const maps = siteMap('https://h.invalid/', ['a.html', 'b.html', 'c.html'], 2);
    expect([...maps.keys()]).toEqual(['sitemap-1.xml', 'sitemap-2.xml', 'sitemap.xml']);
    expect(maps.get('sitemap.xml')).toContain(
      '<sitemap><loc>https://h.invalid/sitemap-2.xml</loc></sitemap>',
    );
    expect(maps.get('sitemap-2.xml')?.match(/<url>/g)).toHaveLength(1);
  });
});
