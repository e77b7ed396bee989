import { createHash } from 'node:crypto';
import { zipOf } from './archives.ts';

/** A Python package in the form in which its index gives it (PEP 427). */
export interface Wheel {
  readonly file: string;
  readonly bytes: Buffer;
}

/** A wheel of pure Python, or of what is said to be. */
export function wheelOf(name: string, version: string, files: Readonly<Record<string, string>>): Wheel {
  const info = `${name}-${version}.dist-info`;
  const all: Record<string, string> = {
    ...files,
    [`${info}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
    [`${info}/WHEEL`]: 'Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
  };
  const record = Object.entries(all).map(
    ([path, text]) =>
      `${path},sha256=${createHash('sha256').update(text).digest('base64url')},${Buffer.byteLength(text)}`,
  );
  const entries = Object.entries({
    ...all,
    [`${info}/RECORD`]: [...record, `${info}/RECORD,,`, ''].join('\n'),
  });
  return {
    file: `${name}-${version}-py3-none-any.whl`,
    bytes: zipOf(entries.map(([path, text]) => ({ name: path, content: text }))),
  };
}
