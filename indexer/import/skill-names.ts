import { slug, stem } from './text-file.ts';
import { commonWords } from './title-words.ts';

/** Where pages go whose place on their site is not known, not even the folder. */
const MADE_UP = 'pages';
/** Shorter words join others and name nothing. */
const MIN_WORD = 4;

/** What naming a page needs of it. */
export interface NamedPage {
  readonly file: string;
  readonly title: string;
  readonly path: string | undefined;
}

/**
 * A path for every page: its own where it is known. The others get a name such as their site gives its pages (the whole
 * title, or a word of it), in the folder of the pages around them.
 * @param own the skill's own folder in its source, if it has one: there they are apart from other sources' pages.
 * @param tops the first folders of all paths that links lead to.
 */
export function namePages(pages: readonly NamedPage[], own: string, tops: ReadonlySet<string>): string[] {
  const name = namingRule(pages);
  const used = new Set(pages.flatMap(({ path }) => path ?? []));
  return pages.map((page, i) => {
    if (page.path !== undefined) return page.path;
    const folder = own || folderOf(pages, i, tops);
    const wanted = (folder ? `${folder}/` : '') + (name(page.title) || 'page');
    let path = wanted;
    for (let n = 2; used.has(path); n++) path = `${wanted}-${n}`;
    used.add(path);
    return path;
  });
}

/** Of the ways to make a name of a title, the one that gives most of the names that are known. */
function namingRule(pages: readonly NamedPage[]): (title: string) => string {
  const common = commonWords(pages.map(({ title }) => title));
  const isTelling = (word: string) => word.length >= MIN_WORD && !common.has(word);
  const telling = (title: string) => slug(title).split('-').filter(isTelling);
  const rules = [
    slug,
    (title: string) => telling(title).join('-') || slug(title),
    (title: string) => telling(title)[0] ?? slug(title),
    (title: string) => telling(title).at(-1) ?? slug(title),
  ];
  const score = (rule: (title: string) => string) =>
    pages.filter(({ title, path }) => path?.split('/').at(-1) === rule(title)).length;
  return rules.reduce((best, rule) => (score(rule) > score(best) ? rule : best));
}

/** The folder that the known pages on both sides share, or all of the same category. */
function folderOf(pages: readonly NamedPage[], at: number, tops: ReadonlySet<string>): string {
  const category = categoryOf(pages[at] as NamedPage);
  const mates = pages.map((page) => (categoryOf(page) === category ? page.path : undefined));
  const isKnown = (path: string | undefined) => path !== undefined;
  const before = mates.slice(0, at).findLast(isKnown);
  const after = mates.slice(at + 1).find(isKnown);
  const around = before !== undefined && after !== undefined ? [before, after] : mates.filter(isKnown);
  if (around.length > 0) return sharedFolder(around);
  return tops.has(category) ? category : `${MADE_UP}/${category}`;
}

/** `references/topics-12.md` is of the category `topics`: what a file is called without its number. */
export function categoryOf({ file }: { readonly file: string }): string {
  return slug(stem(file).replace(/-\d+$/, ''));
}

/** The folders that all paths begin with; '' when there are none. */
export function sharedFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  const folders = first.split('/').slice(0, -1);
  const isShared = (count: number) =>
    others.every((path) => path.startsWith(`${folders.slice(0, count).join('/')}/`));
  let count = folders.length;
  while (count > 0 && !isShared(count)) count--;
  return folders.slice(0, count).join('/');
}
