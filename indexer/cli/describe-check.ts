import type { Diagnostic } from '../core/types.ts';
import type { MergedTopic, Tally, VersionReport } from '../pipeline/inspect-version.ts';
import type { DocSetReport } from './commands/check.ts';
import { countList, formatBytes, LINK_NAMES, plural } from './count-words.ts';
import { printable, type Terminal, wrap } from './terminal.ts';

/** Lines of a list that are printed unless all are asked for. */
const SHOWN = 5;

const BLOCK_NAMES: Readonly<Record<string, string>> = {
  p: 'paragraph',
  sig: 'signature',
  row: 'table row',
};

/** What was found of a doc set, as people read it. @param all whether lists are printed to their end */
export function describeCheck(report: DocSetReport, all: boolean, terminal: Terminal): string {
  const { id, title, integrity, bytes, previousBytes, versions, error } = report;
  const lines = [`${terminal.bold(id)}  ${printable(title)}`];
  if (report.intact) {
    const size = `${formatBytes(bytes)} on disk`;
    const back = previousBytes === null ? '' : `; ${formatBytes(previousBytes)} more to go back with`;
    lines.push(`  intact: all ${integrity.parts} parts are what their names say, ${size}${back}`);
  } else {
    const { damaged } = integrity;
    lines.push(`  ${terminal.bold('damaged')}: ${error ?? plural(damaged.length, 'file')}`);
    lines.push(
      ...cut(
        damaged.map(({ file, why }) => `    ${file}: ${why}`),
        all,
        terminal,
      ),
    );
    if (!error) lines.push(`  Take it away with \`djdocs remove ${id}\` and add the documentation again.`);
    if (previousBytes !== null)
      lines.push(`  Or try to go back to the state before with \`djdocs rollback ${id}\`.`);
  }
  if (report.previousDamage !== undefined) {
    lines.push(`  ${terminal.bold('the state to go back to is damaged')}: ${report.previousDamage}`);
    lines.push(`  Drop it with \`djdocs gc ${id}\`; what is installed now stays as it is.`);
  }
  return [...lines, ...versions.flatMap((version) => describeVersion(version, all, terminal))].join('\n');
}

function describeVersion(version: VersionReport, all: boolean, terminal: Terminal): string[] {
  const { sources, topics, chunks, blocks, symbols, snippets, links, removed, missing } = version;
  const name = (number: number | undefined) => sources[number ?? -1]?.name ?? 'an unknown source';
  const row = (head: string, text: string) => {
    const lines = wrap(text, Math.min(terminal.width, 100), ' '.repeat(15));
    return `    ${terminal.dim(head.padEnd(11))}${lines.trimStart()}`;
  };
  const list = (entries: readonly string[]) =>
    cut(
      entries.map((entry) => `      ${entry}`),
      all,
      terminal,
    );
  const runnable = `${snippets.runnable} look runnable`;
  return [
    '',
    `  ${terminal.bold(version.version)}  (version found: ${version.detectedFrom})`,
    ...sources.flatMap((source, number) => [
      row(number === 0 ? 'sources' : '', `${printable(source.name)} (${source.format}), ${shares(source)}`),
      row('', terminal.dim(`licence ${source.license ?? 'not stated'}, hash ${source.hash}`)),
    ]),
    row(
      'topics',
      missing.length > 0
        ? `${topics}, and ${missing.length} that a catalogue names are missing`
        : `${topics}`,
    ),
    row('chunks', `${chunks}`),
    row('blocks', tally(blocks, BLOCK_NAMES)),
    row('symbols', tally(symbols)),
    row('snippets', snippets.total === 0 ? '0' : `${tally(snippets)}; ${runnable}`),
    row('links', links.total === 0 ? '0' : `${links.total}`),
    ...Object.entries(links.kinds).map(([how, count]) =>
      shareLine(LINK_NAMES[how] ?? how, count, links.total),
    ),
    row('unresolved', `${version.unresolved.length}`),
    ...list(version.unresolved.map(problemLine)),
    row('removed', countList(removed.kinds)),
    row('merged', merged(version.merged)),
    ...list(version.merged.map((topic) => mergedLine(topic, name))),
    row('problems', `${version.problems.reduce((sum, { count }) => sum + count, 0)}`),
    ...version.problems.flatMap(({ severity, code, count, places }) => [
      `      ${severity} ${code}: ${count}${sharedHint(places)}`,
      ...list(places.map((place) => `  ${problemLine(place)}`)),
    ]),
  ];
}

function shares({ shown, further }: VersionReport['sources'][number]): string {
  const also = further > 0 ? `, and ${further} more that another source shows` : '';
  return `${plural(shown, 'topic')}${also}`;
}

function tally({ total, kinds }: Tally, names?: Readonly<Record<string, string>>): string {
  return total === 0 ? '0' : `${total}: ${countList(kinds, names)}`;
}

function merged(topics: readonly MergedTopic[]): string {
  return topics.length === 0
    ? 'no topic has several sources'
    : `${plural(topics.length, 'topic')} of several sources`;
}

function mergedLine({ path, source, further }: MergedTopic, name: (number: number) => string): string {
  const others = further.map(({ source: number, overlap }) => {
    const share = overlap === undefined ? 'the same' : `${Math.round(overlap * 100)} % of it is there`;
    return `${name(number)} (${share})`;
  });
  return printable(`${path}: ${name(source)}; also ${others.join(', ')}`);
}

/** What to do about all of a group, when it is the same for all. */
function sharedHint(places: readonly Diagnostic[]): string {
  const hint = places[0]?.hint;
  return hint && places.every((place) => place.hint === hint) ? printable(`. ${hint}`) : '';
}

function problemLine({ file, line, message }: Diagnostic): string {
  return printable(`${file}${line > 0 ? `:${line}` : ''}: ${message}`);
}

/** In columns, so that shares can be compared at a glance. */
function shareLine(what: string, count: number, total: number): string {
  const share = ((100 * count) / total).toFixed(1);
  return `      ${String(count).padStart(7)} ${share.padStart(6)} %  ${what}`;
}

function cut(lines: readonly string[], all: boolean, terminal: Terminal): string[] {
  if (all || lines.length <= SHOWN + 1) return [...lines];
  const indent = /^ */.exec(lines[0] ?? '')?.[0] ?? '';
  return [
    ...lines.slice(0, SHOWN),
    terminal.dim(`${indent}and ${lines.length - SHOWN} more; --all lists all`),
  ];
}
