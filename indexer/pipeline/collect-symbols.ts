import type { ChunkKind, SymbolName } from '../core/types.ts';
import type { InventorySymbol } from '../import/importer.ts';
import { symbolOfId } from '../import/sphinx-inventory.ts';
import { type Declaration, headingName } from './declaration.ts';
import type { ChunkOutline, DraftTopic, TopicOutline } from './draft-topic.ts';

type NamedTopic = TopicOutline & Pick<DraftTopic, 'facts'>;

/**
 * Puts the names that chunks define on the chunks: those of the source's inventory where their anchor stands, and
 * what definitions and headings themselves show where there is no inventory entry.
 */
export function collectSymbols<T extends NamedTopic>(
  topics: readonly T[],
  inventory: readonly InventorySymbol[],
): T[] {
  const byPage = new Map<string, InventorySymbol[]>();
  for (const symbol of inventory) {
    const list = byPage.get(symbol.path);
    if (list) list.push(symbol);
    else byPage.set(symbol.path, [symbol]);
  }
  return topics.map((topic) => withSymbols(topic, byPage.get(topic.path) ?? []));
}

function withSymbols<T extends NamedTopic>(topic: T, inventory: readonly InventorySymbol[]): T {
  const byAnchor = new Map<string, SymbolName[]>();
  for (const { anchor, name, kind } of inventory) {
    const list = byAnchor.get(anchor);
    if (list) list.push({ name, kind });
    else byAnchor.set(anchor, [{ name, kind }]);
  }
  const chunks = topic.chunks.map((chunk, index): ChunkOutline => {
    const ids = [chunk.anchor, ...chunk.aliases];
    const found = ids.flatMap((id) => byAnchor.get(id) ?? []);
    const listed = found.length > 0 ? found : ids.flatMap((id) => symbolOfId(id) ?? []);
    const declared = listed.length > 0 ? listed : declaredSymbols(chunk, topic.facts.declares[index]);
    const symbols = declared.length > 0 ? declared : shownSymbols(chunk);
    const named = symbols[0];
    // A section that is headed by the one thing it defines (a setting, a template tag) is that thing.
    const isThing = chunk.kind === 'section' && declared.length > 0 && named && namesTitle(chunk, named.name);
    return {
      ...chunk,
      symbols: mergeSymbols(chunk.symbols, symbols),
      kind: isThing ? named.kind : chunk.kind,
    };
  });
  return { ...topic, chunks };
}

const NAME = /^[A-Za-z_][\w.]*$/;
const COMMAND = /^[a-z][\w-]*$/;
/** Headings that show code: `select_related()`, `ALLOWED_HOSTS`, `django.db.models`. Plain words do not. */
const CODE_HEADING =
  /^(?:[A-Za-z_][\w.]*\(.*\)|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[a-z]\w*(?:\.\w+)+|[a-z]+_\w+)$/;
/** Kinds of chunks that hold prose rather than the definition of a name. */
const PROSE: ReadonlySet<ChunkKind> = new Set(['page', 'section', 'module', 'term']);

function shownSymbols(chunk: ChunkOutline): SymbolName[] {
  if (!PROSE.has(chunk.kind)) {
    const options = [...chunk.title.matchAll(/(?:^|[\s,])(--?[A-Za-z][\w-]*)/g)].map(
      (match) => match[1] as string,
    );
    if (chunk.kind === 'option' && options.length > 0)
      return options.map((name) => ({ name, kind: 'option' }));
    // `program check [label]`: what is run is the program, what is defined is its command.
    const command = chunk.kind === 'command' ? chunk.title.split(' ')[1] : undefined;
    if (command && COMMAND.test(command)) return [{ name: command, kind: 'command' }];
    if (NAME.test(chunk.anchor)) return [{ name: chunk.anchor, kind: chunk.kind }];
  }
  const title = chunk.title.trim();
  if (!CODE_HEADING.test(title)) return [];
  const name = title.replace(/\(.*$/, '');
  return [
    { name, kind: /^[A-Z_0-9]+$/.test(name) ? 'setting' : title.includes('(') ? 'function' : 'definition' },
  ];
}

/** The name that heads a section whose first block is code which declares it, in full if an id of the section says so. */
function declaredSymbols(
  { kind, title, anchor, aliases }: ChunkOutline,
  as: Declaration | undefined,
): SymbolName[] {
  const name = headingName(title);
  if (kind !== 'section' || !name || !as) return [];
  const full = [anchor, ...aliases].find((id) => id === name || id.endsWith(`.${name}`)) ?? name;
  const last = name.split('.').at(-1) ?? '';
  const isMember = /^[A-Z]/.test(full.split('.').at(-2) ?? '');
  const called = /^[A-Z]/.test(last) ? 'class' : isMember ? 'method' : 'function';
  return [{ name: full, kind: as === 'call' ? called : isMember ? 'attribute' : 'data' }];
}

function namesTitle(chunk: ChunkOutline, name: string): boolean {
  if (chunk.title === name || chunk.title.endsWith(name) || chunk.title.startsWith(name)) return true;
  // What stands within another is named with it: `CACHES-BACKEND` is headed "BACKEND".
  const shown = chunk.title.split(' ')[0] as string;
  return name.endsWith(shown) && /[-._]$/.test(name.slice(0, -shown.length));
}

function mergeSymbols(a: readonly SymbolName[], b: readonly SymbolName[]): SymbolName[] {
  const merged = new Map([...a, ...b].map((symbol) => [`${symbol.kind} ${symbol.name}`, symbol]));
  return [...merged.values()];
}
