import { parseDocument } from 'yaml';
import type { ImportLog } from './importer.ts';

export interface FrontMatter {
  /** Only plain values, as they are written. */
  readonly fields: Readonly<Record<string, string>>;
  /** The text after the front matter, with as many blank lines before it as were taken away. */
  readonly body: string;
}

const FENCED = /^\s*---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;
const MAX_LENGTH = 64 * 1024;

/** Takes YAML front matter off a text. What is not YAML stays text and is reported; lists and maps are passed over. */
export function splitFrontMatter(text: string, file: string, log: ImportLog): FrontMatter {
  const match = FENCED.exec(text);
  const yaml = match?.[1];
  if (!match || yaml === undefined || yaml.length > MAX_LENGTH) return { fields: {}, body: text };
  const parsed = parseYamlFields(yaml);
  if (!parsed) {
    log.diagnostics.push({
      severity: 'warning',
      code: 'front-matter',
      message: 'the front matter is not YAML; kept as text',
      file,
      line: 1,
    });
    return { fields: {}, body: text };
  }
  const lines = match[0].split('\n').length - 1;
  return { fields: parsed, body: '\n'.repeat(lines) + text.slice(match[0].length) };
}

function parseYamlFields(yaml: string): Record<string, string> | undefined {
  let value: unknown;
  try {
    // Every plain value is the text that was written: as a number, version 2.10 would be 2.1.
    const document = parseDocument(yaml, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
    if (document.errors.length > 0) return undefined;
    // Aliases are the way to blow up a small YAML text; documentation needs none.
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields: Record<string, string> = Object.create(null);
  for (const [key, field] of Object.entries(value)) {
    if (typeof field === 'string') fields[key.toLowerCase()] = field;
  }
  return fields;
}
