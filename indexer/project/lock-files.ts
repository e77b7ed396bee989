import { parse } from 'smol-toml';
import type { FilePin } from './pin.ts';
import { lockedPin } from './requirement.ts';

interface LockedPackage {
  readonly name?: unknown;
  readonly version?: unknown;
}

/**
 * The packages of a lock file in TOML: `uv.lock`, `poetry.lock` and `pdm.lock` have `[[package]]`, `pylock.toml`
 * (PEP 751) has `[[packages]]`.
 * @throws Error when it is not TOML.
 */
export function readTomlLock(text: string): FilePin[] {
  const file = parse(text) as { readonly package?: unknown; readonly packages?: unknown };
  const list = file.package ?? file.packages;
  const lines = text.split(/\r?\n/);
  return (Array.isArray(list) ? list : []).flatMap(({ name, version }: LockedPackage) =>
    typeof name === 'string' && typeof version === 'string' ? [lockedPin(name, version, lines)] : [],
  );
}

/**
 * The packages of a `Pipfile.lock`.
 * @throws Error when it is not JSON.
 */
export function readPipfileLock(text: string): FilePin[] {
  const file = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
  const lines = text.split(/\r?\n/);
  return ['default', 'develop'].flatMap((group) => {
    const packages = (file?.[group] ?? {}) as Readonly<Record<string, LockedPackage | null>>;
    return Object.entries(packages).flatMap(([name, locked]) =>
      typeof locked?.version === 'string' ? [lockedPin(name, locked.version, lines)] : [],
    );
  });
}
