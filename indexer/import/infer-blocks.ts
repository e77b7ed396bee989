import { splitBullets, splitDefinitions, type Vocabulary, vocabularyOf } from './glued-lists.ts';
import { hasGluedBullet, isCommand, isEnded, isStatement, type LineKind, lineKind } from './plain-lines.ts';

/** A part of a plain text, with the line of the file where it begins (from 1). */
export type TextBlock =
  | { readonly kind: 'heading'; readonly line: number; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: number; readonly text: string }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly TextItem[] }
  | {
      readonly kind: 'table';
      readonly line: number;
      readonly rows: readonly (readonly string[])[];
      readonly head: number;
    }
  | { readonly kind: 'code'; readonly line: number; readonly lang: string; readonly text: string };

export interface TextItem {
  readonly line: number;
  readonly text: string;
}

/**
 * Infers the structure of a text whose markup was lost. A line is code when it reads like a command or a statement, a
 * heading when it is short, stands alone and does not end like a sentence; `Output:` shows what the code before it
 * printed, so what stands between is code; lists that were run together are taken apart.
 * @param onRepeatedTitle is told where the title stands a second time, which is left out.
 */
export function inferBlocks(
  source: string,
  onRepeatedTitle: (text: string, line: number) => void = () => {},
): TextBlock[] {
  const rows = source.split('\n');
  const kinds = rows.map(lineKind);
  settleCode(rows, kinds);
  return new Inference(source, rows, kinds, onRepeatedTitle).run();
}

/** The kind of the last line above that is not blank. */
function kindAbove(kinds: readonly LineKind[], at: number): LineKind | undefined {
  let above = at - 1;
  while (kinds[above] === 'blank') above--;
  return kinds[above];
}

/** The kind of the first line from here on that is not blank. */
function kindFrom(kinds: readonly LineKind[], at: number): LineKind | undefined {
  let below = at;
  while (kinds[below] === 'blank') below++;
  return kinds[below];
}

/** What stands between lines of code, or between them and what they print, is code. */
function settleCode(rows: readonly string[], kinds: LineKind[]): void {
  for (let end = 0; end < rows.length; end++) {
    if (kinds[end] !== 'output') continue;
    for (let at = end - 1; at >= 0; at--) {
      const kind = kinds[at] as LineKind;
      if (kind === 'code') continue;
      const above = kindAbove(kinds, at);
      // A short or unended line below code, and above code or output, belongs to it.
      const isInside = above === 'code' && !isEnded((rows[at] as string).trim());
      if (!isInside || kind === 'output' || kind === 'table') break;
      if (kind !== 'blank') kinds[at] = 'code';
    }
  }
  for (let at = 1; at < rows.length; at++) {
    const isIndented = /^( {4}|\t)\s*\S/.test(rows[at] as string) && kinds[at] !== 'blank';
    const above = kindAbove(kinds, at);
    const starts = kinds[at - 1] === 'blank' && above !== 'bullet';
    if (isIndented && (starts || kinds[at - 1] === 'code')) kinds[at] = 'code';
  }
  for (let at = 1; at + 1 < rows.length; at++) {
    const isBetween = kinds[at - 1] === 'code' && kinds[at + 1] === 'code';
    const isCodeLike = kinds[at] === 'short' || kinds[at] === 'label' || kinds[at] === 'prose';
    if (isBetween && isCodeLike && (rows[at] as string).length < 120) kinds[at] = 'code';
  }
}

