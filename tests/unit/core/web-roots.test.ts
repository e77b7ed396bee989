import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../indexer/core/pack-format.ts';
import * as module from '../../../indexer/core/web-roots.ts';

const { placesOnWeb, webRoots } = module;

/** A manifest with versions, newest first, and the bases of their sources. */
function manifest(id: string, versions: Readonly<Record<string, readonly string[]>>): Manifest {
  const entries = Object.entries(versions).map(([label, bases]) => ({
    label,
    sources: bases.map((base) => ({ format: 'skill', name: base, hash: '', removed: {}, base })),
  }));
  return { docSet: { id }, versions: entries } as unknown as Manifest;
}

const roots = [
  ...webRoots(manifest('gears', { '2.0': [], '1.0': ['https://gears.example/en/1.0/'] })),
  ...webRoots(manifest('rust', { unversioned: ['https://rust.example'] })),
  ...webRoots(manifest('rust-book', { unversioned: ['https://rust.example/book/'] })),
  ...webRoots(manifest('oil', { stable: ['https://oil.example/en/stable/'] })),
];
const lead = (address: string) =>
  placesOnWeb(address, roots).map(({ docSet, label, path, fragment }) =>
    [docSet, label, path, fragment].join(' '),
  );

describe('places on the web', () => {
  it('offers these names', () => {
    expect(Object.keys(module).sort()).toEqual(['placesOnWeb', 'webRoots']);
  });

  it.each<[string, string, string[]]>([
    ['a page', 'https://gears.example/en/1.0/ref/turn/', ['gears 1.0 ref/turn ']],
    ['a section', 'https://gears.example/en/1.0/ref/turn/#fast', ['gears 1.0 ref/turn fast']],
    ['a page as a file', 'https://gears.example/en/1.0/ref/turn.html#fast', ['gears 1.0 ref/turn fast']],
    ['the root', 'https://gears.example/en/1.0/', ['gears 1.0 index ']],
    ['the root without its slash', 'https://gears.example/en/1.0', ['gears 1.0 index ']],
    ['a page without encryption', 'http://gears.example/en/1.0/ref', ['gears 1.0 ref ']],
    ['a host in capitals', 'HTTPS://Gears.Example/en/1.0/ref', ['gears 1.0 ref ']],
    ['a query', 'https://gears.example/en/1.0/ref/?from=x#y', ['gears 1.0 ref y']],
    ['encoded characters', 'https://gears.example/en/1.0/a%20b#%C3%BC', ['gears 1.0 a b ü']],
    ['another version that is there', 'https://gears.example/en/2.0/ref', ['gears 2.0 ref ']],
    ['another name of a version', 'https://gears.example/en/stable/ref', ['gears 2.0 ref ']],
    ['a version with a v', 'https://gears.example/en/v1.0/ref', ['gears 1.0 ref ']],
    ['a version that is not there', 'https://gears.example/en/3.0/ref', []],
    ['no version', 'https://gears.example/en/ref', []],
    ['another language', 'https://gears.example/fr/1.0/ref', []],
    ['another host', 'https://gears.example.org/en/1.0/ref', []],
    ['a host that only begins alike', 'https://rust.example.evil/a', []],
    ['a label that is none of a version', 'https://oil.example/en/stable/a', ['oil stable a ']],
    ['a release of what is only known as stable', 'https://oil.example/en/3.1/a', []],
    [
      'the deeper of two roots first',
      'https://rust.example/book/one',
      ['rust-book unversioned one ', 'rust unversioned book/one '],
    ],
    ['another scheme', 'ftp://gears.example/en/1.0/ref', []],
    ['no address', 'ref/turn', []],
    ['nothing', '', []],
    ['a broken encoding', 'https://rust.example/%E0%A4%A', ['rust unversioned %E0%A4%A ']],
  ])('are found for %s', (_, address, expected) => {
    expect(lead(address)).toEqual(expected);
  });

  it('are none where no source says where it stands', () => {
    expect(webRoots(manifest('gears', { '1.0': [] }))).toEqual([]);
    expect(webRoots(manifest('gears', { '1.0': ['not an address'] }))).toEqual([]);
  });
});
