import { makeTree, type SourceTree } from '../../indexer/import/source-tree.ts';
import type { FuzzInput } from './inputs.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';
import { FILE_NAMES } from './tokens.ts';

/** What is kept of a long file: a part that starts anywhere, and often its head, where formats are recognised by. */
const WINDOW_BYTES = 1_200;
const HEAD_BYTES = 400;

/** A source as nobody wrote it. */
export interface Mutant {
  readonly name: string;
  readonly isFile: boolean;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** The mutant with a number: the same one for the same inputs, seed and number. */
export function makeMutant(inputs: readonly FuzzInput[], seed: number, number: number): Mutant {
  const random = new Random(seed, number);
  const input = random.pick(inputs);
  const files = new Map<string, Uint8Array>();
  // Of many files few are changed, so that the others still make sense of them.
  const share = Math.min(0.8, 2 / input.files.size);
  const always = random.below(input.files.size);
  for (const [path, bytes] of input.files) {
    const part = windowOf(Buffer.from(bytes), path, random);
    const isChanged = files.size === always || random.chance(share);
    files.set(path, isChanged ? change(part, inputs, random) : part);
  }
  if (!input.isFile && random.chance(0.15)) renameOne(files, random);
  if (!input.isFile && random.chance(0.1)) addFile(files, inputs, random);
  return { name: input.name, isFile: input.isFile, files };
}

/** A mutant as the importer gets it. */
export function treeOf({ name, isFile, files }: Mutant): SourceTree {
  return makeTree(
    name,
    isFile,
    [...files].map(([path, bytes]) => ({ path, size: bytes.length, read: () => bytes })),
  );
}

function change(part: Buffer, inputs: readonly FuzzInput[], random: Random): Buffer {
  let bytes = random.chance(0.1) ? crossed(part, inputs, random) : part;
  for (let n = random.below(5) + 1; n > 0; n--) bytes = mutate(bytes, random);
  return bytes;
}

/** The start of one file and the end of another. */
function crossed(part: Buffer, inputs: readonly FuzzInput[], random: Random): Buffer {
  const [path, bytes] = random.pick([...random.pick(inputs).files]);
  const other = windowOf(Buffer.from(bytes), path, random);
  return Buffer.concat([
    part.subarray(0, random.below(part.length + 1)),
    other.subarray(random.below(other.length + 1)),
  ]);
}

function windowOf(bytes: Buffer, path: string, random: Random): Buffer {
  // A cut inventory would only ever be a cut inventory.
  if (path.endsWith('.inv') || bytes.length <= WINDOW_BYTES) return bytes;
  const start = bytes.lastIndexOf(10, random.below(bytes.length - WINDOW_BYTES / 2)) + 1;
  const part = bytes.subarray(start, start + WINDOW_BYTES);
  const head = random.chance(0.6) ? bytes.subarray(0, HEAD_BYTES) : Buffer.alloc(0);
  const opening =
    path.endsWith('.html') && random.chance(0.8) ? '<body><div role="main"><section id="s"><h1>S</h1>' : '';
  return Buffer.concat([head, Buffer.from(opening), part]);
}

function renameOne(files: Map<string, Uint8Array>, random: Random): void {
  const path = random.pick([...files.keys()]);
  const bytes = files.get(path) as Uint8Array;
  files.delete(path);
  files.set(random.pick(FILE_NAMES), bytes);
}

function addFile(files: Map<string, Uint8Array>, inputs: readonly FuzzInput[], random: Random): void {
  const [path, bytes] = random.pick([...random.pick(inputs).files]);
  files.set(random.pick(FILE_NAMES), windowOf(Buffer.from(bytes), path, random));
}
