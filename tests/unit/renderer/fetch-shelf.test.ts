import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FetchShelf } from '../../../renderer/packs/fetch-shelf.ts';

const BASE = 'http://127.0.0.1/app/packs/';
const TEXT = 'what the part says';
const NAME = createHash('sha256').update(TEXT).digest('hex').slice(0, 24);
const PART = `${BASE}handbook/parts/${NAME}.gz`;

/** A shelf on a server that has these files and answers 404 for all others. */
function shelfOf(files: Readonly<Record<string, BodyInit | Error>>, type = 'application/json'): FetchShelf {
  return new FetchShelf(BASE, async (url) => {
    const file = files[url];
    if (file instanceof Error) throw file;
    return file === undefined
      ? new Response('', { status: 404 })
      : new Response(file, { headers: { 'content-type': type } });
  });
}

const textOf = async (bytes: Promise<Uint8Array>) => new TextDecoder().decode(await bytes);

describe('packs over fetch', () => {
  it('lists the doc sets by name', async () => {
    const index = JSON.stringify({ packs: [{ id: 'handbook' }, { id: 'django' }, { id: '../../etc' }] });
    expect(await shelfOf({ [`${BASE}index.json`]: index }).list()).toEqual(['django', 'handbook']);
  });

  it('is an empty shelf where there is no list, or a page instead of one', async () => {
    expect(await shelfOf({}).list()).toEqual([]);
    expect(await shelfOf({ [`${BASE}index.json`]: '<!doctype html>' }, 'text/html').list()).toEqual([]);
  });

  it('says what is wrong with a list that cannot be read', async () => {
    await expect(shelfOf({ [`${BASE}index.json`]: '{"packs":' }).list()).rejects.toMatchObject({
      code: 'pack-damaged',
      message: expect.stringContaining('packs/index.json'),
    });
  });

  it('inflates a part, and takes one that the server has inflated as it is', async () => {
    expect(
      await textOf(
        shelfOf({ [PART]: gzipSync(TEXT) })
          .source('handbook')
          .part(NAME),
      ),
    ).toBe(TEXT);
    expect(
      await textOf(
        shelfOf({ [PART]: TEXT })
          .source('handbook')
          .part(NAME),
      ),
    ).toBe(TEXT);
  });

  it.each([
    ['missing', undefined, 'is missing'],
    ['cut off', gzipSync(TEXT).subarray(0, 20), 'is damaged'],
    ['another part', gzipSync('something else'), 'what its name says'],
    ['out of reach', new TypeError('fetch failed'), 'cannot be reached'],
  ])('names the part and the pack when it is %s', async (_, file, what) => {
    const shelf = shelfOf(file === undefined ? {} : { [PART]: file as BodyInit | Error });
    await expect(shelf.source('handbook').part(NAME)).rejects.toMatchObject({
      code: 'pack-damaged',
      message: expect.stringMatching(new RegExp(`${NAME}.*"handbook".*${what}`)),
    });
  });

  it('asks for the manifest anew every time, and says so when it is not there', async () => {
    const asked: RequestInit[] = [];
    const shelf = new FetchShelf(BASE, async (url, init = {}) => {
      asked.push(init);
      return url === `${BASE}handbook/manifest.json` ? new Response('{}') : new Response('', { status: 404 });
    });
    expect(await textOf(shelf.source('handbook').manifest())).toBe('{}');
    await expect(shelf.source('django').manifest()).rejects.toMatchObject({
      code: 'pack-damaged',
      message: 'manifest.json of pack "django" is missing (answer 404)',
    });
    expect(asked).toEqual([{ cache: 'no-cache' }, { cache: 'no-cache' }]);
  });
});
