import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueEntry } from './catalogue.ts';

/** Documentation that a package of the operating system has put on this machine. */
export interface SystemDocs {
  /** The package, as the system calls it. */
  readonly package: string;
  readonly folder: string;
}

/** What the system's packages hold of an entry, if they are installed here. */
export function systemDocsOf({ system }: CatalogueEntry): SystemDocs | undefined {
  return system && existsSync(join(system.folder, 'index.html')) ? system : undefined;
}
