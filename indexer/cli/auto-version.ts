import { UsageError } from '../core/errors.ts';
import type { Library } from '../core/library.ts';
import type { ProjectVersions } from './project-versions.ts';
import type { Terminal } from './terminal.ts';

/** What people write for "the version that my project uses". */
export const AUTO = 'auto';

interface VersionOptions {
  readonly version?: string;
  readonly json?: boolean;
  readonly batch?: string;
}

/**
 * The versions that the project around the current folder uses: when asked for, else only where a person reads the answer,
 * so that the answer to a script does not depend on its folder. What is used is said on stderr, with why.
 * @returns undefined where no project has a say.
 * @throws UsageError when a project was asked for and there is none.
 */
export async function projectVersions(
  library: Library,
  options: VersionOptions,
  terminal: Terminal,
): Promise<ProjectVersions | undefined> {
  const isAsked = options.version === AUTO;
  const isForPerson = terminal.isInteractive && !options.json && options.batch === undefined;
  if (!isAsked && (options.version !== undefined || !isForPerson)) return undefined;
  // Reading projects takes parsers that most searches have no use for.
  const { findProjectVersions } = await import('./project-versions.ts');
  const found = await findProjectVersions(library, process.cwd());
  if (isAsked && !found) {
    throw new UsageError(
      'No Python project was found here or in a folder above',
      'Run it inside of a project with a requirements file, pyproject.toml or lock file, or give a version',
    );
  }
  if (found) announce(found, terminal);
  return found;
}

function announce({ used, why, warnings }: ProjectVersions, terminal: Terminal): void {
  for (const [id, label] of Object.entries(used)) {
    terminal.err(`Using ${id} ${label}: ${why[id]}. --version chooses another.`);
  }
  for (const warning of warnings) terminal.err(`Note: ${warning}.`);
}
