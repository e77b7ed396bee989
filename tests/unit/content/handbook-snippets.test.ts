import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Interpreter } from '../../../indexer/sandbox/interpreter.ts';
import { builtRuntime } from '../../helpers/built-runtime.ts';
import { fencesOf } from '../../helpers/markdown-fences.ts';
import { bootInNode } from '../../helpers/node-sandbox.ts';

interface DocSet {
  readonly versions: readonly {
    readonly label: string;
    readonly sources: readonly { readonly path: string }[];
  }[];
}

const HANDBOOK = fileURLToPath(new URL('../../../content/handbook/', import.meta.url));
const docSet: DocSet = parse(readFileSync(join(HANDBOOK, 'doc-set.yaml'), 'utf8'));
const series = new Set(builtRuntime()?.django.map(({ version }) => version.split('.').slice(0, 2).join('.')));

for (const { label } of docSet.versions.filter(({ label }) => !series.has(label))) {
  console.warn(`handbook ${label}: snippets not run, because the built runtime has no Django ${label}`);
}

function pagesOf(path: string): string[] {
  if (statSync(join(HANDBOOK, path)).isFile()) return path.endsWith('.md') ? [path] : [];
  return readdirSync(join(HANDBOOK, path))
    .sort()
    .flatMap((name) => pagesOf(`${path}/${name}`));
}

/** Runs a page from top to bottom, as a reader would who presses Run on every snippet, and lists what went wrong. */
function runPage(python: Interpreter, page: string): string[] {
  const problems: string[] = [];
  const fences = fencesOf(readFileSync(join(HANDBOOK, page), 'utf8'));
  python.openPage({ context: [] });
  fences.forEach(({ lang, code, line }, index) => {
    if (lang !== 'python' && lang !== 'pycon') return;
    let stdout = '';
    const result = python.runNext(code, (kind, text) => {
      if (kind === 'stdout') stdout += text;
    });
    if (result.outcome !== 'ran') problems.push(`${page}:${line}\n${result.traceback ?? result.notice}`);
    if (result.notice !== undefined) problems.push(`${page}:${line} ${result.notice}`);
    const next = fences[index + 1];
    const expected =
      lang === 'pycon' ? outputOf(code) : next?.lang === 'text' && next.followsFence ? next.code : undefined;
    if (result.outcome === 'ran' && expected !== undefined && stdout !== expected) {
      problems.push(`${page}:${line} printed\n${stdout}instead of\n${expected}`);
    }
  });
  return problems;
}

/** What a session shows besides what was typed. */
function outputOf(session: string): string {
  return session.replace(/^(>>>|\.\.\.)( .*)?\n/gm, '');
}

describe.each(docSet.versions.filter(({ label }) => series.has(label)))(
  'handbook $label',
  ({ label, sources }) => {
    let python: Interpreter;
    beforeAll(async () => {
      python = await bootInNode(label);
    }, 60_000);

    it.each(sources.flatMap(({ path }) => pagesOf(path)))('runs %s and prints what it says', (page) => {
      expect(runPage(python, page).join('\n')).toBe('');
    });
  },
);
