import { type FormEvent, useState } from 'react';
import { SOURCE_FORMATS, type SourceFormat } from '../../indexer/core/types.ts';
import { t } from '../i18n/strings.ts';
import type { LibraryActions } from './use-desk.ts';
import type { GivenSource, Known, Order } from './work.ts';

/** What a person says of a source; '' leaves it to the importer. */
interface Wish {
  readonly format: SourceFormat | '';
  readonly docSet: string;
  readonly version: string;
}

interface AddFormProps {
  readonly sources: readonly GivenSource[];
  readonly known: Known;
  readonly actions: LibraryActions;
}

/** Before something is added: what each thing was recognised as, which can be changed. */
export function AddForm({ sources, known, actions }: AddFormProps) {
  const [wishes, setWishes] = useState<readonly Wish[]>(
    sources.map(() => ({ format: '', docSet: known.docSet ?? '', version: known.version ?? '' })),
  );
  const isTaken = ({ recognised }: GivenSource, i: number) =>
    recognised !== undefined || wishes[i]?.format !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    actions.start(sources.flatMap((source, i) => (isTaken(source, i) ? orderOf(source, wishes[i]) : [])));
  };
  return (
    <form className="library-form" onSubmit={submit}>
      {sources.map((source, i) => (
        <SourceFields
          key={source.token}
          source={source}
          wish={wishes[i] ?? { format: '', docSet: '', version: '' }}
          onWish={(wish) => setWishes(wishes.with(i, wish))}
        />
      ))}
      <div className="library-actions">
        <button type="submit" className="button" disabled={!sources.some(isTaken)}>
          {t('library.add')}
        </button>
        <button type="button" className="button" onClick={() => actions.leave(sources)}>
          {t('library.leave')}
        </button>
      </div>
    </form>
  );
}

function orderOf({ token, name }: GivenSource, wish: Wish | undefined): Order {
  const { format = '', docSet = '', version = '' } = wish ?? {};
  return {
    kind: 'import',
    name,
    order: {
      sources: [token],
      ...(format ? { as: format } : {}),
      ...(docSet.trim() ? { docSet: docSet.trim() } : {}),
      ...(version.trim() ? { version: version.trim() } : {}),
    },
  };
}

interface SourceFieldsProps {
  readonly source: GivenSource;
  readonly wish: Wish;
  readonly onWish: (wish: Wish) => void;
}

function SourceFields({ source: { name, recognised, error }, wish, onWish }: SourceFieldsProps) {
  const isSplit = (recognised?.sources ?? 1) > 1;
  return (
    <fieldset>
      <legend>{name}</legend>
      {recognised && (
        <p>
          {t('library.recognised', { format: recognised.format, reason: recognised.reason })}
          {isSplit && <> {t('library.several', { count: recognised.sources })}</>}
        </p>
      )}
      {error && <p className="library-error">{error}</p>}
      <label>
        {t('library.format')}
        <select
          value={wish.format}
          onChange={(event) => onWish({ ...wish, format: event.target.value as SourceFormat | '' })}
        >
          <option value="">{t('library.asRecognised')}</option>
          {SOURCE_FORMATS.map((format) => (
            <option key={format}>{format}</option>
          ))}
        </select>
      </label>
      <label>
        {t('picker.docSet')}
        <input
          value={wish.docSet}
          placeholder={isSplit ? '' : recognised?.docSet}
          pattern="[a-z0-9][a-z0-9\-]*"
          maxLength={60}
          onChange={(event) => onWish({ ...wish, docSet: event.target.value })}
        />
      </label>
      <label>
        {t('picker.version')}
        <input
          value={wish.version}
          placeholder={recognised?.version ?? t('library.unversioned')}
          maxLength={60}
          onChange={(event) => onWish({ ...wish, version: event.target.value })}
        />
      </label>
    </fieldset>
  );
}
