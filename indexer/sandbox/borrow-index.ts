import { pageSnippets } from '../core/page-snippets.ts';
import type { Topic } from '../core/types.ts';
import type { LibrarySnippet, RunRequest } from './messages.ts';
import { isProgram, placeOf } from './page-request.ts';

/** What one run is lent at most, so that asking for it stays quick. */
const MOST = 120;
const PER_NAME = 4;
const ROUNDS = 3;

const GIVES =
  /^(?:>>> |\.\.\. )?(?:@.*\n)*(?:(?:async )?def|class)[ ]+(\w+)|^(?:>>> )?([A-Za-z_]\w*)(?:: [^=\n]+)? = /gm;
const IMPORTS = /^(?:>>> )?(?:from [ ]*([\w.]+) import +([\w, ]+?)|import +([\w., ]+?))(?: *#.*)?$/gm;

/** What all pages of a version define and import, for snippets whose own page does not have it. */
export class BorrowIndex {
  readonly #pieces = new Map<string, LibrarySnippet[]>();
  readonly #imports = new Map<string, Map<string, number>>();
  readonly all: LibrarySnippet[] = [];

  /** Takes a page in: its programs, and where its symbols can be imported from. */
  add(topic: Topic): void {
    for (const { snippet, number } of pageSnippets(topic).filter(isProgram)) {
      this.#addSnippet({ code: snippet.text, from: placeOf(topic.path, number) });
    }
    const symbols = topic.chunks.flatMap((chunk) => chunk.symbols.filter(({ kind }) => !MEMBERS.has(kind)));
    for (const { name } of symbols) {
      const dot = name.lastIndexOf('.');
      if (/^[a-z_]\w*(\.\w+)+$/.test(name))
        this.#addImport(name.slice(dot + 1), `from ${name.slice(0, dot)} import ${name.slice(dot + 1)}`);
    }
  }

  /** Everything, for a Python that runs many pages. */
  everything(): LibrarySnippet[] {
    return [...this.all, ...this.imports()];
  }

  /** How names are imported, for a Python that must not borrow more than that. */
  imports(): LibrarySnippet[] {
    return this.#importSnippets(this.#imports.keys());
  }

  /** What a run may need: the definitions of the words in it, then of the words in those, and how to import them. */
  libraryFor({
    code,
    context,
    library = [],
  }: Pick<RunRequest, 'code' | 'context' | 'library'>): LibrarySnippet[] {
    const own = new Set(library.map(({ code: text }) => text));
    const lent = new Set<LibrarySnippet>();
    const seen = new Set<string>();
    let texts = [code, ...context.map((one) => one.code)];
    for (let round = 0; round < ROUNDS && lent.size < MOST; round++) {
      const words = wordsOf(texts).filter((word) => !seen.has(word));
      texts = [];
      for (const word of words) {
        seen.add(word);
        for (const piece of this.#best(word, code)) {
          if (lent.has(piece) || own.has(piece.code) || lent.size >= MOST) continue;
          lent.add(piece);
          texts.push(piece.code);
        }
      }
    }
    return [...lent, ...this.#importSnippets([...seen, ...wordsOf(texts)])];
  }

  #best(word: string, code: string): LibrarySnippet[] {
    const pieces = this.#pieces.get(word) ?? [];
    if (pieces.length <= PER_NAME) return pieces;
    const wanted = new Set(wordsOf([code]));
    const shared = (piece: LibrarySnippet) => wordsOf([piece.code]).filter((one) => wanted.has(one)).length;
    return [...pieces].sort((a, b) => shared(b) - shared(a)).slice(0, PER_NAME);
  }

  #addSnippet(piece: LibrarySnippet): void {
    this.all.push(piece);
    for (const [, defined, assigned] of piece.code.matchAll(GIVES)) {
      const name = (defined ?? assigned) as string;
      this.#pieces.set(name, [...(this.#pieces.get(name) ?? []), piece]);
    }
    for (const [, module, names, modules] of piece.code.matchAll(IMPORTS)) {
      for (const one of (names ?? modules ?? '').split(',').map((name) => name.trim())) {
        const given = / as (\w+)$/.exec(one)?.[1] ?? one.split('.')[0] ?? '';
        this.#addImport(given, module ? `from ${module} import ${one}` : `import ${one}`);
      }
    }
  }

  #addImport(name: string, line: string): void {
    const lines = this.#imports.get(name) ?? new Map<string, number>();
    lines.set(line, (lines.get(line) ?? 0) + 1);
    this.#imports.set(name, lines);
  }

  /** Import lines of names as one piece, the most usual said as often as it is used, which is what Python goes by. */
  #importSnippets(names: Iterable<string>): LibrarySnippet[] {
    const lines = [...names].flatMap((name) =>
      [...(this.#imports.get(name) ?? [])].flatMap(([line, count]) =>
        Array<string>(Math.min(count, 20)).fill(line),
      ),
    );
    return lines.length === 0 ? [] : [{ code: lines.join('\n'), from: 'import' }];
  }
}

/** Symbols that no import line can name. */
const MEMBERS = new Set(['method', 'attribute', 'property']);

function wordsOf(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => text.match(/[A-Za-z_]\w*/g) ?? []))];
}
