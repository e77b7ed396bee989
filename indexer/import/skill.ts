import { posix } from 'node:path';
import { DocsError } from '../core/errors.ts';
import { type SiteRoot, siteRoot } from './address.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readVocabulary } from './glued-words.ts';
import type { ImportedPage, ImportedSource, Importer, ImportLog, Located } from './importer.ts';
import { linkedIds } from './linked-ids.ts';
import { decodeSafely, markdownLocator, markdownPage } from './markdown-page.ts';
import { type Scrape, scrapedPage } from './scraped-page.ts';
import { isRagged } from './scraped-text.ts';
import { catalogueEntries, toMissing } from './skill-catalogue.ts';
import { locateOnSite, type SkillSite, wholeAddress } from './skill-links.ts';
import { splitReferences } from './skill-pages.ts';
import { type PlacedPage, placePages } from './skill-places.ts';
import { type SourceFile, type SourceTree, subTree } from './source-tree.ts';
import { docSetIdFrom, readText, slug, stem } from './text-file.ts';

const SKILL_FILE = 'SKILL.md';

/** A scraped skill: `SKILL.md` with a list of references, and the references, several pages merged into each. */
export const skill: Importer = {
  format: 'skill',

  recognise(tree) {
    const file = findSkillFile(tree);
    const references = tree.files.filter((candidate) => isReference(candidate, file)).length;
    if (!file || references === 0) return { score: 0, reason: 'no SKILL.md with references' };
    return { score: 0.95, reason: `it holds ${file.path} and ${references} reference files` };
  },

  split(tree) {
    const folders = tree.files.filter(isSkillFile).map((file) => posix.dirname(file.path));
    const skills = folders.filter((folder) =>
      tree.files.some(({ path }) => path.startsWith(`${folder}/references/`)),
    );
    return skills.map((path) => ({ path, tree: subTree(tree, path) }));
  },

  open(tree, log): ImportedSource {
    const skillFile = findSkillFile(tree);
    if (!skillFile)
      throw new DocsError('source-unsupported', `${tree.name} has no SKILL.md`, 'Give the folder of a skill');
    const head = readSkillHead(skillFile, log);
    const references = tree.files.filter((file) => isReference(file, skillFile));
    const folder = posix.dirname(skillFile.path);
    const files = references.map((file) => ({ path: file.path, text: readText(file, log) }));
    const split = splitReferences(files.sort(byNumber), log);
    const { pages, site } = placePages(split, folder === '.' ? '' : folder, head.root);
    const isScraped = isRagged(files.map(({ text }) => text));
    const scrape = isScraped ? readScrape(pages, site) : undefined;
    const own = pages.some(({ path }) => path === 'index') ? 'skill' : 'index';
    const index = folder === '.' ? own : `${folder}/index`;
    const pathOf = new Map([
      ...pages.map(({ page, path }) => [page.file, path] as const).reverse(),
      [skillFile.path, index],
    ]);
    const locatorOf = (file: string, path: string, place?: string) =>
      skillLocator(markdownLocator(file, pathOf), path, place, site);
    const entries = catalogueEntries(head.body);
    return {
      docSet: { id: docSetIdFrom(head.name), title: head.title, description: head.description },
      ...(head.root?.version ? { version: { label: head.root.version, detectedFrom: head.root.base } } : {}),
      ...(head.root ? { base: head.root.base } : {}),
      total: pages.length + 1,
      *pages() {
        const locate = locatorOf(skillFile.path, index);
        yield { file: skillFile.path, open: () => openIndex(skillFile, head, index, locate) };
        for (const placed of pages) {
          const { file } = placed.page;
          const locate = locatorOf(file, placed.path, scrape ? undefined : placed.place);
          const open = () => openReference(placed, site, scrape, locate, log);
          yield { file, path: placed.path, open };
        }
      },
      missing: entries
        .filter((entry) => !tree.file(posix.join(folder, entry.file)))
        .map((entry) => toMissing(entry, slugPath(entry.file))),
      symbols: [],
    };
  },
};

