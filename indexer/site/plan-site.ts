import type { Library } from '../core/library.ts';
import { linkElsewhere } from '../core/link-elsewhere.ts';
import type { Pack } from '../core/pack.ts';
import type { SitePages } from '../core/site-catalogue.ts';
import { topicMarkdown } from '../core/to-markdown.ts';
import { topicSources } from '../core/topic-sources.ts';
import type { Topic } from '../core/types.ts';
import { defaultVersion } from '../core/versions.ts';
import { appPage } from './app-page.ts';
import siteStyle from './files/site.css?raw';
import siteScript from './files/site.js?raw';
import { contentsPage, docSetPage, indexPage, notFoundPage, type SiteDocSet } from './list-pages.ts';
import { llmsFile, llmsText, versionLlmsText } from './llms-text.ts';
import { manifestFiles, partFiles, type SearchFiles, type StoredPack, searchFiles } from './pack-files.ts';
import type { SiteFrame } from './page-frame.ts';
import { pageSummary } from './page-summary.ts';
import { type SitePictures, sitePictures } from './pictures.ts';
import { serviceWorker } from './service-worker.ts';
import { type SiteFile, textFile } from './site-file.ts';
import { type FindFile, withSiteLinks } from './site-links.ts';
import { versionPages, versionPaths } from './site-paths.ts';
import { type SiteVersion, siteVersion } from './site-version.ts';
import { siteMap } from './sitemap.ts';
import { topicPage } from './topic-page.ts';

export interface SiteSource {
  /** The doc sets that the site shows, and no others. */
  readonly library: Library;
  readonly packs: readonly StoredPack[];
  /** The files of the built app, by their paths in it. */
  readonly app: readonly SiteFile[];
  /** The widget's program and what it loads, by their names at the site's root. */
  readonly widget: readonly SiteFile[];
}

export interface SiteOptions {
  /** `/docs/` or `https://example.org/docs/`, with its closing slash. */
  readonly base: string;
  readonly lang: string;
  readonly title?: string;
  readonly logTo?: string;
  /** The file that will name all files of the site. */
  readonly list: string;
}

/**
 * All files of a site, in the order in which they are to be written: what is named before what names it, so that a site whose
 * writing was broken off still works. Their content is made as they are written.
 */
export async function planSite(source: SiteSource, options: SiteOptions): Promise<SiteFile[]> {
  const docSets = await readDocSets(source.packs);
  const pages = new Map(docSets.map(({ id, versions }) => [id, pagesOf(versions)]));
  const search = await searchFiles(
    source.packs.map(({ pack }) => pack),
    (id) => pages.get(id) ?? {},
    '../app/index.html',
  );
  const site = new Site(source, options, docSets, await sitePictures(source.packs));
  return site.files(search);
}

function pagesOf(versions: readonly SiteVersion[]): Readonly<Record<string, SitePages>> {
  return Object.fromEntries(versions.map(({ label, paths }) => [label, versionPages(paths)]));
}

class Site {
  readonly #source: SiteSource;
  readonly #options: SiteOptions;
  readonly #docSets: readonly SiteDocSet[];
  readonly #pictures: SitePictures;
  readonly #frame: SiteFrame;
  readonly #about: string;
  readonly #summaries = new Map<SiteVersion, Map<string, string>>();
  #last: { readonly version: SiteVersion; readonly path: string; readonly topic: Promise<Topic> } | undefined;

