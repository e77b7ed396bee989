import { DocsError } from '../core/errors.ts';
import { MANIFEST_FILE, PREVIOUS_FILE } from '../core/pack-files.ts';
import { type Manifest, parseManifest } from '../core/pack-format.ts';
import { hashBytes } from '../pipeline/hash.ts';
import { isSealed } from '../pipeline/seal-manifest.ts';
import { type FolderSource, folderSource } from './folder-source.ts';
import { listParts } from './list-parts.ts';
import { isAsWritten } from './part-file.ts';

const NOT_WHAT_IT_SAYS = 'its content is not what its name says';
const NOT_AS_WRITTEN = 'it is not as it was written';

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
export async function verifyPack(source: FolderSource, manifestFile = MANIFEST_FILE): Promise<Integrity> {
  const bytes = await source.manifest();
  const manifest = parseManifest(bytes, source.place);
  const damaged: Damage[] = [];
  const isWhole = isSealedText(bytes);
  if (!isWhole) damaged.push({ file: manifestFile, why: NOT_AS_WRITTEN });
  const parts = await namedParts(source, manifest, isWhole, damaged);
  let total = 0;
  for (const part of parts) {
    const content = readPart(source, part);
    if (typeof content === 'string') damaged.push({ file: part, why: content });
    else if (hashBytes(content) !== part) damaged.push({ file: part, why: NOT_WHAT_IT_SAYS });
    else if (!isAsWritten(source.stored(part), content)) damaged.push({ file: part, why: NOT_AS_WRITTEN });
    else total += content.length;
  }
  return { parts: parts.length, bytes: total, damaged };
}

/**
 * What is wrong with the generation before.
 * @returns the first damage as a clause, or undefined when all is well
 */
export async function whyPreviousDamaged(folder: string, id: string): Promise<string | undefined> {
  try {
    const [first] = (await verifyPack(folderSource(folder, id, PREVIOUS_FILE), PREVIOUS_FILE)).damaged;
    return first && `${first.file}: ${first.why}`;
  } catch (error) {
    if (error instanceof DocsError) return error.message;
    throw error;
  }
}

/** A flipped byte may make the text no text, or its JSON none. */
function isSealedText(bytes: Uint8Array): boolean {
  try {
    return isSealed(bytes);
  } catch {
    return false;
  }
}

/** All parts, once each; none when those that name others cannot be read, or the manifest was changed where it names them. */
async function namedParts(
  source: FolderSource,
  manifest: Manifest,
  isWhole: boolean,
  damaged: Damage[],
): Promise<string[]> {
  try {
    return [...new Set(await listParts(source, manifest))];
  } catch (error) {
    if (!isWhole) return [];
    if (!(error instanceof DocsError)) throw error;
    damaged.push({ file: manifest.directory.name, why: error.message });
    return [];
  }
}

/** A part's bytes, or why there are none. */
function readPart(source: FolderSource, name: string): Uint8Array | string {
  try {
    return source.partNow(name);
  } catch (error) {
    if (error instanceof DocsError) return error.message.replace(`${source.place} is damaged: `, '');
    throw error;
  }
}
