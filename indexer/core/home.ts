/** What finding the home needs to know of the machine; a host fills it in. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As Node names it: `win32`, `darwin`, `linux` … */
  readonly platform: string;
  /** The person's own folder. */
  readonly userFolder: string;
}

/**
 * The folder that holds a person's packs and settings: DJDOCS_HOME, else the platform's place for application data.
 * The command and the desktop program look in the same place.
 */
export function homeFolder({ env, platform, userFolder }: Machine): string {
  if (env.DJDOCS_HOME) return env.DJDOCS_HOME;
  if (platform === 'win32') return `${env.LOCALAPPDATA ?? `${userFolder}\\AppData\\Local`}\\djdocs`;
  if (platform === 'darwin') return `${userFolder}/Library/Application Support/djdocs`;
  return `${env.XDG_DATA_HOME || `${userFolder}/.local/share`}/djdocs`;
}

/** The name of the folder in the home with one folder per doc set. */
export const PACKS_FOLDER = 'packs';

/** The name of the folder in the home with one folder per Django that was added for snippets. */
export const RUNTIMES_FOLDER = 'runtimes';

/** The name of the folder in the home with what only saves time and may be deleted. */
export const CACHE_FOLDER = 'cache';