/** The index of a skill without its references: a catalogue to browse. */
export const skillIndex: Importer = {
  format: 'skill-index',

  recognise(tree) {
    const file = tree.isFile ? tree.files[0] : findSkillFile(tree);
    if (!file) return { score: 0, reason: 'no skill index' };
    const text = new TextDecoder().decode(file.read());
    const count = catalogueEntries(text).length;
    const isIndex = count > 0 && /^##[ \t]+Reference Files/m.test(text);
    return isIndex
      ? {
          score: 0.92,
          reason: `it lists ${count} reference files under "Reference Files", none of which is here`,
        }
      : { score: 0, reason: 'no list of reference files' };
  },

  open(tree, log): ImportedSource {
    const file = (tree.isFile ? tree.files[0] : findSkillFile(tree)) as SourceFile;
    const head = readSkillHead(file, log);
    const entries = catalogueEntries(head.body);
    const pathOf = new Map([[file.path, 'index']]);
    return {
      docSet: { id: docSetIdFrom(head.name), title: head.title, description: head.description },
      ...(head.root?.version ? { version: { label: head.root.version, detectedFrom: head.root.base } } : {}),
      ...(head.root ? { base: head.root.base } : {}),
      total: 1,
      *pages() {
        const byFile = skillLocator(
          markdownLocator(file.path, pathOf),
          'index',
          undefined,
          siteOf(head.root),
        );
        const listed = new Set(entries.map((entry) => entry.file));
        const locate = (href: string): Located =>
          listed.has(href) ? { kind: 'topic', path: slugPath(href), fragment: '' } : byFile(href);
        yield { file: file.path, open: () => openIndex(file, head, 'index', locate) };
      },
      missing: entries.map((entry) => toMissing(entry, slugPath(entry.file))),
      symbols: [],
    };
  },
};

/** A site of which no page is here. */
function siteOf(root: SiteRoot | undefined): SkillSite | undefined {
  return root && placePages([], '', root).site;
}

/** The skill's own page: what it is and which references it lists. */
function openIndex(
  file: SourceFile,
  head: SkillHead,
  path: string,
  locate: (href: string) => Located,
): ImportedPage {
  const { title, body } = head;
  return markdownPage({ path, title, file: file.path, text: body, anchors: 'github', kind: 'index', locate });
}

function openReference(
  { page, path, place, isKnown }: PlacedPage,
  site: SkillSite | undefined,
  scrape: Scrape | undefined,
  locate: (href: string) => Located,
  log: ImportLog,
): ImportedPage {
  const { title, file, text } = page;
  // A path that was made up here is no address.
  const url = site && isKnown ? { url: site.root.base + (place && `${place}/`) } : {};
  const about = { path, title, file, anchors: 'docutils' as const, locate, ...url };
  const mend = (href: string) => (site ? wholeAddress(href, place, site) : href);
  return scrape ? scrapedPage({ ...about, text }, scrape, mend, log) : markdownPage({ ...about, text });
}

function readScrape(pages: readonly PlacedPage[], site: SkillSite | undefined): Scrape {
  return {
    vocabulary: readVocabulary(pages.map(({ page }) => page.text)),
    linked: linkedIds(pages, site),
  };
}

interface SkillHead {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly body: string;
  readonly root: SiteRoot | undefined;
}

function readSkillHead(file: SourceFile, log: ImportLog): SkillHead {
  const { fields, body } = splitFrontMatter(readText(file, log), file.path, log);
  const address = /https?:\/\/[^\s)"'>]+/.exec(
    `${fields.description ?? ''} ${/^> .*$/m.exec(body)?.[0] ?? ''}`,
  )?.[0];
  const name = (fields.name || stem(file.path)).replace(/-docs$/, '');
  return {
    name,
    title: /^# (.+)$/m.exec(body)?.[1]?.trim() || name,
    description: (fields.description ?? '').split(/\.\s/)[0] ?? '',
    body,
    root: address ? siteRoot(address.replace(/[.,]+$/, '')) : undefined,
  };
}

function findSkillFile(tree: SourceTree): SourceFile | undefined {
  return tree.files
    .filter(isSkillFile)
    .sort((a, b) => a.path.split('/').length - b.path.split('/').length)[0];
}

function isSkillFile(file: SourceFile): boolean {
  return posix.basename(file.path).toUpperCase() === SKILL_FILE.toUpperCase();
}

function isReference(file: SourceFile, skillFile: SourceFile | undefined): boolean {
  return file !== skillFile && /(^|\/)references\//.test(file.path) && /\.(md|markdown)$/i.test(file.path);
}

/** `references/topics-11.md` → `topics-11`: what a reference is called before its pages are known. */
function slugPath(file: string): string {
  return stem(file).split('/').map(slug).filter(Boolean).join('/') || 'page';
}

/** `topics-2` before `topics-10`: as the scraper counted. */
function byNumber(a: { readonly path: string }, b: { readonly path: string }): number {
  const [x, y] = [a.path, b.path].map((path) => path.replace(/\d+/g, (digits) => digits.padStart(8, '0')));
  return (x as string) < (y as string) ? -1 : 1;
}

/** Links of a scraped page lead to addresses of the site, to places on their own page, or to files of the skill. */
function skillLocator(
  byFile: (href: string) => Located,
  own: string,
  place: string | undefined,
  site: SkillSite | undefined,
): (href: string) => Located {
  return (href) => {
    if (href.startsWith('#')) return { kind: 'topic', path: own, fragment: decodeSafely(href.slice(1)) };
    return (site && locateOnSite(href, place, site)) ?? byFile(href);
  };
}
