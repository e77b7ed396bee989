import { useState } from 'react';
import { t } from '../i18n/strings.ts';
import { Rendered } from '../run/rendered.tsx';
import { CodeBar, type CodePartProps, CodeText } from './code-parts.tsx';
import { useReading } from './reading-context.ts';
import { styleSheetsBefore } from './showable.ts';

/** HTML, which can be looked at as the page that it is, with the page's earlier style sheets. */
export function ShowableCode({ node, view }: CodePartProps) {
  const { snippets } = useReading();
  const [isShown, setShown] = useState(false);
  return (
    <div className="code-block" data-bar="full" data-advice={node.block.advice}>
      <CodeBar node={node} view={view}>
        <button
          type="button"
          className="run-button"
          aria-expanded={isShown}
          onClick={() => setShown(!isShown)}
        >
          {t(isShown ? 'code.hide' : 'code.show')}
        </button>
      </CodeBar>
      <CodeText node={node} view={view} />
      {isShown && (
        <section className="run-output code-shown" aria-label={t('run.rendered')}>
          <Rendered html={node.block.text} css={styleSheetsBefore(snippets, node)} />
        </section>
      )}
    </div>
  );
}
