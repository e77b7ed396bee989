import type { PyodideInterface } from 'pyodide';

/**
 * The parts of Pyodide and Emscripten that the sandbox reaches into and that have no public types. They are named in
 * this one file, so that a new Pyodide has one place to be checked against.
 */
export interface EmscriptenModule {
  readonly HEAP8: Int8Array;
  growMemory(bytes: number): void;
}

export interface EmscriptenSettings {
  readonly preRun: ((module: EmscriptenModule) => void)[];
  instantiateWasm(imports: WasmImports, receive: unknown): unknown;
}

interface WasmImports {
  readonly env: { emscripten_resize_heap: (bytes: number) => number | boolean };
}

export interface FileNode {
  readonly name: string;
  readonly mode: number;
  readonly mtime: number | Date;
  contents: Uint8Array | Record<string, FileNode> | null;
  usedBytes: number;
  readonly node_ops: { mknod(parent: FileNode, name: string, mode: number, device: number): FileNode };
}

type Write = (stream: unknown, from: unknown, at: number, length: number, ...rest: unknown[]) => number;

interface MemoryFiles {
  readonly ops_table: { readonly file: { readonly stream: { write: Write } } };
  resizeFileStorage(node: FileNode, size: number): void;
}

export interface FileSystem {
  readonly root: FileNode;
  readonly streams: readonly ({ readonly fd: number } | null | undefined)[];
  readonly ErrnoError: new (code: number) => Error;
  readonly filesystems: { readonly MEMFS: MemoryFiles };
  mkdirTree(path: string): void;
  lookupPath(path: string): { readonly node: FileNode };
  writeFile(path: string, text: string): void;
  readdir(path: string): string[];
  isDir(mode: number): boolean;
  lstat(path: string): { readonly mode: number };
  rmdir(path: string): void;
  unlink(path: string): void;
  chdir(path: string): void;
  close(stream: unknown): void;
}

export type CreateModule = (settings: EmscriptenSettings) => unknown;

/** @returns the module behind a Pyodide, whose memory can be kept and put back */
export function moduleOf(python: PyodideInterface): EmscriptenModule {
  return (python as unknown as { readonly _module: EmscriptenModule })._module;
}

/** @returns Pyodide's file system with the parts its own types leave out */
export function fileSystemOf(system: unknown): FileSystem {
  return system as FileSystem;
}

/**
 * Wraps the function that creates Pyodide's module so that its memory stops growing at a limit: Python then raises
 * `MemoryError` and goes on. Emscripten asks for up to a fifth more than it needs, hence the factor.
 */
export function limitMemory(create: CreateModule, limit: number): CreateModule {
  return (settings) => {
    const instantiate = settings.instantiateWasm;
    settings.instantiateWasm = (imports, receive) => {
      const grow = imports.env.emscripten_resize_heap;
      imports.env.emscripten_resize_heap = (bytes) => ((bytes >>> 0) * 1.2 > limit ? 0 : grow(bytes));
      return instantiate(imports, receive);
    };
    return create(settings);
  };
}

/**
 * Wraps the function that creates Pyodide's module so that its memory is large enough for a snapshot, which Pyodide does not
 * see to. A snapshot's second word says where in it the memory begins.
 */
export function growFor(create: CreateModule, snapshot: Uint8Array): CreateModule {
  const start = new DataView(snapshot.buffer, snapshot.byteOffset).getUint32(4, true);
  const size = snapshot.byteLength - start;
  return (settings) => {
    settings.preRun.unshift((module) => {
      if (module.HEAP8.length < size) module.growMemory(size);
    });
    return create(settings);
  };
}
