import { MEMORY_LIMIT } from '../../indexer/sandbox/limits.ts';
import type { BootMessage } from '../../indexer/sandbox/messages.ts';
import {
  type DjangoRuntime,
  parseRuntimeManifest,
  RUNTIME_MANIFEST,
  type RuntimeFile,
  type RuntimeManifest,
} from '../../indexer/sandbox/runtime-manifest.ts';

/** Gets the runtime's files once and keeps them, so that a new sandbox after a stop starts without asking again. */
export class RuntimeFiles {
  readonly #base: URL;
  readonly #loaded = new Map<string, Promise<ArrayBuffer>>();
  #manifest: Promise<RuntimeManifest> | undefined;

  constructor(baseUrl: string) {
    this.#base = new URL(baseUrl, document.baseURI);
  }

  get frameUrl(): string {
    return this.#address('sandbox/frame.html');
  }

  /** @throws {Error} when this build has no runtime, or one of another format */
  manifest(): Promise<RuntimeManifest> {
    this.#manifest ??= this.#get(`runtime/${RUNTIME_MANIFEST}`)
      .then((bytes) => parseRuntimeManifest(new TextDecoder().decode(bytes)))
      .catch((error: unknown) => {
        this.#manifest = undefined;
        throw error;
      });
    return this.#manifest;
  }

  /** Gives a boot message with fresh copies of all bytes, because sending them off takes them away. */
  async bootMessage(django: DjangoRuntime | undefined): Promise<BootMessage> {
    const manifest = await this.manifest();
    const packs = [manifest.zones, django?.pack].filter((file) => file !== undefined);
    const snapshot = django?.snapshot && this.#copyOf(django.snapshot);
    const [worker, loader, module, wasm, stdlib, ...rest] = await Promise.all([
      this.#copy('sandbox/worker.js'),
      this.#copyOf(manifest.loader),
      this.#copyOf(manifest.module),
      this.#copyOf(manifest.wasm),
      this.#copyOf(manifest.stdlib),
      ...packs.map((file) => this.#copyOf(file)),
    ]);
    return {
      type: 'djdocs-boot',
      worker,
      runtime: { loader, module, wasm, stdlib, packs: rest, ...(snapshot && { snapshot: await snapshot }) },
      lockInfo: manifest.lockInfo,
      memoryLimit: MEMORY_LIMIT,
      withDjango: django !== undefined,
      ...(django?.snapshot && { harness: django.snapshot.harness }),
    };
  }

  async #copyOf({ name, bytes }: RuntimeFile): Promise<ArrayBuffer> {
    const copy = await this.#copy(`runtime/${name}`);
    if (copy.byteLength === bytes) return copy;
    this.#loaded.delete(`runtime/${name}`);
    throw new Error(
      `runtime/${name} has ${copy.byteLength} bytes instead of ${bytes}; build the runtime again`,
    );
  }

  async #copy(path: string): Promise<ArrayBuffer> {
    const loading = this.#loaded.get(path) ?? this.#get(path);
    this.#loaded.set(path, loading);
    try {
      return (await loading).slice(0);
    } catch (error) {
      this.#loaded.delete(path);
      throw error;
    }
  }

  async #get(path: string): Promise<ArrayBuffer> {
    const response = await fetch(this.#address(path));
    if (!response.ok) throw new Error(`${path} could not be loaded (${response.status})`);
    return response.arrayBuffer();
  }

  #address(path: string): string {
    return new URL(path, this.#base).href;
  }
}
