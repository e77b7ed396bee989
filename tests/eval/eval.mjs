import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleNode } from '../../build/bundle-node.mjs';
import { root } from '../../build/root.mjs';

/** `npm run eval`: bundles the evaluation as the command line is bundled, and runs it. main.ts says what it can do. */
await bundleNode({
  outDir: 'out/eval',
  entries: { main: 'tests/eval/main.ts' },
  // As it comes, because one of the peers is all of FlexSearch.
  external: ['flexsearch', 'pagefind'],
});
process.chdir(root);
const { main } = await import(pathToFileURL(join(root, 'out/eval/main.js')).href);
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 2;
}
