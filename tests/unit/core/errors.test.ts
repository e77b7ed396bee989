import { describe, expect, it } from 'vitest';
import * as errors from '../../../indexer/core/errors.ts';

const { DocsError, describeError, PackFormatError, PackIntegrityError, UsageError } = errors;

describe('errors', () => {
  it('has these public names', () => {
    expect(Object.keys(errors).sort()).toEqual([
      'DocsError',
      'PackFormatError',
      'PackIntegrityError',
      'REPLACE_PACK',
      'UsageError',
      'describeError',
    ]);
  });

  it('gives each kind its code and name', () => {
    const all = [
      new UsageError('m', 'h'),
      new PackFormatError('m', 'h'),
      new PackIntegrityError('m', 'h'),
      new DocsError('pack-busy', 'm', 'h'),
    ];
    expect(all.map(({ code, name }) => [code, name])).toEqual([
      ['usage', 'UsageError'],
      ['pack-format', 'PackFormatError'],
      ['pack-damaged', 'PackIntegrityError'],
      ['pack-busy', 'DocsError'],
    ]);
    expect(all.every((error) => error instanceof DocsError && error instanceof Error)).toBe(true);
  });

  it('keeps what caused it', () => {
    const cause = new Error('why');
    expect(new PackIntegrityError('m', 'h', { cause }).cause).toBe(cause);
  });

  it('describes an error with its next step, and anything else that was thrown', () => {
    expect(describeError(new UsageError('Not so', 'Try this'))).toBe('Not so. Try this.');
    expect(describeError(new Error('plain'))).toBe('plain');
    expect(describeError('text')).toBe('text');
    expect(describeError(undefined)).toBe('undefined');
  });
});
