import { commands } from '../commands/use-commands.ts';
import { t } from '../i18n/strings.ts';

/** Commands that add documentation; not translated, because they are typed as they stand. */
const EXAMPLES = ['djdocs add ./docs', 'djdocs add ./django-docs-html --doc-set django', 'djdocs serve'];

/** The first page while nothing is installed: how to change that. */
export function EmptyState() {
  return (
    <div className="library">
      <h1 tabIndex={-1}>{t('empty.title')}</h1>
      <p className="lede">{t('empty.text')}</p>
      <div className="code-block">
        <pre>
          <code>{EXAMPLES.join('\n')}</code>
        </pre>
      </div>
      <p>{t('empty.after')}</p>
      <p>
        <button type="button" className="button" onClick={() => commands.run('library')}>
          {t('library.manage')}
        </button>
      </p>
    </div>
  );
}
