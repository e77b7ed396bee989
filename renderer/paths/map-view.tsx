import { hrefOf, viewHref } from '../app/address.ts';
import { plural, t } from '../i18n/strings.ts';
import type { Opened } from '../workers/protocol.ts';
import { MapDrawing } from './map-drawing.tsx';
import { MapList } from './map-list.tsx';

export type MapPage = Extract<Opened, { view: 'map' }>;

/** The topics around one: as a drawing to walk through, and as a list. */
export default function MapView({ page }: { readonly page: MapPage }) {
  const { docSet, version, map } = page;
  const here = { docSet, version, path: map.path };
  return (
    <div className="map-view">
      <h1 tabIndex={-1}>{t('map.title', { title: map.title })}</h1>
      <p>
        <a href={hrefOf(here)}>{t('map.centre', { title: map.title })}</a>
      </p>
      {map.neighbours.length === 0 ? (
        <p role="status">{t('map.none')}</p>
      ) : (
        <>
          <MapDrawing key={viewHref(here, 'map')} page={page} />
          {map.more > 0 && <p className="map-more">{plural('map.more', 'map.more', map.more)}</p>}
          <h2>{t('map.list')}</h2>
          <MapList page={page} />
        </>
      )}
    </div>
  );
}
