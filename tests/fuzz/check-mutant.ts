import { DocsError } from '../../indexer/core/errors.ts';
import { Pack } from '../../indexer/core/pack.ts';
import { type EncodedPack, encodePack } from '../../indexer/pipeline/encode-pack.ts';
import { loadDraft } from '../../indexer/pipeline/load-draft.ts';
import type { DocSetDraft } from '../../indexer/pipeline/version-draft.ts';
import { importTree, wholeVersion } from '../helpers/imports.ts';
import { memorySource } from '../helpers/memory-packs.ts';
import { brokenInvariants } from './invariants.ts';
import { type Mutant, treeOf } from './mutant.ts';
import { brokenRenderings } from './rendered.ts';

/** What became of a mutant: documentation, or an error with a next step. Anything else is thrown. */
export type Outcome = 'imported' | 'refused';

/** The reasons for which a page may be left out; any other is an exception that nobody meant. */
const MEANT = /is longer than|nested/;

/** Whether a mutant is looked at thoroughly: that takes several times as long, so only some are. */
export function isThorough(number: number): boolean {
  return number % 8 === 0;
}

/**
 * Takes a mutant all the way to a pack, and looks at everything on the way.
 * @param thorough also builds it twice, reads the pack back and draws every page
 * @throws Error saying what went wrong
 */
export async function checkMutant(mutant: Mutant, thorough: boolean): Promise<Outcome> {
  const built = build(mutant);
  if (!built) return 'refused';
  const { draft, pack } = built;
  const paths = new Set([...mutant.files.keys(), mutant.name]);
  fail(brokenInvariants(draft, paths));
  fail(unmeantFailures(draft));
  if (!thorough) return 'imported';
  fail(draft.versions.flatMap((version) => wholeVersion(version).topics.flatMap(brokenRenderings)));
  const again = build(mutant);
  if (!again || !isSamePack(pack, again.pack)) throw new Error('the same source gave another pack');
  const read = await loadDraft(await Pack.open(memorySource(pack)));
  if (!isSamePack(pack, encodePack(read)))
    throw new Error('the pack that was read back is written as another');
  return 'imported';
}

function build(mutant: Mutant): { draft: DocSetDraft; pack: EncodedPack } | undefined {
  try {
    const { draft } = importTree(treeOf(mutant));
    return { draft, pack: encodePack(draft) };
  } catch (error) {
    if (error instanceof DocsError && !unmeant(error.message)) return undefined;
    throw error;
  }
}

function unmeantFailures(draft: DocSetDraft): string[] {
  const diagnostics = draft.versions.flatMap((version) => version.diagnostics);
  return diagnostics
    .filter(({ code, message }) => code === 'page-failed' && unmeant(message))
    .map(({ message }) => message);
}

/** Whether a message tells of a page that failed in a way that nobody meant. */
function unmeant(message: string): boolean {
  const at = message.indexOf('the page cannot be read');
  return at >= 0 && !MEANT.test(message.slice(at));
}

/** Names of parts are hashes of their bytes. */
function isSamePack(a: EncodedPack, b: EncodedPack): boolean {
  return JSON.stringify(a.manifest) === JSON.stringify(b.manifest);
}

function fail(broken: readonly string[]): void {
  if (broken.length > 0) throw new Error(broken.slice(0, 5).join('\n'));
}
