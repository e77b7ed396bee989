import { homedir } from 'node:os';
import type { Library } from '../core/library.ts';
import { type ChosenVersion, chooseVersion } from '../project/choose-version.ts';
import { normalName } from '../project/pin.ts';
import { readProject } from '../project/read-project.ts';
import { AUTO } from './auto-version.ts';

/** The versions that a project uses, of the doc sets that are installed. */
export interface ProjectVersions {
  readonly asked: typeof AUTO;
  /** By doc set; one that the project does not use is not in it. */
  readonly used: Readonly<Record<string, string>>;
  /** By doc set: which file says so. */
  readonly why: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
}

/**
 * The versions that the project around a folder uses. The doc set of a package is the one with its name.
 * @returns undefined outside of any project.
 */
export async function findProjectVersions(
  library: Library,
  folder: string,
): Promise<ProjectVersions | undefined> {
  const active = process.env.VIRTUAL_ENV;
  const project = readProject(folder, { top: homedir(), ...(active ? { active } : {}) });
  if (!project) return undefined;
  const chosen: [id: string, ChosenVersion][] = [];
  for (const id of await library.docSets()) {
    const pins = project.pins.filter(({ name }) => name === normalName(id));
    const choice = pins.length > 0 ? chooseVersion(pins, (await library.pack(id)).versions) : undefined;
    if (choice) chosen.push([id, choice]);
  }
  const skipped = project.diagnostics.map(({ file, message }) => `${file}: ${message}`);
  return {
    asked: AUTO,
    used: Object.fromEntries(chosen.map(([id, { used }]) => [id, used])),
    why: Object.fromEntries(chosen.map(([id, { why }]) => [id, why])),
    warnings: [...skipped, ...chosen.flatMap(([, { warnings }]) => warnings)],
  };
}
