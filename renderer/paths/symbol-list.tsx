import { memo, useMemo } from 'react';
import type { ListedSymbol } from '../../indexer/core/list-symbols.ts';
import type { TopicEntry } from '../../indexer/core/pack-format.ts';
import { hrefOf } from '../app/address.ts';
import { t } from '../i18n/strings.ts';
import { splitName } from './symbol-filter.ts';

/** Names in a block, which the browser lays out when it comes near the window. */
const BLOCK = 100;

interface SymbolListProps {
  readonly symbols: readonly ListedSymbol[];
  readonly place: { readonly docSet: string; readonly version: string };
  readonly topics: readonly TopicEntry[] | undefined;
}

/** Names as links to what defines them. */
export const SymbolList = memo(function SymbolList({ symbols, place, topics }: SymbolListProps) {
  const titles = useMemo(() => new Map(topics?.map(({ path, title }) => [path, title])), [topics]);
  const blocks = Array.from({ length: Math.ceil(symbols.length / BLOCK) }, (_, i) =>
    symbols.slice(i * BLOCK, (i + 1) * BLOCK),
  );
  return blocks.map((block) => (
    <ul
      key={keyOf(block[0])}
      className="symbol-block"
      style={{ containIntrinsicBlockSize: `auto ${block.length * 2.1}rem` }}
    >
      {block.map((symbol) => (
        <SymbolRow key={keyOf(symbol)} symbol={symbol} place={place} topic={titles.get(symbol.path)} />
      ))}
    </ul>
  ));
});

interface SymbolRowProps {
  readonly symbol: ListedSymbol;
  readonly place: SymbolListProps['place'];
  readonly topic: string | undefined;
}

const SymbolRow = memo(function SymbolRow({ symbol, place: { docSet, version }, topic }: SymbolRowProps) {
  const { name, kind, path, anchor } = symbol;
  const [around, own] = splitName(name);
  return (
    <li>
      <a className="symbol-link" href={hrefOf({ docSet, version, path, anchor })}>
        <code>
          <span className="symbol-around">{around}</span>
          {own}
        </code>
        <span className="symbol-kind">{t(`kind.${kind}`)}</span>
        <span className="symbol-topic">{topic ?? path}</span>
      </a>
    </li>
  );
});

function keyOf(symbol: ListedSymbol | undefined): string {
  return `${symbol?.kind} ${symbol?.path}#${symbol?.anchor}`;
}
