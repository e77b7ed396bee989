import { describe, expect, it } from 'vitest';
import { whyScriptCannotRun } from '../../../indexer/core/why-script-not-runnable.ts';

describe('why-script-not-runnable', () => {
  it.each([
    ['js', 'const boats = [1, 2];\nboats.map((one) => `{ {`);', ''],
    ['js', 'console.log("document.title, fetch(1)"); // window', ''],
    ['javascript', 'const open = { document: 1 }; open.document;', ''],
    ['ts', 'const a: number = 1;', 'TypeScript'],
    ['jsx', 'const a = <b/>;', 'compiled'],
    ['js', '// only this', 'nothing'],
    ['js', 'const a = {\n  ...\n};', 'left out'],
    ['js', 'function sail() {', 'piece'],
    ['js', '});', 'piece'],
    ['js', 'import a from "a";', 'modules'],
    ['js', 'export const a = 1;', 'modules'],
    ['js', 'const fs = require("fs");', 'modules'],
    ['js', 'fetch("/boats/")', 'network'],
    ['js', 'const r = new XMLHttpRequest();', 'network'],
    ['js', 'document.title', 'web page'],
    ['js', '$("#boat").hide();', 'web page'],
    ['js', 'window.onload = () => {};', 'web page'],
    ['js', 'process.exit()', 'Node'],
    ['js', 'const a = await boats();', 'top level'],
  ])('%s %j', (lang, text, why) => {
    expect(whyScriptCannotRun(lang, text)).toContain(why);
    expect(whyScriptCannotRun(lang, text) === '').toBe(why === '');
  });

  it('ends in time on hostile text', () => {
    for (const text of ['`'.repeat(20_001), '/*'.repeat(20_000), '"\\'.repeat(20_000), '('.repeat(20_000)]) {
      const started = performance.now();
      whyScriptCannotRun('js', text);
      expect(performance.now() - started).toBeLessThan(1000);
    }
  });
});
