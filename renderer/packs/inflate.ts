/**
 * The bytes of a part as they were before compression. Parts are gzip at rest, but a server that declares the
 * encoding has them inflated by the time they arrive: whatever does not start like gzip is taken as it is.
 * @throws TypeError when the compressed data is cut off or damaged.
 */
export async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
