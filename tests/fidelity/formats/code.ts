import type { Bar, Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import { readMarkdown } from './source-text.ts';
import { describedSources, markdownSources } from './sources.ts';

/** Every block of code is in exactly one chunk, character for character, and no chunk has another. */
export const markdownCode: Measure = {
  name: 'formats/code',
  measure: async (data) => {
    const blocks: Block[] = [];
    for (const { name, path, imported, expected } of markdownSources(data)) {
      const { fences } = readMarkdown(path);
      const inside = (line: number) =>
        !expected.kept || expected.kept.some(([from, to]) => from <= line && line <= to);
      const found = imported.records.flatMap((record) => record.code.map(({ text }) => text));
      const wanted = fences.filter(({ line }) => inside(line)).map(({ text, line }) => ({ text, line }));
      blocks.push({ name, wanted, found });
    }
    for (const { name, path, imported, expected } of describedSources(data)) {
      if (!expected.codeLines) continue;
      const { lines } = readMarkdown(path);
      const said = imported.records.flatMap((record) => record.code);
      const wanted = expected.codeLines.map(([from, to]) => ({
        text: lines.slice(from - 1, to).join('\n'),
        line: from,
      }));
      const outputs = lines.flatMap((line, i) => {
        const text = /^Output: (.*)$/.exec(line)?.[1];
        return text === undefined ? [] : [{ text, line: i + 1 }];
      });
      const isOutput = ({ lang }: { lang: string }) => lang === 'output';
      blocks.push({ name, wanted, found: said.filter((one) => !isOutput(one)).map(({ text }) => text) });
      blocks.push({ name, wanted: outputs, found: said.filter(isOutput).map(({ text }) => text) });
    }
    return [bar(blocks)];
  },
};

interface Block {
  readonly name: string;
  readonly wanted: readonly { readonly text: string; readonly line: number }[];
  readonly found: readonly string[];
}

function bar(blocks: readonly Block[]): Bar {
  const offenders: Offender[] = [];
  let of = 0;
  for (const { name, wanted, found } of blocks) {
    of += wanted.length;
    wanted.forEach(({ text, line }, i) => {
      if (found[i] !== text)
        offenders.push({ file: name, line, what: `block ${i + 1} is another: ${found[i]}` });
    });
    for (const text of found.slice(wanted.length))
      offenders.push({ file: name, line: 0, what: `one more: ${text}` });
  }
  const least = 1;
  return {
    name: 'blocks of code in their order, seeds and cards',
    found: of - offenders.length,
    of,
    least,
    offenders,
  };
}