  constructor(
    source: SiteSource,
    options: SiteOptions,
    docSets: readonly SiteDocSet[],
    pictures: SitePictures,
  ) {
    this.#source = source;
    this.#options = options;
    this.#docSets = docSets;
    this.#pictures = pictures;
    const { base, lang, logTo } = options;
    const [first, ...others] = docSets;
    const isOne = first !== undefined && others.length === 0;
    this.#frame = {
      title: options.title ?? (isOne ? first.title : 'Documentation'),
      lang,
      base,
      ...(logTo === undefined ? {} : { logTo }),
    };
    this.#about =
      isOne && first.description
        ? first.description
        : `Documentation of ${docSets.map(({ title }) => title).join(', ')}`;
  }

  files(search: SearchFiles): SiteFile[] {
    const { packs, app, widget } = this.#source;
    const frame = this.#frame;
    const versions = this.#docSets.flatMap((docSet) => docSet.versions);
    const appFiles = app.map((file) => inFolder('app', file));
    const icon = app.find(({ path }) => path === 'icon.svg');
    const first = textFile('index.html', () => indexPage(frame, this.#docSets, this.#about));
    const own = [
      textFile('site.css', () => siteStyle),
      textFile('site.js', () => siteScript),
      ...(icon ? [icon] : []),
      ...widget,
    ];
    const isShell = ({ path }: SiteFile) => !/^app\/(runtime|sandbox)\/|\.md$/.test(path);
    const shell = [...appFiles.filter(isShell), ...own, first];
    const lists = this.#docSets.flatMap((docSet) => [
      ...docSet.versions.map((version) =>
        textFile(version.contents, () => contentsPage(frame, docSet, version)),
      ),
      textFile(docSetPage(frame, docSet).file, () => docSetPage(frame, docSet).html),
    ]);
    const pages = versions.flatMap((version) => this.#pages(version));
    return [
      ...partFiles(packs),
      ...search.parts,
      ...this.#pictures.files,
      ...appFiles,
      ...own,
      ...pages,
      ...lists,
      ...this.#forPrograms([first, ...lists, ...pages].filter(({ path }) => path.endsWith('.html'))),
      textFile('404.html', () => notFoundPage(frame, this.#docSets)),
      // Some hosts build sites of their own from what they are given, and leave out names that begin with `_`.
      textFile('.nojekyll', () => ''),
      first,
      search.catalogue,
      ...manifestFiles(packs),
      textFile('sw.js', () => serviceWorker(shell, versions, this.#options.list)),
    ];
  }

  #pages(version: SiteVersion): SiteFile[] {
    return version.topics.flatMap(({ path }) => {
      const file = version.fileOf(path);
      return [
        textFile(file, () => this.#html(version, path)),
        textFile(`${file}.md`, async () => this.#markdown(version, path)),
      ];
    });
  }

  async #html(version: SiteVersion, path: string): Promise<string> {
    const topic = await this.#topic(version, path);
    const pack = await this.#pack(version);
    const docSet = this.#docSets.find(({ id }) => id === version.docSet) as SiteDocSet;
    const having = await pack.versionsOf(path);
    const versions = docSet.versions
      .filter(({ label }) => having.includes(label))
      .map((one) => ({ label: one.label, file: one.fileOf(path) }));
    const preferred = having.includes(docSet.preferred.label)
      ? docSet.preferred.label
      : (having[0] ?? version.label);
    const picture = this.#pictures.addressFrom(version.fileOf(path));
    const sources = topicSources(pack, version.label, topic);
    return topicPage({ frame: this.#frame, version, topic, sources, versions, preferred, picture });
  }

  async #markdown(version: SiteVersion, path: string): Promise<string> {
    const asMarkdown: FindFile = (target) => {
      const file = version.find(target);
      return file === undefined ? undefined : `${file}.md`;
    };
    const file = `${version.fileOf(path)}.md`;
    const topic = withSiteLinks(await this.#topic(version, path), file, asMarkdown);
    const picture = this.#pictures.addressFrom(file);
    // A drawing that is data says nothing to who reads text.
    const pictureFile = (asset: string) => picture(asset).replace(/^data:.*/s, '');
    const link = (to: string) => (to.startsWith('asset:') ? pictureFile(to.slice('asset:'.length)) : to);
    return `${topicMarkdown(topic, { link }).trimEnd()}\n`;
  }

  /** The files that programs look for. */
  #forPrograms(pages: readonly SiteFile[]): SiteFile[] {
    const { base } = this.#options;
    const llms = this.#docSets.flatMap(({ versions, preferred }) =>
      versions
        .filter((version) => version !== preferred)
        .map((version) =>
          textFile(llmsFile(version), async () =>
            versionLlmsText(base, version, await this.#summariesOf(version)),
          ),
        ),
    );
    const all = textFile('llms.txt', async () => {
      const preferred = this.#docSets.map((docSet) => docSet.preferred);
      const lists = new Map(
        await Promise.all(
          preferred.map(async (version) => [version, await this.#summariesOf(version)] as const),
        ),
      );
      return llmsText(
        this.#frame.title,
        this.#about,
        base,
        this.#docSets,
        (version) => lists.get(version) ?? new Map(),
      );
    });
    const paths = pages.map(({ path }) => path);
    const maps = /^https?:/.test(base) ? [...siteMap(base, paths)] : [];
    const robots =
      maps.length > 0 && new URL(base).pathname === '/'
        ? [textFile('robots.txt', () => `User-agent: *\nAllow: /\n\nSitemap: ${base}sitemap.xml\n`)]
        : [];
    return [...llms, all, ...maps.map(([name, text]) => textFile(name, () => text)), ...robots];
  }

  /** What all pages of a version say first. Most of them have just been written, and are known. */
  async #summariesOf(version: SiteVersion): Promise<ReadonlyMap<string, string>> {
    for (const { path } of version.topics) {
      if (!this.#summaries.get(version)?.has(path)) await this.#topic(version, path);
    }
    return this.#summaries.get(version) ?? new Map();
  }

  /** A page and its Markdown are written one after the other, and read once. */
  #topic(version: SiteVersion, path: string): Promise<Topic> {
    if (this.#last?.version === version && this.#last.path === path) return this.#last.topic;
    const topic = this.#readTopic(version, path);
    this.#last = { version, path, topic };
    return topic;
  }

  async #readTopic(version: SiteVersion, path: string): Promise<Topic> {
    const pack = await this.#pack(version);
    const topic = await pack.topic(path, version.label);
    if (!topic) throw new RangeError(`${version.name} lists ${path}, and does not have it`);
    const summaries = this.#summaries.get(version) ?? new Map<string, string>();
    this.#summaries.set(version, summaries.set(path, pageSummary(topic)));
    return linkElsewhere(this.#source.library, pack, version.label, topic);
  }

  #pack({ docSet }: SiteVersion): Promise<Pack> {
    return this.#source.library.pack(docSet);
  }
}

async function readDocSets(packs: readonly StoredPack[]): Promise<SiteDocSet[]> {
  const files = new Map<string, ReadonlyMap<string, string>>();
  const find: FindFile = ({ docSet, version, path }) => files.get(`${docSet}@${version}`)?.get(path);
  return Promise.all(
    packs.map(async ({ pack }): Promise<SiteDocSet> => {
      const { id, title, description } = pack.manifest.docSet;
      const versions = await Promise.all(
        pack.versions.map(async (label) => {
          const { topics } = await pack.topicList(label);
          const paths = versionPaths(
            id,
            label,
            topics.map(({ path }) => path),
          );
          files.set(`${id}@${label}`, paths.pages);
          return siteVersion({ id, title }, label, topics, paths, find);
        }),
      );
      const newest = defaultVersion(pack.versions);
      const preferred = versions.find(({ label }) => label === newest) ?? versions[0];
      return { id, title, description, versions, preferred: preferred as SiteVersion };
    }),
  );
}

function inFolder(folder: string, file: SiteFile): SiteFile {
  if (file.path !== 'index.html') return { path: `${folder}/${file.path}`, content: () => file.content() };
  const page = async () => appPage(new TextDecoder().decode(await file.content()));
  return textFile(`${folder}/index.html`, page);
}
