import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The command that is measured; it is bundled beside this program (check.mjs). */
const DJDOCS = fileURLToPath(new URL('djdocs.js', import.meta.url));

/** A line of `djdocs export --jsonl`, as far as measures read it. */
export interface ChunkRecord {
  readonly ref: string;
  readonly version: string;
  readonly path: string;
  readonly anchor: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly trail: readonly string[];
  readonly kind: string;
  readonly text: string;
  readonly markdown: string;
  readonly code: readonly {
    readonly lang: string;
    readonly kind?: string;
    readonly text: string;
    readonly label?: string;
  }[];
  readonly links: readonly LinkRecord[];
  readonly symbols: readonly { readonly name: string; readonly kind: string }[];
  readonly source: { readonly file: string; readonly line: number };
}

/** A link as `djdocs export --jsonl` writes it. */
export interface LinkRecord {
  readonly text: string;
  readonly url: string;
  readonly target: { readonly path: string; readonly anchor: string | null } | null;
  readonly fragment: string;
  readonly how: string;
}

/** What `djdocs add --json` says of one version, as far as measures read it. */
export interface AddedVersion {
  readonly docSet: string;
  readonly version: string;
  readonly detectedFrom: string;
  readonly sources: readonly { readonly path: string; readonly format: string }[];
  readonly diagnostics: readonly {
    readonly severity: string;
    readonly code: string;
    readonly message: string;
    readonly file: string;
    readonly line: number;
  }[];
  readonly removed: readonly { readonly what: string; readonly text: string; readonly line: number }[];
}

/** A group of `djdocs list --catalogue --json`. */
export interface CatalogueRecord {
  readonly category: string;
  readonly entries: readonly {
    readonly path: string;
    readonly title: string;
    readonly topics?: readonly string[];
    readonly tokens?: number;
    readonly isInstalled: boolean;
  }[];
}

/** Sources after `djdocs add` into a home of their own and `djdocs export`. */
export interface Imported {
  readonly added: readonly AddedVersion[];
  readonly failed: readonly { readonly source: string; readonly error: { readonly message: string } }[];
  /** All chunks in the order of the export. */
  readonly records: readonly ChunkRecord[];
  /** What the catalogues of all versions name. */
  readonly catalogue: readonly CatalogueRecord[];
  /** What another command says of them: `run('read', ref)`. */
  readonly run: (...args: string[]) => string;
}

/** A home of djdocs with the command that works on it. */
export interface Home {
  readonly folder: string;
  /** What a command says on its standard output. @throws Error with what else it said when that is nothing. */
  readonly run: (...args: string[]) => string;
}

/** The outside data, unpacked and imported when a measure first asks for it and shared by all. */
export class TestData {
  readonly folders: readonly string[];
  readonly #root: string;
  readonly #temp = mkdtempSync(join(tmpdir(), 'djdocs-fidelity-'));
  readonly #kept = new Map<string, unknown>();

  /** @param folders Sphinx HTML to measure in the place of what the data has. */
  constructor(root: string, folders: readonly string[] = []) {
    this.#root = root;
    this.folders = folders;
  }

  /** A file or folder of the data. @throws Error when it is not there. */
  path(...parts: string[]): string {
    const path = join(this.#root, ...parts);
    if (!existsSync(path)) throw new Error(`${path} is not there`);
    return path;
  }

  /** The folder an archive of `corpora/` unpacks to: `django-5.2-html`. */
  corpus(name: string): string {
    return this.keep(`corpus ${name}`, () => {
      execFileSync('tar', ['-xf', this.path('corpora', `${name}.tar.xz`), '-C', this.folder('corpora')]);
      return join(this.folder('corpora'), name);
    });
  }

  /**
   * What `djdocs add` with these arguments makes of sources.
   * @throws Error with what the command said when it could not run; sources it refused are in `failed`.
   */
  imported(...args: string[]): Imported {
    return this.keep(`imported ${args.join('\0')}`, () => {
      const home = this.emptyHome(basename(args[0] ?? ''));
      const told = JSON.parse(home.run('add', '--json', ...args)) as Pick<Imported, 'added' | 'failed'>;
      const file = join(home.folder, 'chunks.jsonl');
      if (told.added.length > 0) home.run('export', '--jsonl', file);
      const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
      const records = lines.map((line) => JSON.parse(line) as ChunkRecord);
      const { docSets } = JSON.parse(home.run('list', '--catalogue', '--json')) as {
        docSets: { versions: { catalogue: CatalogueRecord[] }[] }[];
      };
      const catalogue = docSets.flatMap(({ versions }) => versions.flatMap((version) => version.catalogue));
      return { ...told, records, catalogue, run: home.run };
    });
  }

  /** A home with nothing in it yet. @param name for its folder's name, so that people see whose it is */
  emptyHome(name: string): Home {
    const folder = mkdtempSync(join(this.folder('homes'), `${name}-`));
    return { folder, run: (...command) => run(command, folder) };
  }

  /** What `make` gives, made once for all who ask by this key. */
  keep<T>(key: string, make: () => T): T {
    if (!this.#kept.has(key)) this.#kept.set(key, make());
    return this.#kept.get(key) as T;
  }

  /** A folder of this run, deleted at its end. */
  folder(name: string): string {
    const folder = join(this.#temp, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  dispose(): void {
    rmSync(this.#temp, { recursive: true, force: true });
  }
}

function run(args: readonly string[], home: string): string {
  const { stdout, stderr, error } = spawnSync(process.execPath, [DJDOCS, ...args], {
    env: { ...process.env, DJDOCS_HOME: home },
    encoding: 'utf8',
    maxBuffer: 1024 * 1024 * 1024,
  });
  if (error) throw error;
  if (stdout === '') throw new Error(`djdocs ${args.join(' ')} said nothing but: ${stderr.trim()}`);
  return stdout;
}
