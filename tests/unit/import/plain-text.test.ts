import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitBullets, splitDefinitions, vocabularyOf } from '../../../indexer/import/glued-lists.ts';
import { inferBlocks, type TextBlock } from '../../../indexer/import/infer-blocks.ts';
import { importTree, linksOf } from '../../helpers/imports.ts';
import { fileOf } from '../../helpers/source-trees.ts';

const shown = (block: TextBlock) => {
  if (block.kind === 'list') return block.items.map(({ text }) => text);
  if (block.kind === 'table') return block.rows;
  return block.kind === 'code' ? `${block.lang}: ${block.text}` : block.text;
};
const blocksIn = (text: string) => inferBlocks(text).map((block) => [block.kind, shown(block)]);

describe('inferBlocks', () => {
  it('makes code of commands, and output of what they print', () => {
    const text =
      'pots\nInstall\npip install pots\nOutput: done\nmake pots \\\n--hot\nOutput:\none\ntwo\n\nDone\nPots are round.\n';
    expect(blocksIn(text)).toEqual([
      ['heading', 'pots'],
      ['heading', 'Install'],
      ['code', 'bash: pip install pots'],
      ['paragraph', 'Output:'],
      ['code', 'output: done'],
      ['paragraph', 'make pots \\'],
      ['code', 'bash: --hot'],
      ['paragraph', 'Output:'],
      ['code', 'output: one\ntwo'],
      ['heading', 'Done'],
      ['paragraph', 'Pots are round.'],
    ]);
  });

  it('takes what stands between code and its output for code, whatever it looks like', () => {
    const text =
      'pots\n# Fire one\nfrom pots import Pot\ndef fire(pot):\nwarm slowly\nreturn pot\nOutput: a pot\n';
    expect(blocksIn(text)[1]).toEqual([
      'code',
      'python: # Fire one\nfrom pots import Pot\ndef fire(pot):\nwarm slowly\nreturn pot',
    ]);
  });

  it('takes the short line that stands twice for the title, and says where it is left out', () => {
    const repeated: [string, number][] = [];
    const blocks = inferBlocks(
      'cheat sheet\npots\nAll about pots.\npots\nWhat they are\nRound.\n',
      (text, line) => repeated.push([text, line]),
    );
    expect(blocks.map((block) => [block.kind, shown(block), block.line])).toEqual([
      ['paragraph', 'cheat sheet', 1],
      ['heading', 'pots', 2],
      ['paragraph', 'All about pots.', 3],
      ['heading', 'What they are', 5],
      ['paragraph', 'Round.', 6],
    ]);
    expect(repeated).toEqual([['pots', 4]]);
  });

  it('reads tables whose rows lost their first line', () => {
    expect(blocksIn('pots\n| Clay | Cone |\n|---|---|\nred | 4 |\n| white | 9 |\n')[1]).toEqual([
      'table',
      [
        ['Clay', 'Cone'],
        ['red', '4'],
        ['white', '9'],
      ],
    ]);
  });

  it('goes on with an item that has not ended, and ends a list at a heading', () => {
    const text =
      'pots\nGotchas\n- Turn the\nwheel_speed down first. - Glaze it last of all things.\nkiln.doors stay shut until it is cold.\n- No stop at the end\nSee also\n- wheels\n';
    expect(blocksIn(text).slice(2)).toEqual([
      [
        'list',
        [
          'Turn the wheel_speed down first.',
          'Glaze it last of all things.',
          'kiln.doors stay shut until it is cold.',
          'No stop at the end',
        ],
      ],
      ['heading', 'See also'],
      ['list', ['wheels']],
    ]);
  });

  it('joins lines into paragraphs, and reads underlines and indentation, where blank lines part the text', () => {
    const text =
      'Pots\n====\n\nPots are made\nof clay.\n\nFiring\n------\n\nRun this:\n\n    fire(pot)\n\n    cool(pot)\n\nThen wait.\n';
    expect(blocksIn(text)).toEqual([
      ['heading', 'Pots'],
      ['paragraph', 'Pots are made of clay.'],
      ['heading', 'Firing'],
      ['paragraph', 'Run this:'],
      ['code', 'python:     fire(pot)\n\n    cool(pot)'],
      ['paragraph', 'Then wait.'],
    ]);
  });

  it('loses no letter of any text, and adds none', () => {
    const line = fc.constantFrom(
      'pots',
      'What they are',
      'Pots are round.',
      'Turn it. - Fire it. - Sell it.',
      '- one (',
      'pip install pots',
      'x = 1',
      'Output: done',
      'Output:',
      '| a | b |',
      '|---|---|',
      'c | d |',
      'clay[red]— soft and redclay— hard',
      'In short:',
      '',
      '    indented',
      '===',
      '1. first',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const text = lines.join('\n');
        const gone: string[] = [];
        const blocks = inferBlocks(text, (title) => gone.push(title));
        const letters = (all: string) => [...all.replace(/[^\p{L}]/gu, '')].sort().join('');
        const all = JSON.stringify(blocks.map((block) => shown(block)).concat(gone))
          .replace(/"(bash|python|output|): /g, '"')
          .replace(/\\n/g, ' ');
        expect(letters(all)).toBe(letters(text));
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});

describe('lists that were run together', () => {
  it.each([
    ['Turn it. - Fire it.- Sell it', ['Turn it.', 'Fire it.', 'Sell it']],
    [
      'Never use it in the system libpq.DEBUG = Trueleaks secrets.',
      ['Never use it in the system libpq.', 'DEBUG = Trueleaks secrets.'],
    ],
    ['Mind this.ALLOWED_HOSTSmust be set.', ['Mind this.', 'ALLOWED_HOSTSmust be set.']],
    ['Set settings.DEBUG = True first.', ['Set settings.DEBUG = True first.']],
    ['Use settings.ALLOWED_HOSTS here - or not.', ['Use settings.ALLOWED_HOSTS here - or not.']],
  ])('takes "%s" apart at signs and names, or leaves it', (text, items) => {
    expect(splitBullets(text)).toEqual(items);
  });

  const words = vocabularyOf('Some views and servers. A Wheel, wheel-thrown. The adapter of gunicorn.');

  it.each([
    ['clay[red]— soft (very).clay[white]— hard', ['clay[red]— soft (very).', 'clay[white]— hard']],
    ['asg— bridge for async viewskilnlib— heat', ['asg— bridge for async views', 'kilnlib— heat']],
    ['psy(or psy2) — adaptergunicorn/x— servers', ['psy(or psy2) — adapter', 'gunicorn/x— servers']],
    ['a dash — is no list — at all', ['a dash — is no list — at all']],
    ['pots— of unknownthings— here', ['pots— of unknownthings— here']],
  ])('takes definitions in "%s" apart where words say how', (text, items) => {
    expect(splitDefinitions(text, words)).toEqual(items);
  });
});

describe('the importer of plain text', () => {
  it('takes a version from what it says, and links what is written as an address', () => {
    const text = 'Pots 2.1 documentation\nWhere\nSee https://pots.example/a. Bye.\n';
    const { version, topic } = importTree(fileOf('pots.txt', text), 'plain-text');
    expect([version.label, version.detectedFrom]).toEqual(['2.1', 'the text "2.1 documentation"']);
    expect(linksOf(topic('pots-2-1-documentation')).map(({ how, href }) => `${how} ${href}`)).toEqual([
      'outside https://pots.example/a',
    ]);
  });
});
