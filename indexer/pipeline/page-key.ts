import type { PendingPage } from '../import/importer.ts';
import type { OpenedSource } from './build-source.ts';
import { hashBytes } from './hash.ts';

/**
 * Per page of a source, a hash of all that reading it depends on: where that is the same, so is what is read. Undefined
 * where it cannot be known.
 */
export function pageKeys({ importer, tree, pages }: OpenedSource): (string | undefined)[] {
  const whole = hashBytes(JSON.stringify(tree.files.map(({ path, hash }) => [path, hash])));
  const isWhole = tree.files.every(({ hash }) => hash !== undefined);
  const keyOf = ({ file, context }: PendingPage, number: number): string | undefined => {
    const own = tree.file(file)?.hash;
    if (context !== undefined && own !== undefined) return keyWith([context, file, own]);
    return isWhole ? keyWith([whole, number]) : undefined;
  };
  const keyWith = (parts: readonly (string | number)[]) =>
    hashBytes(JSON.stringify([importer.format, ...parts]));
  return pages.map(keyOf);
}
