import { MEMORY_LIMIT } from '../../indexer/sandbox/limits.ts';
import type { BootMessage, ScriptBootMessage } from '../../indexer/sandbox/messages.ts';
import {
  type DjangoRuntime,
  parseRuntimeManifest,
  RUNTIME_MANIFEST,
  type RuntimeFile,
  type RuntimeManifest,
} from '../../indexer/sandbox/runtime-manifest.ts';

/**
 * Gets the runtime's files for each sandbox. They are handed on as they come: a copy for the next sandbox, which most readers
 * never need, would cost the first one time and the page 80 MB, and the browser has a cache of its own.
 */
export class RuntimeFiles {
  readonly #base: URL;
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

  /** Gives a boot message whose bytes are its own, because sending them off takes them away. */
  async bootMessage(django: DjangoRuntime | undefined): Promise<BootMessage> {
    const manifest = await this.manifest();
    const packs = [manifest.zones, django?.pack].filter((file) => file !== undefined);
    const [snapshot, worker, loader, module, wasm, stdlib, ...rest] = await Promise.all([
      django?.snapshot && this.#whole(django.snapshot),
      this.#get('sandbox/worker.js'),
      this.#whole(manifest.loader),
      this.#whole(manifest.module),
      this.#whole(manifest.wasm),
      this.#whole(manifest.stdlib),
      ...packs.map((file) => this.#whole(file)),
    ]);
    return {
      type: 'djdocs-boot',
      worker,
      runtime: { loader, module, wasm, stdlib, packs: rest, ...(snapshot && { snapshot }) },
      lockInfo: manifest.lockInfo,
      memoryLimit: MEMORY_LIMIT,
      withDjango: django !== undefined,
      ...(django?.snapshot && { harness: django.snapshot.harness }),
    };
  }

  /** The boot message of a worker that runs scripts. */
  async scriptBootMessage(): Promise<ScriptBootMessage> {
    return { type: 'djdocs-boot-script', worker: await this.#get('sandbox/script-worker.js') };
  }

  async #whole({ name, bytes }: RuntimeFile): Promise<ArrayBuffer> {
    const content = await this.#get(`runtime/${name}`);
    if (content.byteLength === bytes) return content;
    throw new Error(
      `runtime/${name} has ${content.byteLength} bytes instead of ${bytes}; build the runtime again`,
    );
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
