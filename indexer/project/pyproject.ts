import { parse } from 'smol-toml';
import { type FilePin, lineOf, normalName } from './pin.ts';
import { fromPoetry } from './poetry-constraint.ts';
import { pinsOf } from './requirement.ts';

type Table = Readonly<Record<string, unknown>>;

/**
 * The dependencies that `pyproject.toml` declares: those of the project and its extras (PEP 621), dependency groups
 * (PEP 735), Poetry's tables and PDM's development groups.
 * @throws Error when it is not TOML.
 */
export function readPyproject(text: string): FilePin[] {
  const file = parse(text) as Table;
  const lines = text.split(/\r?\n/);
  const project = table(file.project);
  const tool = table(file.tool);
  const lists = [
    project.dependencies,
    ...Object.values(table(project['optional-dependencies'])),
    ...Object.values(table(file['dependency-groups'])),
    ...Object.values(table(table(tool.pdm)['dev-dependencies'])),
    table(tool.uv)['dev-dependencies'],
  ];
  const listed = lists.flatMap((list) => (Array.isArray(list) ? pinsOf(list, 'declared', lines) : []));
  const poetry = table(tool.poetry);
  const tables = [
    poetry.dependencies,
    poetry['dev-dependencies'],
    ...Object.values(table(poetry.group)).map((group) => table(group).dependencies),
  ];
  return [...listed, ...tables.flatMap((entries) => pinsOfTable(table(entries), lines, fromPoetry))];
}

/**
 * The packages that a `Pipfile` asks for.
 * @throws Error when it is not TOML.
 */
export function readPipfile(text: string): FilePin[] {
  const file = parse(text) as Table;
  const lines = text.split(/\r?\n/);
  const asWritten = (constraint: string) => (constraint.trim() === '*' ? '' : constraint.trim());
  return [file.packages, file['dev-packages']].flatMap((entries) =>
    pinsOfTable(table(entries), lines, asWritten),
  );
}

/** Entries like `django = "^4.2"` and `django = { version = "^4.2", extras = ["argon2"] }`. */
function pinsOfTable(entries: Table, lines: readonly string[], read: (text: string) => string): FilePin[] {
  return Object.entries(entries).flatMap(([name, value]): FilePin[] => {
    const wanted = Array.isArray(value) ? value.at(-1) : value;
    const constraint = typeof wanted === 'string' ? wanted : table(wanted).version;
    if (typeof constraint !== 'string' || name === 'python') return [];
    const quoted = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    const line = lineOf(lines, new RegExp(`^\\s*"?${quoted}"?\\s*=`));
    return [{ name: normalName(name), kind: 'declared', specifier: read(constraint), line }];
  });
}

function table(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
}
