import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../eval/baseline.ts';
import { djdocsEngine, importFolder, newest } from '../../eval/corpus.ts';
import { readQuerySet } from '../../eval/query-sets.ts';
import { rankHits, scoreOf } from '../../eval/score.ts';
import { sectionTreeOf } from '../../eval/section-tree.ts';

describe("the project's own queries over the handbook", () => {
  const draft = importFolder('content/handbook');
  const tree = sectionTreeOf(newest(draft).topics);
  const { rows } = readQuerySet('handbook', 'tests/eval/handbook.jsonl', tree);

  it('are at least sixty: questions, names and mistakes', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['question', 'name', 'typo']));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('are answered as well as `npm run eval` recorded', async () => {
    const engine = djdocsEngine(draft);
    const ranks = [];
    for (const row of rows) ranks.push(rankHits(row, await engine.search(row.query), tree));
    const recorded = JSON.parse(readFileSync('tests/eval/baseline.json', 'utf8')) as Record<string, number>;
    const figures = Object.entries(figuresOf('handbook, handbook', scoreOf(ranks)));
    expect(figures.filter(([name, value]) => value < (recorded[name] ?? 1))).toEqual([]);
  });
});
