import { describe, expect, it } from 'vitest';
import { isDocSetId } from '../../../indexer/core/ref.ts';
import { SOURCE_FORMATS } from '../../../indexer/core/types.ts';
import { isVersionLabel } from '../../../indexer/core/versions.ts';
import { findOffer, offerOf, shippedCatalogue } from '../../../indexer/get/catalogue.ts';
import { FETCH_LIMITS } from '../../../indexer/get/fetch-limits.ts';
import { sortVersions } from '../../../indexer/pipeline/version-order.ts';

const catalogue = shippedCatalogue();

describe('the catalogue', () => {
  it('names each doc set once', () => {
    expect(new Set(catalogue.map(({ name }) => name)).size).toBe(catalogue.length);
  });

  it.each(catalogue.map((entry) => [entry.name, entry] as const))('describes %s whole', (_, entry) => {
    const { name, title, about, format, license, home, url, file, megabytes, versions, system } = entry;
    expect(isDocSetId(name)).toBe(true);
    for (const text of [title, about, license]) expect(text).toMatch(/\S/);
    expect(SOURCE_FORMATS).toContain(format);
    expect(['zip', 'text']).toContain(file);
    expect(megabytes).toBeGreaterThan(0);
    expect(new URL(home).protocol).toBe('https:');
    expect(url.includes('{version}')).toBe(versions.length > 0);
    expect(versions.every(isVersionLabel)).toBe(true);
    expect(sortVersions(versions)).toEqual(versions);
    if (system) expect(system.folder).toMatch(/^\/usr\/share\/doc\//);
    for (const version of versions.length > 0 ? versions : [undefined]) {
      const offer = offerOf(entry, version);
      expect(offer.url).not.toContain('{');
      expect(FETCH_LIMITS.isAllowed(new URL(offer.url))).toBe(true);
    }
  });

  it('offers the newest version unless another one is asked for', () => {
    const [name, newest] = [catalogue[0]?.name, catalogue[0]?.versions[0]];
    expect(findOffer(String(name), catalogue)).toMatchObject({ version: newest });
    expect(findOffer('django@4.2', catalogue)).toMatchObject({
      version: '4.2',
      url: expect.stringContaining('4.2'),
    });
  });

  it.each([
    ['nothing', 'The catalogue has nothing called "nothing"'],
    ['__proto__', 'The catalogue has nothing called "__proto__"'],
    ['django@1.0', 'The catalogue has no version 1.0 of django'],
    ['svelte@4', 'The catalogue has no version 4 of svelte'],
  ])('says of %s what there is instead', (target, message) => {
    expect(() => findOffer(target, catalogue)).toThrow(
      expect.objectContaining({ code: 'not-found', message }),
    );
  });
});
