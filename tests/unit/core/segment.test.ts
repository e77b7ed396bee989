import { describe, expect, it } from 'vitest';
import { PackIntegrityError } from '../../../indexer/core/errors.ts';
import { Segment, type SegmentContent, writeSegment } from '../../../indexer/core/segment.ts';

const content: SegmentContent = {
  path: 'oil',
  urls: [['1.0', 'https://gears.example/oil']],
  versions: [{ label: '1.0', title: 'Oil', kind: 'guide', file: 'oil.md', source: 0, chunks: [[0, -1, 1]] }],
  records: ['a', 'b'].map((anchor) => ({ anchor, title: 'T', kind: 'section', layout: [0], hash: 'h' })),
  blocks: ['one\ntwo', '"\u2028'].map((text) => ({ k: 'p', c: [text] })),
};
const open = (bytes: Uint8Array) => new Segment(bytes, 'part x of pack "y"');

describe('a content part', () => {
  it('gives back what went in', () => {
    const segment = open(writeSegment(content));
    const { path, versions, records, blocks } = segment;
    expect({ path, versions, records, blocks }).toEqual({
      path: content.path,
      versions: content.versions,
      records: content.records,
      blocks: content.blocks,
    });
    expect([segment.url('1.0'), segment.url('2.0')]).toEqual(['https://gears.example/oil', undefined]);
  });

  it('gives single records and blocks, and none where there is none', () => {
    const segment = open(writeSegment(content));
    expect([0, 1, 2].map((at) => segment.record(at)?.anchor)).toEqual(['a', 'b', undefined]);
    expect([0, 1, 2].map((at) => segment.block(at))).toEqual([...content.blocks, undefined]);
  });

  it('may hold nothing', () => {
    const { versions, records, blocks } = open(writeSegment({ path: '', records: [], blocks: [] }));
    expect([versions, records, blocks]).toEqual([[], [], []]);
  });

  it('names itself when a line cannot be read', () => {
    const bytes = writeSegment(content);
    bytes[bytes.length - 1] = 0x2c;
    const segment = open(bytes);
    expect(segment.record(1)?.anchor).toBe('b');
    expect(() => segment.block(1)).toThrow(PackIntegrityError);
    expect(() => segment.blocks).toThrow('part x of pack "y" cannot be read');
    expect(() => open(new TextEncoder().encode('{'))).toThrow(PackIntegrityError);
  });
});
