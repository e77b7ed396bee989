import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addedRuntimesFolder } from '../store/home.ts';

/** A Django that a person has added for snippets to run on. */
export interface AddedRuntime {
  readonly version: string;
  /** What it was added from, in the person's own words. */
  readonly from: string;
  /** The packages besides Django and what it needs. */
  readonly packages: readonly string[];
  /** The runtime that it was made for: with another Pyodide it has to be added again. */
  readonly pyodide: string;
  readonly pack: string;
  readonly snapshot?: { readonly file: string; readonly harness: string };
}

const ABOUT = 'about.json';
const PACK = 'django.pack';
const MEMORY = 'memory';

type About = Pick<AddedRuntime, 'version' | 'from' | 'packages' | 'pyodide'> & { readonly harness?: string };

/** Everything that was added, by version; folders that are not whole are passed over. */
export function addedRuntimes(): AddedRuntime[] {
  const folder = addedRuntimesFolder();
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const [about, pack, memory] = [ABOUT, PACK, MEMORY].map((file) => join(folder, name, file)) as [
        string,
        string,
        string,
      ];
      if (name.startsWith('.') || !existsSync(about) || !existsSync(pack)) return [];
      const said = readAbout(about);
      if (!said) return [];
      const { harness, ...known } = said;
      const hasMemory = harness !== undefined && existsSync(memory);
      return [{ ...known, pack, ...(hasMemory && { snapshot: { file: memory, harness } }) }];
    });
}

/** What stands about an added runtime in its folder; undefined where that is damaged. */
function readAbout(file: string): About | undefined {
  try {
    const about = JSON.parse(readFileSync(file, 'utf8')) as About | null;
    return typeof about?.version === 'string' && Array.isArray(about.packages) ? about : undefined;
  } catch {
    return undefined;
  }
}

/** An empty folder to prepare a runtime in; it is on the disk of the ones that are there. */
export function newDraft(): string {
  const draft = join(addedRuntimesFolder(), `.draft-${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  return draft;
}

/** Puts a draft that has its pack, and its memory where there is one, in the place of its version. */
export function keepRuntime(draft: string, about: About): void {
  writeFileSync(join(draft, ABOUT), `${JSON.stringify(about, null, 2)}\n`);
  const place = join(addedRuntimesFolder(), about.version);
  rmSync(place, { recursive: true, force: true });
  renameSync(draft, place);
}

/** @returns false when there is none of this version */
export function removeRuntime(version: string): boolean {
  if (!addedRuntimes().some((one) => one.version === version)) return false;
  rmSync(join(addedRuntimesFolder(), version), { recursive: true, force: true });
  return true;
}
