import { describe, expect, it } from 'vitest';
import type { ModelShape } from '../../../indexer/sandbox/messages.ts';
import { layoutModels } from '../../../renderer/run/model-layout.ts';

const field = (name: string, to?: string, many = false) => ({
  name,
  type: to ? 'ForeignKey' : 'CharField',
  marks: [],
  ...(to ? { to, many } : {}),
});
const model = (name: string, fields: ModelShape['fields'], bases: readonly string[] = []): ModelShape => ({
  name,
  table: name.toLowerCase(),
  bases,
  fields,
});

describe('the drawing of models', () => {
  const drawing = layoutModels([
    model('Boat', [field('name'), field('owner', 'auth.User')]),
    model('Crew', [
      field('boat', 'Boat'),
      field('spare', 'Boat'),
      field('lead', 'self'),
      field('all', 'Boat', true),
    ]),
    model('Ferry', [field('boat_ptr', 'Boat')], ['Boat']),
  ]);

  it('has a box for every model, and one for each of another app that a relation leads to', () => {
    expect(drawing.boxes.map(({ name, model: own }) => [name, own !== undefined])).toEqual([
      ['Boat', true],
      ['Crew', true],
      ['Ferry', true],
      ['auth.User', false],
    ]);
  });

  it('lets no box lie on another or outside the drawing', () => {
    for (const [i, a] of drawing.boxes.entries()) {
      expect(a.left).toBeGreaterThanOrEqual(0);
      expect(a.left + a.width).toBeLessThanOrEqual(drawing.width);
      for (const b of drawing.boxes.slice(i + 1)) {
        const apart =
          a.left + a.width <= b.left ||
          b.left + b.width <= a.left ||
          a.top + a.height <= b.top ||
          b.top + b.height <= a.top;
        expect(apart, `${a.name} and ${b.name}`).toBe(true);
      }
    }
  });

  it('draws every relation once, two between the same models apart, and what is extended in place of its field', () => {
    expect(drawing.edges.map(({ from, to, field: name, kind }) => `${from}.${name} ${kind} ${to}`)).toEqual([
      'Boat.owner one auth.User',
      'Crew.boat one Boat',
      'Crew.spare one Boat',
      'Crew.lead one Crew',
      'Crew.all many Boat',
      'Ferry. extends Boat',
    ]);
    for (const { points } of drawing.edges) expect(points.length).toBeGreaterThan(1);
  });
});
