import type { Random } from './random.ts';
import { TOKENS } from './tokens.ts';

/** A mutant is no larger than this: most of what goes wrong goes wrong in a few hundred bytes. */
const MAX_BYTES = 6_000;

type Mutation = (bytes: Buffer, random: Random) => Buffer;

/** Changes bytes once, in one of many ways. */
export function mutate(bytes: Buffer, random: Random): Buffer {
  const mutated = random.pick(MUTATIONS)(bytes, random);
  return mutated.length > MAX_BYTES ? mutated.subarray(0, MAX_BYTES) : mutated;
}

const insertToken: Mutation = (bytes, random) => {
  const token = Buffer.from(random.pick(TOKENS));
  return splice(bytes, random.below(bytes.length + 1), 0, token);
};

const insertTokens: Mutation = (bytes, random) => {
  let changed = bytes;
  for (let n = random.below(12) + 2; n > 0; n--) changed = insertToken(changed, random);
  return changed;
};

const MUTATIONS: readonly Mutation[] = [
  insertToken,
  insertToken,
  insertTokens,
  function insertTokenLine(bytes, random) {
    return splice(bytes, lineStart(bytes, random), 0, Buffer.from(`${random.pick(TOKENS)}\n`));
  },
  function prefixLines(bytes, random) {
    const token = random.pick(['> ', '- ', '    ', '\t', '# ', '| ', '1. ', '<div>', random.pick(TOKENS)]);
    return mapLines(bytes, random, (line) => token + line);
  },
  function dedentLines(bytes, random) {
    return mapLines(bytes, random, (line) => line.replace(/^\s+/, ''));
  },
  function growIndent(bytes, random) {
    return mapLines(bytes, random, (line, i) => ' '.repeat(Math.min(i * 2, 120)) + line);
  },
  function joinLines(bytes, random) {
    const [start, end] = range(bytes, random, 400);
    const text = bytes.toString('latin1', start, end).replace(/\n/g, ' ');
    return splice(bytes, start, end - start, Buffer.from(text, 'latin1'));
  },
  function deleteRange(bytes, random) {
    const [start, end] = range(bytes, random, 600);
    return splice(bytes, start, end - start, Buffer.alloc(0));
  },
  function repeatRange(bytes, random) {
    const [start, end] = range(bytes, random, 80);
    const part = bytes.subarray(start, end);
    return splice(bytes, end, 0, Buffer.concat(Array.from({ length: random.below(30) + 1 }, () => part)));
  },
  function moveRange(bytes, random) {
    const [start, end] = range(bytes, random, 300);
    const part = Buffer.from(bytes.subarray(start, end));
    const rest = splice(bytes, start, end - start, Buffer.alloc(0));
    return splice(rest, random.below(rest.length + 1), 0, part);
  },
  function cutOff(bytes, random) {
    return bytes.subarray(0, random.below(bytes.length + 1));
  },
  function dropTag(bytes, random) {
    const tags = [...bytes.toString('latin1').matchAll(/<\/?[a-z][^>]*>/gi)];
    const tag = tags.length > 0 ? random.pick(tags) : undefined;
    return tag ? splice(bytes, tag.index, tag[0].length, Buffer.alloc(0)) : insertToken(bytes, random);
  },
  function changeTag(bytes, random) {
    const tags = [...bytes.toString('latin1').matchAll(/<[a-z][a-z0-9]*/gi)];
    const tag = tags.length > 0 ? random.pick(tags) : undefined;
    const names =
      'p div span a b li dl dt dd table tr td pre section h1 script svg template select form math frameset';
    if (!tag) return insertToken(bytes, random);
    return splice(bytes, tag.index, tag[0].length, Buffer.from(`<${random.pick(names.split(' '))}`));
  },
  function addAttribute(bytes, random) {
    const tags = [...bytes.toString('latin1').matchAll(/<[a-z][a-z0-9]*/gi)];
    const tag = tags.length > 0 ? random.pick(tags) : undefined;
    if (!tag) return insertToken(bytes, random);
    return splice(bytes, tag.index + tag[0].length, 0, Buffer.from(` ${random.pick(ATTRIBUTES)}`));
  },
  function copyId(bytes, random) {
    const ids = [...bytes.toString('latin1').matchAll(/\b(?:id|href|name|class)="[^"]*"/g)];
    if (ids.length < 2) return insertToken(bytes, random);
    const [from, to] = [random.pick(ids), random.pick(ids)];
    return splice(bytes, to.index, to[0].length, Buffer.from(from[0], 'latin1'));
  },
  function changeNumber(bytes, random) {
    const numbers = [...bytes.toString('latin1').matchAll(/\d+/g)];
    const number = numbers.length > 0 ? random.pick(numbers) : undefined;
    const values = ['0', '-1', '999999999999999999999', '1e999', '2147483648', '0x10', '٣', ''];
    return number
      ? splice(bytes, number.index, number[0].length, Buffer.from(random.pick(values)))
      : insertToken(bytes, random);
  },
  function changeByte(bytes, random) {
    const changed = Buffer.from(bytes);
    for (let n = random.below(8) + 1; n > 0 && changed.length > 0; n--)
      changed[random.below(changed.length)] = random.below(256);
    return changed;
  },
  function lineEnds(bytes, random) {
    const end = random.pick(['\r', '\r\n', '\n\r', '\u2028', '\n\n', ' \n', '\\\n', '\t\n']);
    return Buffer.from(
      bytes.toString('latin1').replaceAll('\n', Buffer.from(end).toString('latin1')),
      'latin1',
    );
  },
  function otherEncoding(bytes, random) {
    const text = bytes.toString('utf8');
    return random.pick([
      () => Buffer.from(text, 'utf16le'),
      () => Buffer.from(`\ufeff${text}`, 'utf16le'),
      () => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      () => Buffer.from(`\ufeff${text}`),
      () => Buffer.from(text, 'latin1'),
      () => Buffer.concat([bytes, Buffer.from([0xed, 0xa0, 0x80, 0xc0, 0x80, 0xf8])]),
    ])();
  },
];

const ATTRIBUTES: readonly string[] = [
  ...[
    'id="a"',
    'id="a"',
    'id=""',
    'id="__proto__"',
    'class="section"',
    'class="admonition"',
    'class="highlight-x"',
    'role="main"',
  ],
  ...[
    'href="javascript:x"',
    'src="data:x"',
    'onclick="x"',
    'style="x"',
    'start="9e9"',
    'class="headerlink" href="#b"',
    'name="a"',
    'class="constructor"',
    'class="admonition toString"',
    'class="highlight-valueOf"',
    'class="py __proto__"',
    'open',
  ],
  ...[
    'id="a',
    "class='",
    'hidden',
    'colspan="99999"',
    'class="versionadded"',
    'class="py class"',
    'class="body"',
    'title="\u202e"',
  ],
];

function splice(bytes: Buffer, at: number, remove: number, insert: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
}

function range(bytes: Buffer, random: Random, longest: number): [start: number, end: number] {
  const start = random.below(bytes.length + 1);
  return [start, Math.min(bytes.length, start + random.below(longest) + 1)];
}

function lineStart(bytes: Buffer, random: Random): number {
  return bytes.lastIndexOf(10, random.below(bytes.length + 1)) + 1;
}

/** Changes a run of lines. */
function mapLines(bytes: Buffer, random: Random, change: (line: string, index: number) => string): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  const start = random.below(lines.length);
  const end = start + random.below(30) + 1;
  const changed = lines.map((line, i) =>
    i < start || i >= end ? line : Buffer.from(change(line, i - start)).toString('latin1'),
  );
  return Buffer.from(changed.join('\n'), 'latin1');
}
