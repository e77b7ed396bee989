import { expect, test } from 'vitest';
import { ImportLedger } from '../../../indexer/core/import-ledger.ts';

const request = { sources: ['a', 'b'], packs: '/packs' };
const error = { code: 'x', message: 'x', hint: 'x' };

test('an importer that was finished leaves nothing open', () => {
  const ledger = new ImportLedger(request);
  ledger.note({ type: 'finished' });
  expect(ledger.unaccounted('it ended with code 0')).toEqual([]);
});

test('an importer that ended early leaves open what it said nothing about', () => {
  const ledger = new ImportLedger(request);
  ledger.note({ type: 'failed', source: 'a', error });
  expect(ledger.unaccounted('it ended with code 9')).toEqual([
    {
      type: 'failed',
      source: 'b',
      error: expect.objectContaining({ message: 'b could not be imported: it ended with code 9' }),
    },
  ]);
});
