import { parsePipRequirementsLine } from 'pip-requirements-js';
import { type FilePin, lineOf, normalName, type PinKind } from './pin.ts';

/** A line of a requirements file, taken apart. */
export type Requirement =
  | { readonly kind: 'package'; readonly name: string; readonly specifier: string }
  | { readonly kind: 'file'; readonly path: string };

/**
 * What one requirement asks for (PEP 508 and pip's own lines).
 * @returns undefined for a line that asks for nothing: empty, a comment, an option, or one that is not a requirement.
 */
export function parseRequirement(text: string): Requirement | undefined {
  // Hashes follow a pin on lines of their own or behind it; pip's own options start with a dash.
  const line = text.replace(/\s--hash[=\s].*$/, '').replace(/\\\s*$/, '');
  try {
    const parsed = parsePipRequirementsLine(line);
    if (parsed?.type === 'RequirementsFile' || parsed?.type === 'ConstraintsFile') {
      return { kind: 'file', path: parsed.path };
    }
    if (parsed?.type !== 'ProjectName') return undefined;
    const specifier = (parsed.versionSpec ?? []).map(({ operator, version }) => operator + version).join(',');
    return { kind: 'package', name: normalName(parsed.name), specifier };
  } catch {
    return undefined;
  }
}

/** The pins in a list of requirements out of some other file, with the lines they stand on. */
export function pinsOf(requirements: readonly unknown[], kind: PinKind, lines: readonly string[]): FilePin[] {
  return requirements.flatMap((text): FilePin[] => {
    if (typeof text !== 'string') return [];
    const parsed = parseRequirement(text);
    if (parsed?.kind !== 'package') return [];
    const { name, specifier } = parsed;
    return [{ name, kind, specifier, line: lines.findIndex((line) => line.includes(text.trim())) + 1 }];
  });
}

/** A package with an exact version, and where a table of a lock file names it. */
export function lockedPin(name: string, version: string, lines: readonly string[]): FilePin {
  const quoted = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const line = lineOf(lines, new RegExp(`^\\s*"?(name\\s*=\\s*")?${quoted}"`, 'i'));
  return { name: normalName(name), kind: 'locked', specifier: `==${version.replace(/^=+/, '')}`, line };
}
