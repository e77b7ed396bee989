import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, Nodes } from 'hast';
import { attributeOf, elementsIn, isOfClass, parseHtml, textContent } from '../html/dom.ts';
import type { TestData } from '../test-data.ts';
import { type SkillPage, squashed } from './skill-source.ts';

/** What an id stands on or in: a definition by its own id, else the section around, by its title. */
export interface HtmlPlace {
  readonly kind: 'section' | 'definition';
  readonly id: string;
  readonly title: string;
}

export interface HtmlPage {
  readonly title: string;
  readonly ids: ReadonlyMap<string, HtmlPlace>;
  /** Sections by what their headings' permalinks lead to. */
  readonly sections: readonly HtmlPlace[];
}

/** What a build of the same documentation says of its pages. */
export interface HtmlTruth {
  readonly pages: ReadonlyMap<string, HtmlPage>;
  /** Paths by squashed title. */
  readonly byTitle: ReadonlyMap<string, readonly string[]>;
}

/** The releases of Django around the skill's own, the newer first. */
export function htmlTruths(data: TestData): HtmlTruth[] {
  return ['5.2', '4.2'].map((version) =>
    data.keep(`skill truth ${version}`, () => readTruth(data.corpus(`django-${version}-html`))),
  );
}

function readTruth(folder: string): HtmlTruth {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  const pages = new Map<string, HtmlPage>();
  const byTitle = new Map<string, string[]>();
  for (const file of files.filter((name) => name.endsWith('.html') && !name.startsWith('_')).sort()) {
    const path = file.slice(0, -'.html'.length);
    const page = readPage(readFileSync(join(folder, file), 'utf8'));
    pages.set(path, page);
    const key = squashed(page.title);
    byTitle.set(key, [...(byTitle.get(key) ?? []), path]);
  }
  return { pages, byTitle };
}

function readPage(html: string): HtmlPage {
  const ids = new Map<string, HtmlPlace>();
  const sections: HtmlPlace[] = [];
  const walk = (node: Nodes, place: HtmlPlace | undefined): void => {
    let inner = place;
    if (node.type === 'element') {
      const heading = headingOf(node);
      if (heading) {
        const permalink = elementsIn(heading).find((child) => isOfClass(child, 'headerlink'));
        const id = permalink
          ? decodeURIComponent(attributeOf(permalink, 'href').slice(1))
          : attributeOf(node, 'id');
        inner = { kind: 'section', id, title: textContent(heading).replaceAll('¶', '').trim() };
        sections.push(inner);
      }
      const id = attributeOf(node, 'id');
      if (id && inner) ids.set(id, inner);
      if (node.tagName === 'dl') {
        walkList(node, inner);
        return;
      }
    }
    for (const child of elementsIn(node)) walk(child, inner);
  };
  const walkList = (list: Element, outer: HtmlPlace | undefined): void => {
    const isPlain = ['glossary', 'simple', 'docutils', 'field-list'].some((name) => isOfClass(list, name));
    let place = outer;
    for (const child of elementsIn(list)) {
      const id = child.tagName === 'dt' && !isPlain ? attributeOf(child, 'id') : '';
      if (id) {
        place = { kind: 'definition', id, title: '' };
        ids.set(id, place);
      }
      for (const inside of elementsIn(child)) walk(inside, place);
      const own = attributeOf(child, 'id');
      if (own && !id && place) ids.set(own, place);
    }
  };
  walk(parseHtml(html), undefined);
  return { title: sections[0]?.title ?? '', ids, sections };
}

function headingOf(element: Element): Element | undefined {
  const isSection = element.tagName === 'section' || isOfClass(element, 'section');
  return isSection ? elementsIn(element).find(({ tagName }) => /^h[1-6]$/.test(tagName)) : undefined;
}

/**
 * The path of a skill's page in the HTML: that of the page with its title, and of several the one that has most of the
 * ids in it, or stands in the folder that the reference file is named after.
 */
export function pathInHtml(page: SkillPage, truths: readonly HtmlTruth[]): string | undefined {
  const folder = /references\/([a-z]+)/.exec(page.file)?.[1] ?? '';
  const ids = page.marks.flatMap(({ id }) => id || []);
  const rated = truths.flatMap(({ byTitle, pages }) =>
    (byTitle.get(squashed(page.title)) ?? []).map((path) => {
      const there = ids.filter((id) => pages.get(path)?.ids.has(id)).length;
      return { path, score: there + (path.startsWith(`${folder}/`) ? 0.5 : 0) };
    }),
  );
  return rated.sort((a, b) => b.score - a.score)[0]?.path;
}
