import type { Element } from 'hast';
import type { ImageNode } from '../core/tree.ts';
import { attribute } from '../import/hast.ts';
import type { ImportedPage, ImportLog } from '../import/importer.ts';
import { hashBytes } from './hash.ts';

/** Pictures of a whole import by the name of their part. */
export type Assets = Map<string, Uint8Array>;

/** What converting one page needs to know and to note, and nothing else has to. */
export class PageContext {
  readonly page: ImportedPage;
  readonly log: ImportLog;
  readonly #assets: Assets;
  /** Takes the ids found since the splitter last turned to another chunk. */
  #ids = new Set<string>();

  constructor(page: ImportedPage, log: ImportLog, assets: Assets) {
    this.page = page;
    this.log = log;
    this.#assets = assets;
  }

  /** From now on ids belong to this set. Gives back the set before, to return to it. */
  collectIds(ids: Set<string>): Set<string> {
    const before = this.#ids;
    this.#ids = ids;
    return before;
  }

  noteId(element: Element): void {
    const id = attribute(element, 'id') || (element.tagName === 'a' ? attribute(element, 'name') : '');
    if (id) this.#ids.add(id);
  }

  /** Takes the ids of everything inside an element of which only the text is kept. */
  noteIdsIn(element: Element): void {
    for (const child of element.children) {
      if (child.type !== 'element') continue;
      this.noteId(child);
      this.noteIdsIn(child);
    }
  }

  image(src: string, alt: string): ImageNode {
    const picture = this.page.picture(src);
    if (!picture) return { k: 'img', alt: alt || (src.split('/').at(-1) ?? '') };
    const asset = hashBytes(picture.bytes);
    this.#assets.set(asset, picture.bytes);
    return { k: 'img', alt, asset, type: picture.type };
  }

  warn(code: string, message: string, line: number): void {
    this.log.diagnostics.push({ severity: 'warning', code, message, file: this.page.file, line });
  }

  lineOf(element: Element): number {
    const line = element.position?.start.line;
    return line === undefined ? 0 : this.page.lineInFile(line);
  }
}
