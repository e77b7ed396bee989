import { catalogueGroups } from '../../indexer/core/catalogue.ts';
import type { TopicList } from '../../indexer/core/pack-format.ts';
import { t, writeNumber } from '../i18n/strings.ts';
import { hrefOf } from './address.ts';

interface CatalogueProps {
  readonly list: TopicList;
  readonly page: { readonly docSet: string; readonly version: string };
}

/** What catalogues of a version name: links to what is there, marks on what is not. */
export function Catalogue({ list, page: { docSet, version } }: CatalogueProps) {
  return catalogueGroups(list).map(({ category, entries }) => (
    <section key={category} className="contents-group catalogue">
      <h2>{category || t('catalogue.title')}</h2>
      <ul>
        {entries.map(({ path, title, topics, tokens, isInstalled }) => (
          <li key={path}>
            {isInstalled ? <a href={hrefOf({ docSet, version, path })}>{title}</a> : <span>{title}</span>}{' '}
            {tokens !== undefined && <small>{t('catalogue.tokens', { count: writeNumber(tokens) })}</small>}{' '}
            {!isInstalled && <small className="catalogue-absent">{t('link.absent')}</small>}
            {topics && <p className="catalogue-topics">{topics.join(', ')}</p>}
          </li>
        ))}
      </ul>
    </section>
  ));
}
