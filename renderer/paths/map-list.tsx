import type { Neighbour } from '../../indexer/core/neighbourhood.ts';
import { hrefOf, viewHref } from '../app/address.ts';
import { t } from '../i18n/strings.ts';
import type { MapPage } from './map-view.tsx';

/** A map as a list: topics by folder, how they are linked, and a way to read each and to go on from it. */
export function MapList({ page: { docSet, version, map } }: { readonly page: MapPage }) {
  const neighboursIn = (group: string) => map.neighbours.filter((one) => one.group === group);
  const groups = [...new Set(map.neighbours.map(({ group }) => group))];
  return groups.map((group) => (
    <section key={group} className="map-group">
      <h3>{group || t('map.top')}</h3>
      <ul>
        {neighboursIn(group).map((one) => (
          <li key={one.path} className="map-group-item">
            <a href={hrefOf({ docSet, version, path: one.path })}>{one.title}</a>
            <small>{countsOf(one)}</small>
            <a
              className="chip"
              href={viewHref({ docSet, version, path: one.path }, 'map')}
              aria-label={t('map.openOf', { title: one.title })}
            >
              {t('map.open')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** `3 from here, 2 to here`. */
export function countsOf({ out, in: incoming }: Neighbour): string {
  return [
    ...(out > 0 ? [t('map.out', { count: out })] : []),
    ...(incoming > 0 ? [t('map.in', { count: incoming })] : []),
  ].join(', ');
}
