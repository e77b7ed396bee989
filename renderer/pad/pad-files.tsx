import { type Dispatch, type FormEvent, useState } from 'react';
import { t } from '../i18n/strings.ts';
import { isFree, type PadProject, type PadStep } from './pad-state.ts';

interface PadFilesProps {
  readonly project: PadProject;
  readonly current: string;
  readonly onOpen: (path: string) => void;
  readonly dispatch: Dispatch<PadStep>;
}

/** The project's files: open, add, rename, remove. */
export function PadFiles({ project, current, onOpen, dispatch }: PadFilesProps) {
  const [naming, setNaming] = useState<'add' | 'rename'>();
  const name = (path: string) => {
    dispatch(naming === 'add' ? { kind: 'add', path } : { kind: 'rename', path: current, to: path });
    onOpen(path);
    setNaming(undefined);
  };
  const remove = () => {
    const left = project.files.filter(({ path }) => path !== current);
    dispatch({ kind: 'remove', path: current });
    onOpen(left[0]?.path ?? '');
  };
  return (
    <nav className="pad-files" aria-label={t('pad.files')}>
      <ul>
        {project.files.map(({ path }) => (
          <li key={path}>
            <button
              type="button"
              aria-current={path === current ? 'true' : undefined}
              onClick={() => onOpen(path)}
            >
              {path}
            </button>
          </li>
        ))}
      </ul>
      {naming ? (
        <NameForm
          key={naming}
          first={naming === 'rename' ? current : ''}
          isRight={(path) => path === current || isFree(project, path)}
          onName={name}
          onCancel={() => setNaming(undefined)}
        />
      ) : (
        <p className="pad-file-actions">
          <button type="button" className="quiet-button" onClick={() => setNaming('add')}>
            {t('pad.add')}
          </button>
          {current !== '' && (
            <>
              <button type="button" className="quiet-button" onClick={() => setNaming('rename')}>
                {t('pad.rename')}
              </button>
              <button type="button" className="quiet-button" onClick={remove}>
                {t('pad.remove')}
              </button>
            </>
          )}
        </p>
      )}
    </nav>
  );
}

interface NameFormProps {
  readonly first: string;
  readonly isRight: (path: string) => boolean;
  readonly onName: (path: string) => void;
  readonly onCancel: () => void;
}

function NameForm({ first, isRight, onName, onCancel }: NameFormProps) {
  const [path, setPath] = useState(first);
  const [isRefused, setRefused] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isRight(path.trim())) onName(path.trim());
    else setRefused(true);
  };
  return (
    <form onSubmit={submit}>
      <label>
        {t('pad.name')}
        <input
          // biome-ignore lint/a11y/noAutofocus: it was asked for just now
          autoFocus
          value={path}
          placeholder="templates/list.html"
          aria-invalid={isRefused}
          aria-describedby={isRefused ? 'pad-name-refused' : undefined}
          onChange={(event) => setPath(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && onCancel()}
        />
      </label>
      {isRefused && (
        <p id="pad-name-refused" role="alert">
          {t('pad.nameRefused')}
        </p>
      )}
      <button type="submit" className="quiet-button">
        {t('pad.save')}
      </button>
      <button type="button" className="quiet-button" onClick={onCancel}>
        {t('pad.cancel')}
      </button>
    </form>
  );
}
