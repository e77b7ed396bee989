import { Graph, layout } from '@dagrejs/dagre';
import type { ModelField, ModelShape } from '../../indexer/sandbox/messages.ts';

/** A model drawn as a box, all measures in pixels. */
export interface ModelBox {
  readonly name: string;
  /** Undefined for a model of another app, of which only the name is known. */
  readonly model: ModelShape | undefined;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface ModelEdge {
  readonly from: string;
  readonly to: string;
  /** The field that makes the relation; '' for a model that extends another. */
  readonly field: string;
  readonly kind: 'one' | 'many' | 'extends';
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface ModelLayout {
  readonly boxes: readonly ModelBox[];
  readonly edges: readonly ModelEdge[];
  readonly width: number;
  readonly height: number;
}

/** Measures of the drawing, in pixels; the letters are those of the code font at 12 px. */
export const MEASURES = { letter: 7.3, row: 19, head: 26, padding: 10, gap: 14 };

/** Places models and their relations: the model that is led to below the one that leads there. */
export function layoutModels(models: readonly ModelShape[]): ModelLayout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 56, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  const byName = new Map(models.map((model) => [model.name, model]));
  const edges = relationsOf(models);
  for (const name of new Set([...byName.keys(), ...edges.map(({ to }) => to)])) {
    graph.setNode(name, sizeOf(name, byName.get(name)));
  }
  for (const [i, { from, to }] of edges.entries()) graph.setEdge(from, to, {}, String(i));
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    boxes: graph.nodes().map((name) => {
      const { x, y, width: wide, height: high } = graph.node(name);
      return {
        name,
        model: byName.get(name),
        left: x - wide / 2,
        top: y - high / 2,
        width: wide,
        height: high,
      };
    }),
    edges: edges.map((edge, i) => ({
      ...edge,
      points: graph.edge(edge.from, edge.to, String(i)).points ?? [],
    })),
    width,
    height,
  };
}

/** What stands at the end of a field's line in its box. */
export function fieldKind({ type, marks }: ModelField): string {
  return [type, ...marks].join(', ');
}

function relationsOf(models: readonly ModelShape[]): Omit<ModelEdge, 'points'>[] {
  return models.flatMap(({ name, bases, fields }) => [
    ...bases.map((to) => ({ from: name, to, field: '', kind: 'extends' as const })),
    ...fields.flatMap(({ name: field, to, many }) =>
      to === undefined || bases.includes(to)
        ? []
        : [
            {
              from: name,
              to: to === 'self' ? name : to,
              field,
              kind: many ? ('many' as const) : ('one' as const),
            },
          ],
    ),
  ]);
}

function sizeOf(name: string, model: ModelShape | undefined) {
  const { letter, row, head, padding, gap } = MEASURES;
  const lines = (model?.fields ?? []).map((field) => field.name.length + fieldKind(field).length);
  const widest = Math.max(name.length * letter, ...lines.map((letters) => letters * letter + gap));
  const height = head + (lines.length > 0 ? lines.length * row + padding / 2 : 0);
  return { width: Math.ceil(widest + 2 * padding), height };
}
