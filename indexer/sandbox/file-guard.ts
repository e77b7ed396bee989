import type { FileNode, FileSystem } from './pyodide-internals.ts';

/** Where snippets may leave files; they are cleared away after each run. */
const SCRATCH = ['/home/pyodide', '/tmp'];
const DISK_LIMIT = 128 * 1024 * 1024;
const NO_SPACE_LEFT = 51;

interface Kept {
  readonly contents: FileNode['contents'];
  readonly names: number;
  readonly mtime: number;
  readonly mode: number;
}

/** Puts Pyodide's files, which live outside Python's memory, back to where they were when the guard was made. */
export class FileGuard {
  readonly #kept = new Map<FileNode, Kept>();
  readonly #scratch: ReadonlySet<FileNode>;
  readonly #openFiles: number;
  #written = 0;

  constructor(private readonly system: FileSystem) {
    for (const path of SCRATCH) this.system.mkdirTree(path);
    this.#scratch = new Set(SCRATCH.map((path) => this.system.lookupPath(path).node));
    this.#walk(this.system.root, (node) => this.#kept.set(node, keep(node)));
    this.#openFiles = this.system.streams.length;
    this.#limitDisk();
  }

  /**
   * Clears what a run has left in the places it may write to.
   *
   * @returns false when it has changed anything else, after which this interpreter is not to be trusted again
   */
  restore(): boolean {
    this.#written = 0;
    for (const stream of this.system.streams.slice(this.#openFiles)) if (stream) this.system.close(stream);
    this.system.chdir('/home/pyodide');
    for (const path of SCRATCH) this.#empty(path);
    let isWhole = true;
    let seen = 0;
    this.#walk(this.system.root, (node) => {
      const kept = this.#kept.get(node);
      seen += 1;
      if (kept === undefined || !isSame(kept, node)) isWhole = false;
    });
    return isWhole && seen === this.#kept.size;
  }

  #walk(node: FileNode, visit: (node: FileNode) => void): void {
    if (this.#scratch.has(node)) return;
    visit(node);
    if (!isFolder(node)) return;
    for (const child of Object.values(node.contents)) this.#walk(child, visit);
  }

  #empty(path: string): void {
    for (const name of this.system.readdir(path)) {
      if (name === '.' || name === '..') continue;
      const child = `${path}/${name}`;
      if (this.system.isDir(this.system.lstat(child).mode)) {
        this.#empty(child);
        this.system.rmdir(child);
      } else this.system.unlink(child);
    }
  }

  /** Files are not part of Python's memory, so its limit does not hold for them. Rewriting counts, too: it is simpler. */
  #limitDisk(): void {
    const files = this.system.filesystems.MEMFS;
    const { stream } = files.ops_table.file;
    const write = stream.write;
    const resize = files.resizeFileStorage.bind(files);
    const spend = (bytes: number) => {
      if (this.#written + bytes > DISK_LIMIT) throw new this.system.ErrnoError(NO_SPACE_LEFT);
      this.#written += bytes;
    };
    stream.write = (file, from, at, length, ...rest) => {
      spend(length);
      return write(file, from, at, length, ...rest);
    };
    files.resizeFileStorage = (node, size) => {
      spend(Math.max(0, size - node.usedBytes));
      resize(node, size);
    };
  }
}

function isFolder(node: FileNode): node is FileNode & { contents: Record<string, FileNode> } {
  return (
    (node.mode & 0o170000) === 0o040000 && node.contents !== null && !(node.contents instanceof Uint8Array)
  );
}

function keep(node: FileNode): Kept {
  const names = isFolder(node) ? Object.keys(node.contents).length : 0;
  return { contents: node.contents, names, mtime: Number(node.mtime), mode: node.mode };
}

function isSame(kept: Kept, node: FileNode): boolean {
  const now = keep(node);
  // A folder's time changes with what is cleared away inside it.
  const isUntouched = isFolder(node) || now.mtime === kept.mtime;
  return now.contents === kept.contents && now.names === kept.names && now.mode === kept.mode && isUntouched;
}
