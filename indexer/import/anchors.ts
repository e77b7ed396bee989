import GithubSlugger from 'github-slugger';

/** How the ids of headings without one of their own are made: as the source's own renderer would. */
export type AnchorStyle = 'github' | 'docutils' | 'python-markdown' | 'pymdownx' | 'vitepress';

/** Gives the headings of one page their ids. */
export interface Slugger {
  /** An id from a heading's text that no heading before has. */
  readonly slug: (text: string) => string;
  /** Keeps an id that a heading was given from being made of another's text. */
  readonly take: (id: string) => void;
}

/** A slugger for one page. */
export function makeSlugger(style: AnchorStyle): Slugger {
  if (style === 'github') {
    const slugger = new GithubSlugger();
    return {
      slug: (text) => slugger.slug(text.trim()) || 'section',
      take: (id) => {
        slugger.slug(id, true);
      },
    };
  }
  const used = new Set<string>();
  const slug = SLUGS[style];
  const next = style === 'docutils' || style === 'vitepress' ? withDash : withUnderscore;
  return {
    slug: (text) => {
      const id = next(slug(text), used);
      used.add(id);
      return id;
    },
    take: (id) => {
      used.add(id);
    },
  };
}

const SLUGS: Readonly<Record<Exclude<AnchorStyle, 'github'>, (text: string) => string>> = {
  docutils: (text) => docutilsId(text) || 'section',
  // `slugify` of Python-Markdown's toc extension, which MkDocs uses unless it is told otherwise.
  'python-markdown': (text) =>
    text
      .normalize('NFKD')
      .replace(/\P{ASCII}/gu, '')
      .replace(/[^\w\s-]/g, '')
      .trim()
      .toLowerCase()
      .replace(/[-\s]+/g, '-'),
  // `pymdownx.slugs.slugify(case="lower")`, which keeps letters of all scripts.
  pymdownx: (text) =>
    text
      .normalize('NFC')
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}_\- ]/gu, '')
      .replace(/ /g, '-'),
  // `slugify` of @mdit-vue/shared, which VitePress uses.
  vitepress: (text) =>
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/\p{Cc}/gu, '')
      .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-')
      .replace(/-{2,}/g, '-')
      .replace(/^-+|-+$/g, '')
      .replace(/^(\d)/, '_$1')
      .toLowerCase(),
};

/** `a`, `a-1`, `a-2`. */
function withDash(id: string, used: ReadonlySet<string>): string {
  let unique = id;
  for (let n = 1; used.has(unique); n++) unique = `${id}-${n}`;
  return unique;
}

/** As Python-Markdown counts: `a`, `a_1`, `a_2`; of nothing, `_1`. */
function withUnderscore(id: string, used: ReadonlySet<string>): string {
  let unique = id;
  while (unique === '' || used.has(unique)) {
    const [, stem, count] = /^(.*)_(\d+)$/.exec(unique) ?? [];
    unique = count === undefined ? `${unique}_1` : `${stem}_${Number(count) + 1}`;
  }
  return unique;
}

/**
 * As docutils (and so Sphinx) makes ids: ASCII letters and digits with single dashes, not starting with a digit. Sphinx
 * shows straight quotes as curly ones when the ids are made already.
 */
export function docutilsId(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\P{ASCII}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '');
}
