/**
 * Whether a part's bytes are what its name, the beginning of their hash, says. True where the platform cannot tell: browsers offer digests only
 * to pages from https or this machine.
 */
export async function isNamedSo(bytes: Uint8Array, name: string): Promise<boolean> {
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.slice(0, name.length) === name;
}
