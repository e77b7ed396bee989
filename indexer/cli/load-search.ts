import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { installedPacksFolder } from '../store/home.ts';
import type * as SearchFast from './search-fast.ts';

/** The short way of a search, and what keeps its compiled code for the next one. */
export interface LoadedSearch extends Pick<typeof SearchFast, 'searchFast'> {
  /** Keeps the code as it is compiled now, where it was not kept before. Where that cannot be written, nothing is. */
  keepCode(): void;
}

const HEAD_BYTES = 8;

/**
 * Loads the bundle of the short way, which the build puts beside this program, with the code that V8 made of it the last
 * time: compiling it anew takes a tenth of a search. The engine looks at the version and flags that the code was made
 * for; that it belongs to this very bundle, and is whole, is for us to see, by the checksums before it.
 */
export function loadSearch(): LoadedSearch {
  const file = join(__dirname, 'search.js');
  const source = readFileSync(file, 'utf8');
  const kept = join(dirname(installedPacksFolder()), 'cache/search.v8');
  const code = readCode(kept, source);
  const script = new Script(`(function (exports, require, __dirname) {${source}\n})`, {
    filename: file,
    ...(code ? { cachedData: code } : {}),
  });
  const exports = {} as typeof SearchFast;
  script.runInThisContext()(exports, require, __dirname);
  return {
    searchFast: exports.searchFast,
    keepCode: () => {
      // A home without packs is none, and is not made by asking it something.
      if ((code && !script.cachedDataRejected) || !existsSync(installedPacksFolder())) return;
      writeCode(kept, source, script.createCachedData());
    },
  };
}

function readCode(file: string, source: string): Buffer | undefined {
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  const code = bytes.subarray(HEAD_BYTES);
  const isWhole = bytes.length > HEAD_BYTES && bytes.readUInt32LE(4) === crc32(code);
  return isWhole && bytes.readUInt32LE(0) === crc32(source) ? code : undefined;
}

function writeCode(file: string, source: string, code: Buffer): void {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32LE(crc32(source), 0);
  head.writeUInt32LE(crc32(code), 4);
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, Buffer.concat([head, code]));
    renameSync(temporary, file);
  } catch {
    // A search that cannot keep its code is as right as one that can.
  }
}