/** A text that breaks off in the middle: what follows goes on with it. */
const ENDS_OPEN =
  /([,;:(/—–-]|(?:^| )(a|an|and|are|as|at|by|for|from|in|is|of|on|or|the|to|via|with|without))$/i;

class Inference {
  readonly #rows: readonly string[];
  readonly #kinds: readonly LineKind[];
  readonly #vocabulary: Vocabulary;
  /** Whether blank lines separate paragraphs, so that lines without one between them are one. */
  readonly #isWrapped: boolean;
  readonly #blocks: TextBlock[] = [];
  #headings = 0;
  #title = '';
  #at = 0;

  readonly #onRepeatedTitle: (text: string, line: number) => void;

  constructor(
    source: string,
    rows: readonly string[],
    kinds: readonly LineKind[],
    onRepeatedTitle: (text: string, line: number) => void,
  ) {
    this.#rows = rows;
    this.#kinds = kinds;
    this.#vocabulary = vocabularyOf(source);
    const text = source.trim().split('\n');
    this.#isWrapped = text.filter((row) => row.trim() === '').length > text.length / 8;
    this.#onRepeatedTitle = onRepeatedTitle;
  }

  run(): TextBlock[] {
    this.#readTitle();
    while (this.#at < this.#rows.length) this.#next();
    return this.#blocks;
  }

  /** The title is the first line, or the short line that a scraped page begins with twice. */
  #readTitle(): void {
    const start = this.#kinds.findIndex((kind) => kind !== 'blank');
    if (start < 0) return;
    const isTitle = (at: number) => this.#kinds[at] === 'short' || this.#kinds[at] === 'label';
    const first = [...Array(6).keys()].map((i) => start + i);
    const repeated = first.find(
      (at) => isTitle(at) && first.some((other) => other > at && this.#text(other) === this.#text(at)),
    );
    const title = repeated ?? (isTitle(start) ? start : undefined);
    if (title === undefined) return;
    for (let at = start; at < title; at++) if (this.#text(at)) this.#paragraph(at, this.#text(at));
    this.#title = this.#text(title);
    this.#heading(title, 1);
    this.#at = title + (this.#isUnderlined(title) ? 2 : 1);
  }

  #next(): void {
    const at = this.#at;
    const text = this.#text(at);
    switch (this.#kinds[at]) {
      case 'blank':
        this.#at++;
        return;
      case 'code':
        this.#code();
        return;
      case 'output':
        this.#output();
        return;
      case 'table':
        this.#table();
        return;
      case 'bullet':
        this.#list();
        return;
      case 'short':
        if (this.#repeatsTitle(text)) {
          this.#onRepeatedTitle(text, at + 1);
          this.#at++;
          return;
        }
        if (this.#isUnderlined(at)) {
          this.#heading(at, 2);
          this.#at += 2;
          return;
        }
        if (this.#isHeading(at)) {
          this.#heading(at, 2);
          this.#at++;
          return;
        }
        break;
      case 'prose':
        if (hasGluedBullet(text)) {
          this.#list();
          return;
        }
        if (this.#definitions(text)) return;
        break;
      default:
    }
    this.#prose();
  }

  /** A title that is repeated between the lead and the first section says nothing new. */
  #repeatsTitle(text: string): boolean {
    return this.#headings === 1 && this.#title === text;
  }

  #isUnderlined(at: number): boolean {
    return /^(={3,}|-{3,}|~{3,})$/.test(this.#text(at + 1));
  }

  #isHeading(at: number): boolean {
    const before = this.#blocks.at(-1);
    const isFree = before?.kind !== 'paragraph' || isEnded(before.text) || this.#kinds[at - 1] === 'blank';
    const next = kindFrom(this.#kinds, at + 1);
    const isFollowed = next !== undefined && (!this.#isWrapped || this.#kinds[at + 1] === 'blank');
    return isFree && isFollowed && /^[\p{Lu}\p{N}"'(]/u.test(this.#text(at));
  }

  #prose(): void {
    const start = this.#at;
    const lines = [this.#text(start)];
    this.#at++;
    const continues = () => ['prose', 'short', 'label'].includes(this.#kinds[this.#at] ?? '');
    while (this.#isWrapped && continues()) lines.push(this.#text(this.#at++));
    this.#paragraph(start, lines.join(' '));
  }

  #heading(at: number, level: number): void {
    this.#headings++;
    this.#blocks.push({ kind: 'heading', line: at + 1, level, text: this.#text(at) });
  }

  #paragraph(at: number, text: string): void {
    this.#blocks.push({ kind: 'paragraph', line: at + 1, text });
  }

  #definitions(text: string): boolean {
    const items = splitDefinitions(text, this.#vocabulary);
    if (items.length < 2) return false;
    const line = this.#at + 1;
    this.#blocks.push({ kind: 'list', line, items: items.map((item) => ({ line, text: item })) });
    this.#at++;
    return true;
  }

  /** Items of a list, with the lines that go on with one: behind an item that has not ended, or whose sign was lost. */
  #list(): void {
    const start = this.#at;
    const items: { line: number; text: string }[] = [];
    for (; this.#at < this.#rows.length; this.#at++) {
      const kind = this.#kinds[this.#at] as LineKind;
      const text = this.#text(this.#at);
      const last = items.at(-1);
      const isOpen = last !== undefined && !isEnded(last.text);
      if (kind === 'blank') {
        if (this.#nextKind() !== 'bullet') break;
        continue;
      }
      if (kind === 'output' || kind === 'table') break;
      if (kind === 'bullet') {
        this.#addItems(items, text.replace(/^([-*•‣–]|\d{1,3}[.)]) /, ''), false);
        continue;
      }
      const isNewSection = kind === 'short' && this.#isTitleLike(text) && !ENDS_OPEN.test(last?.text ?? '');
      if (last && isOpen && isNewSection) break;
      const isSectionStart = kind === 'label' || kind === 'short' || (kind === 'code' && /^# /.test(text));
      if (last && !isOpen && isSectionStart && !hasGluedBullet(text)) break;
      if (last && !isOpen && kind === 'code' && this.#leadsToOutput()) break;
      const isLead = last !== undefined && last.text.split(' ').length <= 5;
      this.#addItems(items, text, isOpen || isLead);
    }
    this.#blocks.push({ kind: 'list', line: start + 1, items });
  }

  #addItems(items: { line: number; text: string }[], text: string, continues: boolean): void {
    const parts = splitBullets(text);
    const last = items.at(-1);
    const [first = '', ...rest] = parts;
    if (continues && last) last.text += (/[([/]$/.test(last.text) ? '' : ' ') + first;
    else items.push({ line: this.#at + 1, text: first });
    for (const part of rest) items.push({ line: this.#at + 1, text: part });
  }

  #isTitleLike(text: string): boolean {
    return /^\p{Lu}\p{Ll}/u.test(text) && / /.test(text) && this.#kinds[this.#at + 1] !== undefined;
  }

  #nextKind(): LineKind | undefined {
    return kindFrom(this.#kinds, this.#at);
  }

  /** Whether lines of code from here on end in what they print. */
  #leadsToOutput(): boolean {
    let at = this.#at;
    while (this.#kinds[at] === 'code' || this.#kinds[at] === 'blank') at++;
    return this.#kinds[at] === 'output';
  }

  #code(): void {
    const start = this.#at;
    let end = start;
    while (this.#kinds[end] === 'code' || (this.#kinds[end] === 'blank' && this.#isCodeBelow(end))) end++;
    const lines = this.#rows.slice(start, end);
    this.#at = end;
    this.#blocks.push({ kind: 'code', line: start + 1, lang: languageOf(lines), text: lines.join('\n') });
  }

  #isCodeBelow(at: number): boolean {
    return kindFrom(this.#kinds, at) === 'code';
  }

  #output(): void {
    const start = this.#at;
    const said = this.#text(start).slice('Output:'.length).trim();
    this.#paragraph(start, 'Output:');
    this.#at++;
    if (said !== '') {
      this.#blocks.push({ kind: 'code', line: start + 1, lang: 'output', text: said });
      return;
    }
    const first = this.#at;
    while (this.#at < this.#rows.length && this.#kinds[this.#at] !== 'blank') this.#at++;
    const lines = this.#rows.slice(first, this.#at);
    if (lines.length > 0)
      this.#blocks.push({ kind: 'code', line: first + 1, lang: 'output', text: lines.join('\n') });
  }

  #table(): void {
    const start = this.#at;
    while (this.#kinds[this.#at] === 'table') this.#at++;
    const lines = this.#rows.slice(start, this.#at).map((row) => row.trim());
    const isRule = (line: string) => /^\|?[-:| ]+\|?$/.test(line);
    const rule = lines.findIndex(isRule);
    this.#blocks.push({
      kind: 'table',
      line: start + 1,
      rows: lines.filter((line) => !isRule(line)).map(cellsOf),
      head: rule < 0 ? 0 : rule,
    });
  }

  #text(at: number): string {
    return (this.#rows[at] ?? '').trim();
  }
}

function cellsOf(row: string): string[] {
  return row
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replace(/\\\|/g, '|').trim());
}

function languageOf(lines: readonly string[]): string {
  const said = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  const commands = said.filter(isCommand).length;
  const statements = said.filter((line) => !isCommand(line) && isStatement(line)).length;
  if (commands > statements) return 'bash';
  return statements > 0 ? 'python' : '';
}
