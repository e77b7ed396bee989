import { expect, test } from 'vitest';
import { ARGUMENT_GUARDS } from '../../../electron/ipc-guards.ts';

test('there is a guard for each call', () => {
  expect(Object.keys(ARGUMENT_GUARDS).sort()).toEqual([
    'cancelImport',
    'catalogue',
    'chooseSources',
    'forget',
    'getDocSet',
    'importSources',
    'inspect',
    'readMemory',
    'recognise',
    'remove',
    'rollBack',
    'searchShortcut',
    'setMemoryAside',
    'setSearchShortcut',
    'takeDropped',
    'verify',
    'writeMemory',
  ]);
});

test('takes what the contract says', () => {
  expect(ARGUMENT_GUARDS.chooseSources(['files'])).toBe(true);
  expect(ARGUMENT_GUARDS.cancelImport([])).toBe(true);
  expect(ARGUMENT_GUARDS.readMemory([])).toBe(true);
  expect(ARGUMENT_GUARDS.writeMemory(['{}'])).toBe(true);
  expect(ARGUMENT_GUARDS.setMemoryAside([])).toBe(true);
  expect(ARGUMENT_GUARDS.importSources([{ sources: ['t'] }])).toBe(true);
  const order = { sources: ['t', 'u'], docSet: 'django', version: '5.2', as: 'sphinx-html' };
  expect(ARGUMENT_GUARDS.importSources([order])).toBe(true);
});

test.each([
  [[]],
  [[undefined]],
  [['t']],
  [[['t']]],
  [[{}]],
  [[{ sources: [] }]],
  [[{ sources: [1] }]],
  [[{ sources: [''] }]],
  [[{ sources: ['x'.repeat(201)] }]],
  [[{ sources: Array(1001).fill('t') }]],
  [[{ sources: ['t'], packs: '/x' }]],
  [[{ sources: ['t'], docSet: '../x' }]],
  [[{ sources: ['t'], version: 5 }]],
  [[{ sources: ['t'], as: 'nothing' }]],
  [[{ sources: ['t'] }, 'more']],
])('refuses %j as an order', (args) => {
  expect(ARGUMENT_GUARDS.importSources(args)).toBe(false);
});

test.each([[[]], [[1]], [[{}]], [['a', 'b']], [['x'.repeat(64 * 1024 * 1024 + 1)]]])(
  'refuses %# as a memory',
  (args) => {
    expect(ARGUMENT_GUARDS.writeMemory(args)).toBe(false);
  },
);

test('nothing is taken where nothing is asked for', () => {
  for (const name of ['cancelImport', 'readMemory', 'setMemoryAside'] as const)
    expect(ARGUMENT_GUARDS[name](['../memory.json'])).toBe(false);
});
test.each([[[]], [['/a']], [[Array(1001).fill('/a')]], [[[7]]], [[['/a\0b']]], [[['/'.repeat(40_000)]]]])(
  'refuses %j as what was dropped',
  (args) => {
    expect(ARGUMENT_GUARDS.takeDropped(args)).toBe(false);
  },
);
