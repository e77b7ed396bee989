import { parseDocument } from 'yaml';
import type { ImportLog } from './importer.ts';

export interface FrontMatter {
  /** Plain values as they are written, those in maps by their path (`metadata.version`), names in lower case. */
  readonly fields: Readonly<Record<string, string>>;
  /** All of it: maps, lists and texts. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The text after the front matter, with as many blank lines before it as were taken away. */
  readonly body: string;
}

const FENCED = /^\s*---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;
const MAX_LENGTH = 64 * 1024;
const MAX_YAML = 1024 * 1024;

/** Takes YAML front matter off a text. What is not YAML stays text and is reported. */
export function splitFrontMatter(text: string, file: string, log: ImportLog): FrontMatter {
  const match = FENCED.exec(text);
  const yaml = match?.[1];
  if (!match || yaml === undefined || yaml.length > MAX_LENGTH) return { fields: {}, data: {}, body: text };
  const data = parseYamlMap(yaml);
  if (!data) {
    log.diagnostics.push({
      severity: 'warning',
      code: 'front-matter',
      message: 'the front matter is not YAML; kept as text',
      file,
      line: 1,
    });
    return { fields: {}, data: {}, body: text };
  }
  const lines = match[0].split('\n').length - 1;
  return { fields: plainValues(data), data, body: '\n'.repeat(lines) + text.slice(match[0].length) };
}

/** A map out of YAML, every plain value as the text that was written; undefined when it is no map or no YAML. */
export function parseYamlMap(yaml: string): Record<string, unknown> | undefined {
  if (yaml.length > MAX_YAML) return undefined;
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
  return isMap(value) ? value : undefined;
}

function plainValues(data: Readonly<Record<string, unknown>>): Record<string, string> {
  const fields: Record<string, string> = Object.create(null);
  const collect = (map: Readonly<Record<string, unknown>>, before: string) => {
    for (const [key, value] of Object.entries(map)) {
      const name = before + key.toLowerCase();
      if (typeof value === 'string') fields[name] = value;
      else if (isMap(value)) collect(value, `${name}.`);
    }
  };
  collect(data, '');
  return fields;
}

/** Whether a value is a map, rather than a list, a text or nothing. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
