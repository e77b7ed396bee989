import { useDeferredValue, useMemo, useState } from 'react';
import type { TopicEntry } from '../../indexer/core/pack-format.ts';
import type { ChunkKind } from '../../indexer/core/types.ts';
import { plural, t } from '../i18n/strings.ts';
import type { Opened } from '../workers/protocol.ts';
import { countKinds, filterSymbols } from './symbol-filter.ts';
import { SymbolList } from './symbol-list.tsx';

interface SymbolsViewProps {
  readonly page: Extract<Opened, { view: 'symbols' }>;
  readonly topics: readonly TopicEntry[] | undefined;
}

/** All names that a version defines, by kind and by what is typed. */
export default function SymbolsView({ page, topics }: SymbolsViewProps) {
  const { symbols } = page;
  const [kind, setKind] = useState<ChunkKind>();
  const [typed, setTyped] = useState('');
  const kinds = useMemo(() => countKinds(symbols), [symbols]);
  // Typing goes on while a long list is drawn.
  const query = useDeferredValue(typed);
  const shown = useMemo(() => filterSymbols(symbols, kind, query), [symbols, kind, query]);
  return (
    <div className="symbols-view">
      <h1 tabIndex={-1}>{t('symbols.title')}</h1>
      <input
        type="search"
        className="symbols-filter"
        aria-label={t('symbols.filter')}
        placeholder={t('symbols.filter')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <fieldset className="symbols-kinds">
        <legend className="visually-hidden">{t('symbols.kinds')}</legend>
        <KindChoice
          kind={undefined}
          count={symbols.length}
          isChosen={kind === undefined}
          onChoose={setKind}
        />
        {kinds.map(([one, count]) => (
          <KindChoice key={one} kind={one} count={count} isChosen={kind === one} onChoose={setKind} />
        ))}
      </fieldset>
      <p role="status" className="symbols-count">
        {shown.length === 0
          ? t('symbols.none', { query })
          : plural('symbols.count.one', 'symbols.count.other', shown.length)}
      </p>
      <SymbolList symbols={shown} place={page} topics={topics} />
    </div>
  );
}

interface KindChoiceProps {
  readonly kind: ChunkKind | undefined;
  readonly count: number;
  readonly isChosen: boolean;
  readonly onChoose: (kind: ChunkKind | undefined) => void;
}

function KindChoice({ kind, count, isChosen, onChoose }: KindChoiceProps) {
  return (
    <label>
      <input type="radio" name="kind" checked={isChosen} onChange={() => onChoose(kind)} />
      <span className="symbols-kind-label">
        {kind === undefined ? t('symbols.all') : t(`kind.${kind}`)} <small>{count}</small>
      </span>
    </label>
  );
}
