import { useId, useMemo } from 'react';
import type { ModelShape } from '../../indexer/sandbox/messages.ts';
import { t } from '../i18n/strings.ts';
import { fieldKind, layoutModels, MEASURES, type ModelBox, type ModelEdge } from './model-layout.ts';

/** The models of a page and how they lead to each other, as a drawing and as a list. */
export default function ModelDiagram({ models }: { readonly models: readonly ModelShape[] }) {
  const drawing = useMemo(() => layoutModels(models), [models]);
  const arrow = useId();
  const names = models.map(({ name }) => name).join(', ');
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="model-diagram" tabIndex={0} aria-label={t('run.models', { names })}>
        <svg
          role="img"
          aria-label={t('run.modelsDrawn', { names })}
          width={drawing.width}
          height={drawing.height}
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        >
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8" className="model-arrow" />
          </marker>
          {drawing.edges.map((edge) => (
            <Relation key={`${edge.from} ${edge.field} ${edge.to}`} edge={edge} arrow={arrow} />
          ))}
          {drawing.boxes.map((box) => (
            <Box key={box.name} box={box} />
          ))}
        </svg>
      </section>
      <details>
        <summary>{t('run.modelsList')}</summary>
        <ul>
          {models.map((model) => (
            <li key={model.name}>
              <strong>{model.name}</strong>
              <ul>
                {model.fields.map((field) => (
                  <li key={field.name}>
                    <code>{field.name}</code> {fieldKind(field)}
                    {field.to !== undefined && ` → ${field.to}`}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Box({ box }: { readonly box: ModelBox }) {
  const { row, head, padding } = MEASURES;
  return (
    <g
      transform={`translate(${box.left} ${box.top})`}
      className={box.model ? 'model' : 'model model-outside'}
    >
      <rect width={box.width} height={box.height} rx="6" />
      <text x={padding} y={head - 9} className="model-name">
        {box.name}
      </text>
      {box.model && box.model.fields.length > 0 && <path d={`M0 ${head}H${box.width}`} />}
      {box.model?.fields.map((field, i) => (
        <g key={field.name} transform={`translate(0 ${head + (i + 1) * row - 5})`}>
          <text x={padding}>{field.name}</text>
          <text x={box.width - padding} textAnchor="end" className="model-type">
            {fieldKind(field)}
          </text>
        </g>
      ))}
    </g>
  );
}

function Relation({ edge, arrow }: { readonly edge: ModelEdge; readonly arrow: string }) {
  const [first, ...rest] = edge.points;
  const middle = edge.points[Math.floor(edge.points.length / 2)];
  if (!first || !middle) return null;
  const path = `M${first.x} ${first.y}${rest.map(({ x, y }) => `L${x} ${y}`).join('')}`;
  return (
    <g className={`model-relation model-${edge.kind}`}>
      <path d={path} markerEnd={`url(#${arrow})`} />
      <text x={middle.x + 6} y={middle.y + 4}>
        {edge.kind === 'extends' ? t('run.modelExtends') : edge.field}
        {edge.kind === 'many' && ' *'}
      </text>
    </g>
  );
}
