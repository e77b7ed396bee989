import type { FilePin } from './pin.ts';
import { parseRequirement } from './requirement.ts';

/** What a requirements file says, and the files that it includes. */
export interface RequirementsFile {
  readonly pins: readonly FilePin[];
  /** As written: relative to the file's own folder. */
  readonly includes: readonly string[];
}

/** Reads `requirements.txt` and its like, line by line: one that pip would refuse does not hide the others. */
export function readRequirementsFile(text: string): RequirementsFile {
  const pins: FilePin[] = [];
  const includes: string[] = [];
  text.split(/\r?\n/).forEach((line, i) => {
    const requirement = parseRequirement(line);
    if (requirement?.kind === 'file') includes.push(requirement.path);
    if (requirement?.kind !== 'package') return;
    const { name, specifier } = requirement;
    pins.push({ name, kind: 'declared', specifier, line: i + 1 });
  });
  return { pins, includes };
}
