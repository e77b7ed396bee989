import { beforeEach, describe, expect, it, vi } from 'vitest';
import { plainTerminal } from '../../../indexer/cli/plain-terminal.ts';

/** A file that takes a few bytes at a time, then fails. */
const file = vi.hoisted(() => ({ taken: '', room: 0, code: '' }));
vi.mock('node:fs', () => ({
  writeSync: (_: number, bytes: Buffer, from: number) => {
    if (file.room === 0) throw Object.assign(new Error(file.code), { code: file.code });
    const part = bytes.subarray(from, from + Math.min(file.room, 3));
    file.room -= part.length;
    file.taken += part.toString('latin1');
    return part.length;
  },
}));

describe('a terminal that nobody looks at', () => {
  beforeEach(() => {
    file.taken = '';
  });

  it('writes all of a line, however little is taken at once', () => {
    file.room = 100;
    plainTerminal().out('oil the chain');
    expect(file.taken).toBe('oil the chain\n');
  });

  it('leaves the rest to the stream when a pipe is full', () => {
    Object.assign(file, { room: 7, code: 'EAGAIN' });
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    plainTerminal().out('oil the chain');
    const rest = write.mock.calls.map(([bytes]) => Buffer.from(bytes as Uint8Array).toString());
    write.mockRestore();
    expect([file.taken, rest]).toEqual(['oil the', [' chain\n']]);
  });

  it('ends quietly when the reader has had enough, and fails for anything else', () => {
    Object.assign(file, { room: 3, code: 'EPIPE' });
    expect(() => plainTerminal().out('oil the chain')).not.toThrow();
    Object.assign(file, { room: 3, code: 'EIO' });
    expect(() => plainTerminal().err('oil the chain')).toThrow('EIO');
  });
});
