import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Document, Engine } from '../types.ts';

/** SQLite's FTS5 through python3; undefined where there is no python3 with it. */
export async function fts5(documents: readonly Document[]): Promise<Engine | undefined> {
  const probe = "import sqlite3; sqlite3.connect(':memory:').execute('create virtual table t using fts5(a)')";
  if (spawnSync('python3', ['-c', probe]).status !== 0) return undefined;
  const child = spawn('python3', [join(process.cwd(), 'tests/eval/peers/fts5.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  for (const document of documents) child.stdin.write(`${JSON.stringify(document)}\n`);
  child.stdin.write('\n');
  await lines.next();
  return {
    name: 'SQLite FTS5',
    search: async (query) => {
      child.stdin.write(`${JSON.stringify(query)}\n`);
      const { value } = await lines.next();
      return (JSON.parse(value) as number[]).map((id) => documents[id] as Document);
    },
    close: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
