import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { hrefOf, viewHref } from '../app/address.ts';
import { t } from '../i18n/strings.ts';
import { layOutMap, MAP_CENTRE, MAP_HEIGHT, MAP_WIDTH, type MapNode, nextOnMap } from './map-layout.ts';
import { countsOf } from './map-list.tsx';
import type { MapPage } from './map-view.tsx';

/** The index of the topic in the middle. */
const MIDDLE = -1;

/** A map as a drawing. Every topic is a link to its own map, the one in the middle to its text. */
export function MapDrawing({ page: { docSet, version, map } }: { readonly page: MapPage }) {
  const nodes = useMemo(() => layOutMap(map), [map]);
  const [current, setCurrent] = useState(MIDDLE);
  const drawing = useRef<SVGSVGElement>(null);
  const near = useMemo(() => nearOf(map.links, current), [map, current]);
  const press = (event: KeyboardEvent) => {
    const next = nextOnMap(nodes, current, event.key);
    if (next === undefined) return;
    event.preventDefault();
    drawing.current?.querySelector<SVGAElement>(`[data-index="${next}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset
    <svg
      ref={drawing}
      className="map-drawing"
      viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}
      role="group"
      aria-label={t('map.drawing', { title: map.title })}
      onKeyDown={press}
    >
      <g>
        {map.links.map(([a, b]) => (
          <path
            key={`${a} ${b}`}
            className="map-between"
            data-near={a === current || b === current}
            d={bow(nodes[a], nodes[b])}
          />
        ))}
        {nodes.map(({ index, x, y }) => (
          <line
            key={index}
            className="map-line"
            data-near={index === current}
            x1={MAP_CENTRE.x}
            y1={MAP_CENTRE.y}
            x2={x}
            y2={y}
            strokeWidth={widthOf(map.neighbours[index])}
          />
        ))}
      </g>
      {nodes.map((node) => (
        <MapPlace
          key={node.index}
          node={node}
          href={viewHref({ docSet, version, path: map.neighbours[node.index]?.path ?? '' }, 'map')}
          neighbour={map.neighbours[node.index]}
          state={node.index === current ? 'current' : near.has(node.index) ? 'near' : 'other'}
          isTabStop={node.index === current}
          onPoint={setCurrent}
        />
      ))}
      <a
        href={hrefOf({ docSet, version, path: map.path })}
        className="map-middle"
        data-index={MIDDLE}
        tabIndex={current === MIDDLE ? 0 : -1}
        aria-label={t('map.centre', { title: map.title })}
        onFocus={() => setCurrent(MIDDLE)}
      >
        <circle cx={MAP_CENTRE.x} cy={MAP_CENTRE.y} r="52" />
        <foreignObject x={MAP_CENTRE.x - 48} y={MAP_CENTRE.y - 36} width="96" height="72">
          <div className="map-middle-title">{map.title}</div>
        </foreignObject>
      </a>
    </svg>
  );
}

interface MapPlaceProps {
  readonly node: MapNode;
  readonly href: string;
  readonly neighbour: MapPage['map']['neighbours'][number] | undefined;
  readonly state: 'current' | 'near' | 'other';
  readonly isTabStop: boolean;
  readonly onPoint: (index: number) => void;
}

function MapPlace({ node, href, neighbour, state, isTabStop, onPoint }: MapPlaceProps) {
  if (!neighbour) return null;
  const { index, x, y, side, label, startsGroup } = node;
  const dx = side === 'right' ? 12 : -12;
  const anchor = side === 'right' ? 'start' : 'end';
  return (
    <a
      href={href}
      className="map-place"
      data-index={index}
      data-state={state}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={`${neighbour.title}, ${neighbour.group || t('map.top')}, ${countsOf(neighbour)}`}
      onFocus={() => onPoint(index)}
      onPointerEnter={() => onPoint(index)}
    >
      <title>{`${neighbour.title} (${countsOf(neighbour)})`}</title>
      <rect x={side === 'right' ? x - 8 : x - 300} y={y - 20} width="308" height="34" rx="6" />
      <circle cx={x} cy={y} r="5" />
      <text x={x + dx} y={y} dy="0.32em" textAnchor={anchor}>
        {label}
      </text>
      {startsGroup && (
        <text className="map-folder" x={x + dx} y={y} dy="-1.15em" textAnchor={anchor}>
          {neighbour.group || t('map.top')}
        </text>
      )}
    </a>
  );
}

/** The neighbours that are linked with one. */
function nearOf(links: MapPage['map']['links'], current: number): ReadonlySet<number> {
  return new Set(links.flatMap(([a, b]) => (a === current ? [b] : b === current ? [a] : [])));
}

/** A line between two neighbours that bends towards the middle. */
function bow(a: MapNode | undefined, b: MapNode | undefined): string {
  if (!a || !b) return '';
  const isSame = a.side === b.side;
  const pull = isSame ? 0.35 : 0.15;
  const x = ((a.x + b.x) / 2) * (1 - pull) + MAP_CENTRE.x * pull;
  const y = (a.y + b.y) / 2;
  return `M${a.x} ${a.y} Q${x} ${y} ${b.x} ${b.y}`;
}

function widthOf(neighbour: MapPlaceProps['neighbour']): number {
  const { out = 0, in: incoming = 0 } = neighbour ?? {};
  return Math.min(6, 1 + Math.log2(1 + out + incoming) / 2);
}
