import { inflateSync } from 'node:zlib';
import type { ChunkKind } from '../core/types.ts';
import type { InventorySymbol } from './importer.ts';

/** What a Sphinx build says of itself in `objects.inv` (format version 2, as Sphinx writes since 1.0). */
export interface SphinxInventory {
  readonly project: string;
  readonly version: string;
  readonly symbols: readonly InventorySymbol[];
}

const KINDS: Readonly<Record<string, ChunkKind>> = {
  'py:module': 'module',
  'py:class': 'class',
  'py:exception': 'exception',
  'py:function': 'function',
  'py:method': 'method',
  'py:classmethod': 'method',
  'py:staticmethod': 'method',
  'py:attribute': 'attribute',
  'py:property': 'attribute',
  'py:data': 'data',
  'std:setting': 'setting',
  'std:templatetag': 'tag',
  'std:templatefilter': 'filter',
  'std:fieldlookup': 'lookup',
  'std:django-admin': 'command',
  'std:cmdoption': 'option',
  'std:envvar': 'data',
  'std:confval': 'setting',
  'std:term': 'term',
};
/** Labels and documents name places, not things; everything unknown in another domain is a definition. */
const NOT_SYMBOLS = new Set(['std:label', 'std:doc']);
const MAX_INFLATED = 64 * 1024 * 1024;

/** Reads `objects.inv`. Throws a plain Error with the reason when it is not one. */
export function parseInventory(bytes: Uint8Array): SphinxInventory {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  const headerLine = (): string => {
    const end = buffer.indexOf(10, offset);
    if (end < 0) throw new Error('the header is cut off');
    const line = buffer.toString('utf8', offset, end);
    offset = end + 1;
    return line;
  };
  if (!headerLine().startsWith('# Sphinx inventory version 2'))
    throw new Error('not a Sphinx inventory of version 2');
  const project = headerLine().replace(/^# Project: */, '');
  const version = headerLine().replace(/^# Version: */, '');
  headerLine();
  const body = inflateSync(buffer.subarray(offset), { maxOutputLength: MAX_INFLATED }).toString('utf8');
  return { project, version, symbols: body.split('\n').flatMap(parseLine) };
}

function parseLine(line: string): InventorySymbol[] {
  const match = /^(.+?)\s+(\S+:\S+)\s+-?\d+\s+(\S*)\s/.exec(`${line} `);
  if (!match) return [];
  const [, name = '', role = '', uri = ''] = match;
  if (NOT_SYMBOLS.has(role)) return [];
  const [page = '', fragment = ''] = uri.split('#');
  return [
    {
      name,
      kind: KINDS[role] ?? 'definition',
      path: page.replace(/\.html$/, ''),
      anchor: fragment.endsWith('$') ? fragment.slice(0, -1) + name : fragment,
    },
  ];
}
