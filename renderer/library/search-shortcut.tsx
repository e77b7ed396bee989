import { useEffect, useState } from 'react';
import { t } from '../i18n/strings.ts';

/** In the desktop program: the keys that bring it up to search, from wherever one is. */
export function SearchShortcut() {
  const bridge = window.djdocs;
  const [keys, setKeys] = useState('');
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    // What somebody has begun to type by then stays.
    window.djdocs?.searchShortcut().then((present) => setKeys((typed) => typed || present));
  }, []);
  if (!bridge) return null;
  return (
    <form
      className="library-shortcut"
      onSubmit={(event) => {
        event.preventDefault();
        bridge.setSearchShortcut(keys).then(
          (isTaken) => setRefused(!isTaken),
          () => setRefused(true),
        );
      }}
    >
      <label>
        {t('library.shortcut')}
        <input
          value={keys}
          maxLength={60}
          placeholder="Control+Alt+D"
          onChange={(event) => setKeys(event.target.value)}
        />
      </label>
      <button type="submit" className="button">
        {t('library.shortcutSet')}
      </button>
      {isRefused && (
        <span className="library-error" role="alert">
          {t('library.shortcutRefused')}
        </span>
      )}
    </form>
  );
}
