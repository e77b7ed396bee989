/** A link longer than this is refused by many programs that would carry it. */
const PACKED_LIMIT = 8000;
const TEXT_LIMIT = 100_000;

/** Code as it stands in an address: UTF-8, deflated, in the alphabet of addresses. @throws RangeError when it is too long for one */
export async function packCode(code: string): Promise<string> {
  const bytes = await pass(new Blob([code]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  const packed = btoa(String.fromCharCode(...bytes.slice(0, PACKED_LIMIT)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
  if (packed.length > PACKED_LIMIT) throw new RangeError('the code is too long for a link');
  return packed;
}

/** The code of an address; undefined when it is damaged, or unpacks to more than anybody would write. */
export async function unpackCode(packed: string): Promise<string | undefined> {
  try {
    const text = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new TextDecoder('utf-8', { fatal: true }).decode(await pass(stream));
  } catch {
    return undefined;
  }
}

async function pass(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    size += step.value.length;
    if (size > TEXT_LIMIT) {
      await reader.cancel();
      throw new RangeError('the code is too long');
    }
    pieces.push(step.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
