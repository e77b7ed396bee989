import type { Neighbourhood } from '../../indexer/core/neighbourhood.ts';

/** The size of a map, in its own units. */
export const MAP_WIDTH = 1000;
export const MAP_HEIGHT = 700;

/** Half of the ellipse that neighbours stand on. */
const RADIUS_X = 205;
const MARGIN_Y = 40;
/** Letters of a title that fit beside its place. */
const LETTERS = 34;

/** A place on a map. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

export interface MapNode extends MapPoint {
  /** Index among the neighbours. */
  readonly index: number;
  readonly label: string;
  readonly side: 'left' | 'right';
  /** Whether it is the uppermost of its folder on its side. */
  readonly startsGroup: boolean;
}

export const MAP_CENTRE: MapPoint = { x: MAP_WIDTH / 2, y: MAP_HEIGHT / 2 };

/**
 * Neighbours around the topic in the middle: down the right side, then up the left one, folder by folder, each on a line of
 * its own, so that no two labels meet.
 */
export function layOutMap({ neighbours }: Neighbourhood): readonly MapNode[] {
  const onRight = Math.ceil(neighbours.length / 2);
  return neighbours.map(({ title, group }, index) => {
    const side = index < onRight ? 'right' : 'left';
    const count = side === 'right' ? onRight : neighbours.length - onRight;
    const rank = side === 'right' ? index : neighbours.length - 1 - index;
    const share = count === 1 ? 0.5 : rank / (count - 1);
    const y = MARGIN_Y + share * (MAP_HEIGHT - 2 * MARGIN_Y);
    // On an ellipse, wide in the middle, so that lines to the ends do not cross the labels between.
    const bend = Math.sqrt(Math.max(0, 1 - ((y - MAP_CENTRE.y) / (MAP_HEIGHT / 2)) ** 2));
    const x = MAP_CENTRE.x + (side === 'right' ? 1 : -1) * (70 + (RADIUS_X - 70) * bend);
    const above = side === 'right' ? neighbours[index - 1] : neighbours[index + 1];
    return { index, x, y, side, label: shorten(title), startsGroup: above?.group !== group };
  });
}

/** The neighbour that an arrow key leads to from another; -1 is the topic in the middle. */
export function nextOnMap(nodes: readonly MapNode[], from: number, key: string): number | undefined {
  const node = nodes[from];
  if (key === 'Home') return nodes.length > 0 ? 0 : undefined;
  if (key === 'End') return nodes.length > 0 ? nodes.length - 1 : undefined;
  const sideWanted = { ArrowLeft: 'left', ArrowRight: 'right' }[key];
  if (sideWanted !== undefined) {
    if (node && node.side !== sideWanted) return -1;
    return node ? undefined : nearest(nodes, sideWanted, MAP_CENTRE.y);
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (step === undefined) return undefined;
  const side = nodes.filter((one) => one.side === (node?.side ?? 'right')).sort((a, b) => a.y - b.y);
  const at = node ? side.indexOf(node) : (side.length - step) >> 1;
  return side[at + step]?.index;
}

function nearest(nodes: readonly MapNode[], side: string, y: number): number | undefined {
  return nodes.filter((one) => one.side === side).sort((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y))[0]
    ?.index;
}

function shorten(title: string): string {
  if (title.length <= LETTERS) return title;
  return `${title.slice(0, LETTERS - 1).trimEnd()}…`;
}
