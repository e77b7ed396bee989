import type { LockInfo } from './messages.ts';

/** The manifest's name below the runtime folder. */
export const RUNTIME_MANIFEST = 'runtime.json';

export interface RuntimeFile {
  /** The file's name beside the manifest. */
  readonly name: string;
  readonly bytes: number;
  /** Of the files of a build. */
  readonly sha256?: string;
}

export interface DjangoRuntime {
  /** The full version, such as `5.2.17`. */
  readonly version: string;
  readonly pack: RuntimeFile;
  /** Memory in which Python has started and this Django is set up; absent when it could not be made. */
  readonly snapshot?: RuntimeFile & { readonly harness: string };
}

/** What a build put into the runtime folder. */
export interface RuntimeManifest {
  readonly format: 1;
  readonly pyodide: string;
  readonly python: string;
  readonly lockInfo: LockInfo;
  readonly loader: RuntimeFile;
  readonly module: RuntimeFile;
  readonly wasm: RuntimeFile;
  readonly stdlib: RuntimeFile;
  /** Time zones; without them Python knows UTC only. */
  readonly zones?: RuntimeFile;
  /** Newest first; empty when the build found no Django. */
  readonly django: readonly DjangoRuntime[];
}

/**
 * Reads a manifest back.
 *
 * @throws {Error} when the text is not a manifest of a format this code knows
 */
export function parseRuntimeManifest(text: string): RuntimeManifest {
  const value: unknown = JSON.parse(text);
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  if (format !== 1) {
    throw new Error(
      `${RUNTIME_MANIFEST} has format ${String(format)}, this djdocs reads 1; build the runtime again`,
    );
  }
  return value as RuntimeManifest;
}
