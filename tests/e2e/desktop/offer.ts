import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';

/** Writes a small documentation and makes the system's dialog answer with it. */
export async function offer(desktop: ElectronApplication, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'index.md'), '# Kites\n\nHow to fly one.\n\n## Wind\n\nEnough of it.\n');
  await writeFile(join(folder, 'string.md'), '# String\n\nA hundred metres.\n');
  await desktop.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, folder);
}
