import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as linkAddressModule from '../../../indexer/core/link-address.ts';
import { link, outside } from './build-topic.ts';

const { linkAddress } = linkAddressModule;

describe('link-address', () => {
  it('has these public names', () => {
    expect(Object.keys(linkAddressModule)).toEqual(['linkAddress']);
  });

  it('keeps a link inside the doc set as it is, or as the callback makes it', () => {
    expect(linkAddress(link('ref/boats#django:sail'))).toBe('ref/boats#django:sail');
    expect(linkAddress(link('ref/boats'), (to) => `djdocs://open/django/${to}`)).toBe(
      'djdocs://open/django/ref/boats',
    );
  });

  it.each(['https://example.org/a b', 'http://x', 'mailto:crew@example.org', 'HTTPS://X'])(
    'leads outside to %s',
    (href) => {
      expect(linkAddress(outside(href))).toBe(href);
    },
  );

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    ' \u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.org',
    '/\\example.org',
    'djdocs:x',
    'https://exam\tple',
    '',
  ])('gives %j no address, whoever wrote it', (address) => {
    expect(linkAddress(outside(address))).toBeUndefined();
    expect(linkAddress(link(address))).toBeUndefined();
  });

  it('does not follow a relative address that nobody resolved', () => {
    expect(linkAddress(outside('../boats.html'))).toBeUndefined();
  });

  it('never gives a scheme but those of the web, mail and djdocs', () => {
    const address = fc.string({ unit: fc.constantFrom(...'javscriptdt:/\\#?.&\t\n\u0000 ') });
    fc.assert(
      fc.property(address, (to) => {
        const given = linkAddress(link(to));
        if (given === undefined) return;
        const { protocol, host } = new URL(given, 'https://here.example/folder/');
        expect([protocol, host]).toEqual(['https:', 'here.example']);
      }),
    );
  });
});
