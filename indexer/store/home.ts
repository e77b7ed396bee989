import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder that holds a person's packs and settings: DJDOCS_HOME, else the platform's place for application data.
 */
export function homeFolder(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  const given = env.DJDOCS_HOME;
  if (given) return given;
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'djdocs');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'djdocs');
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'djdocs');
}

/** The folder with one folder per doc set. */
export function packsFolder(home: string): string {
  return join(home, 'packs');
}
