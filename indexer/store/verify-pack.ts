import { DocsError } from '../core/errors.ts';
import { manifestFileName } from '../core/pack-files.ts';
import { type Manifest, type PartRef, parseManifest } from '../core/pack-format.ts';
import type { PartSource } from '../core/part-source.ts';
import { hashBytes } from '../pipeline/hash.ts';
import { listParts } from './list-parts.ts';

/** What is wrong with a file of a pack. */
export interface Damage {
  /** Name of the part or manifest. */
  readonly file: string;
  readonly why: string;
}

/** Whether a pack is what its manifest says. */
export interface Integrity {
  /** Number of different parts that the manifest names. */
  readonly parts: number;
  /** Their length before compression. */
  readonly bytes: number;
  /** Empty when all is well. */
  readonly damaged: readonly Damage[];
}

/**
 * Reads every part that a manifest names and compares its length and its bytes with its name.
 * @throws DocsError when the manifest is not there, not what its name says, or of another format.
 */
export async function verifyPack(source: PartSource, manifestName: string): Promise<Integrity> {
  const bytes = await source.manifest(manifestName);
  const manifest = parseManifest(bytes, source.place);
  const damaged: Damage[] = [];
  if (manifestFileName(hashBytes(bytes)) !== manifestName)
    damaged.push({ file: manifestName, why: 'its content is not what its name says' });
  const parts = await namedParts(source, manifest, damaged);
  let total = 0;
  for (const part of parts) {
    total += part.bytes;
    const why = await whatIsWrong(source, part);
    if (why) damaged.push({ file: part.name, why });
  }
  return { parts: parts.length, bytes: total, damaged };
}

/** All parts, once each; when those that name others cannot be read, the ones that the manifest itself names. */
async function namedParts(source: PartSource, manifest: Manifest, damaged: Damage[]): Promise<PartRef[]> {
  try {
    const parts = await listParts(source, manifest);
    return [...new Map(parts.map((part) => [part.name, part])).values()];
  } catch (error) {
    if (!(error instanceof DocsError)) throw error;
    damaged.push({ file: manifest.directory.name, why: error.message });
    return [];
  }
}

async function whatIsWrong(source: PartSource, { name, bytes }: PartRef): Promise<string | undefined> {
  try {
    const content = await source.part(name);
    if (content.length !== bytes) return `it has ${content.length} bytes instead of ${bytes}`;
    return hashBytes(content) === name ? undefined : 'its content is not what its name says';
  } catch (error) {
    if (error instanceof DocsError) return error.message.replace(`${source.place} is damaged: `, '');
    throw error;
  }
}
