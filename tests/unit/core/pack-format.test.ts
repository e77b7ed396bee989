import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocsError, PackFormatError, PackIntegrityError } from '../../../indexer/core/errors.ts';
import * as packFormat from '../../../indexer/core/pack-format.ts';

const { BUCKETS, bucketOf, HASH_LENGTH, PACK_FORMAT, parseJsonPart, parseManifest } = packFormat;
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const manifest = {
  format: PACK_FORMAT,
  docSet: { id: 'harbour', title: 'Harbour', description: '' },
  encoder: 'x',
  versions: [{ label: '1.0' }],
  directory: { name: 'a', bytes: 1 },
  postings: [],
};

describe('pack-format', () => {
  it('has these public names', () => {
    expect(Object.keys(packFormat).sort()).toEqual([
      'BUCKETS',
      'HASH_LENGTH',
      'PACK_FORMAT',
      'bucketOf',
      'byBucket',
      'parseJson',
      'parseJsonPart',
      'parseManifest',
    ]);
  });

  it('does not change by accident what is on disk', () => {
    expect([PACK_FORMAT, HASH_LENGTH, BUCKETS]).toEqual([1, 24, 4096]);
    expect(['', 'index', 'topics/db/queries', 'é'].map(bucketOf)).toEqual([3525, 2475, 2799, 3140]);
  });

  it('puts every path into a bucket', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        const bucket = bucketOf(path);
        expect(Number.isInteger(bucket) && bucket >= 0 && bucket < BUCKETS).toBe(true);
      }),
    );
  });

  it('spreads paths over the buckets', () => {
    const used = new Set(Array.from({ length: 4096 }, (_, i) => bucketOf(`topics/page-${i}`)));
    expect(used.size).toBeGreaterThan(2300);
  });

  it('reads a manifest back', () => {
    expect(parseManifest(bytes(manifest), 'here')).toEqual(manifest);
  });

  it('refuses another format and says what to do', () => {
    const parse = (format: number) => () => parseManifest(bytes({ ...manifest, format }), 'pack "harbour"');
    expect(parse(2)).toThrow(PackFormatError);
    expect(parse(2)).toThrow('pack "harbour" was written in pack format 2, this djdocs reads format 1');
    expect(parse(2)).toThrow(expect.objectContaining({ hint: expect.stringContaining('Update djdocs') }));
    expect(parse(0)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('add the documentation again') }),
    );
  });

  it.each([
    ['null', null],
    ['a number', 5],
    ['a list', []],
    ['an empty object', {}],
    ['no versions', { ...manifest, versions: [] }],
    ['versions that are no list', { ...manifest, versions: { length: 1 } }],
    ['no doc set', { ...manifest, docSet: null }],
    ['an id that is a path', { ...manifest, docSet: { id: '../x' } }],
    ['an id that is a number', { ...manifest, docSet: { id: 5 } }],
    ['no postings', { ...manifest, postings: undefined }],
    ['no directory', { ...manifest, directory: undefined }],
  ])('refuses a manifest with %s', (_, value) => {
    expect(() => parseManifest(bytes(value), 'here')).toThrow(PackIntegrityError);
  });

  it('never throws anything but its own errors, for any JSON', () => {
    const odd = fc.record(
      {
        format: fc.constantFrom(PACK_FORMAT, 'x'),
        docSet: fc.jsonValue(),
        versions: fc.jsonValue(),
        directory: fc.jsonValue(),
        postings: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), odd), (value) => {
        try {
          parseManifest(bytes(value), 'here');
        } catch (error) {
          expect(error).toBeInstanceOf(DocsError);
        }
      }),
    );
  });

  it('names the place of a part that is not JSON', () => {
    expect(() => parseJsonPart(new TextEncoder().encode('{'), 'topics of 5.2')).toThrow(
      'topics of 5.2 cannot be read',
    );
    expect(parseJsonPart(bytes([1]), 'x')).toEqual([1]);
  });
});
