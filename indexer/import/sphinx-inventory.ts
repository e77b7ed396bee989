import { inflateSync } from 'node:zlib';
import type { ChunkKind } from '../core/types.ts';
import type { InventorySymbol } from './importer.ts';

/** What a Sphinx build says of itself in `objects.inv` (format version 2, as Sphinx writes since 1.0). */
export interface SphinxInventory {
  readonly project: string;
  /** '' where the build has none. */
  readonly version: string;
  /** The address of each document below the site's root, by the document's name. */
  readonly documents: ReadonlyMap<string, string>;
  /** Names with the address of their page below the site's root in the place of its path. */
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

/** Ids that say what they are of: `std-setting-DEBUG`, `envvar-HOME`, `module-json`. */
const TYPED_ID = /^(?:std-([a-z]+)|(envvar)|(module))-(.+)$/;

/** The thing that an id names by Sphinx's rules, for documentation whose inventory is not at hand. */
export function symbolOfId(id: string): { readonly name: string; readonly kind: ChunkKind } | undefined {
  const [, standard, variable, module, name] = TYPED_ID.exec(id) ?? [];
  if (name === undefined) return undefined;
  const kind = module ? 'module' : KINDS[`std:${standard ?? variable}`];
  return { name, kind: kind ?? 'definition' };
}

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
  const entries = body.split('\n').flatMap(parseLine);
  const symbols = entries
    .filter(({ role }) => !NOT_SYMBOLS.has(role))
    .map(({ name, role, path, anchor }) => ({ name, kind: KINDS[role] ?? 'definition', path, anchor }));
  const documents = entries.filter(({ role, anchor }) => role === 'std:doc' && anchor === '');
  return { project, version, documents: new Map(documents.map(({ name, path }) => [name, path])), symbols };
}

interface Entry {
  readonly name: string;
  readonly role: string;
  readonly path: string;
  readonly anchor: string;
}

function parseLine(line: string): Entry[] {
  const match = /^(.+?)\s+(\S+:\S+)\s+-?\d+\s+(\S*)\s/.exec(`${line} `);
  if (!match) return [];
  const [, name = '', role = '', written = ''] = match;
  const address = written.endsWith('$') ? written.slice(0, -1) + name : written;
  // The builder singlehtml writes `#document-topics/db#name`.
  const hash = address.lastIndexOf('#');
  return [
    {
      name,
      role,
      path: address.split('#')[0] as string,
      anchor: hash < 0 ? '' : address.slice(hash + 1),
    },
  ];
}
