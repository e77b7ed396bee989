import { DocsError } from '../core/errors.ts';
import { MANIFEST_FILE } from '../core/pack-files.ts';
import { type Manifest, parseManifest } from '../core/pack-format.ts';
import type { PartSource } from '../core/part-source.ts';
import { hashBytes } from '../pipeline/hash.ts';
import { isSealed } from '../pipeline/seal-manifest.ts';
import { listParts } from './list-parts.ts';

const NOT_WHAT_IT_SAYS = 'its content is not what its name says';

/** What is wrong with a file of a pack. */
export interface Damage {
  /** Name of the part, or of the manifest's file. */
  readonly file: string;
  readonly why: string;
}

/** Whether a pack is what its manifest says. */
export interface Integrity {
  /** Number of different parts that the manifest names. */
  readonly parts: number;
  /** Their length before compression, of those that are whole. */
  readonly bytes: number;
  /** Empty when all is well. */
  readonly damaged: readonly Damage[];
}

/**
 * Reads every part that a source's manifest names and compares its bytes with its name.
 * @param manifestFile the file that the manifest is in, for what is said of it
 * @throws DocsError when the manifest is not there, is none, or of another format.
 */
export async function verifyPack(source: PartSource, manifestFile = MANIFEST_FILE): Promise<Integrity> {
  const bytes = await source.manifest();
  const manifest = parseManifest(bytes, source.place);
  const damaged: Damage[] = [];
  if (!isSealed(bytes)) damaged.push({ file: manifestFile, why: 'it is not as it was written' });
  const parts = await namedParts(source, manifest, damaged);
  let total = 0;
  for (const part of parts) {
    const content = await readPart(source, part);
    if (typeof content === 'string') damaged.push({ file: part, why: content });
    else if (hashBytes(content) !== part) damaged.push({ file: part, why: NOT_WHAT_IT_SAYS });
    else total += content.length;
  }
  return { parts: parts.length, bytes: total, damaged };
}

/** All parts, once each; when those that name others cannot be read, the ones that the manifest itself names. */
async function namedParts(source: PartSource, manifest: Manifest, damaged: Damage[]): Promise<string[]> {
  try {
    return [...new Set(await listParts(source, manifest))];
  } catch (error) {
    if (!(error instanceof DocsError)) throw error;
    damaged.push({ file: manifest.directory.name, why: error.message });
    return [];
  }
}

/** A part's bytes, or why there are none. */
async function readPart(source: PartSource, name: string): Promise<Uint8Array | string> {
  try {
    return await source.part(name);
  } catch (error) {
    if (error instanceof DocsError) return error.message.replace(`${source.place} is damaged: `, '');
    throw error;
  }
}
