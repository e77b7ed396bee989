import type { Manifest } from '../core/pack-format.ts';
import { hashBytes } from './hash.ts';

/** A manifest with its seal, which is last of what it holds. */
export function sealManifest(content: Omit<Manifest, 'seal'>): Manifest {
  return { ...content, seal: sealOf(content) };
}

/** Whether a manifest's bytes are as they were written. They must be JSON. */
export function isSealed(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const manifest = JSON.parse(text) as Manifest;
  const { seal, ...content } = manifest;
  return seal === sealOf(content) && text === JSON.stringify(manifest);
}

function sealOf(content: Omit<Manifest, 'seal'>): string {
  return hashBytes(new TextEncoder().encode(JSON.stringify(content)));
}
