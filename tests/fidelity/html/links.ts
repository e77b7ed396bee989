import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Bar, Offender } from '../bar.ts';
import { compareSequences } from '../sequence.ts';
import type { ChunkRecord, LinkRecord } from '../test-data.ts';
import { type Corpus, holderOf, isGenerated, ofEachCorpus } from './corpus.ts';
import type { SourceLink, SourcePage } from './source-page.ts';

/**
 * Every link of the source is a link of its chunk; one to a page of the documentation leads to the chunk that holds the
 * id it names, and what leads elsewhere is told apart: absent, generated, outside.
 */
export const htmlLinks = ofEachCorpus('html/links', ofCorpus);

/** What the source's own files say of an address. */
type Place =
  | { readonly is: 'inside'; readonly path: string; readonly anchor: string | null }
  | { readonly is: 'generated' | 'outside' | 'absent' | 'broken' };

function ofCorpus(corpus: Corpus): Bar[] {
  const inside: Offender[] = [];
  const elsewhere: Offender[] = [];
  const unknown: Offender[] = [];
  let [insideLinks, otherLinks, kept] = [0, 0, 0];
  for (const page of corpus.pages.values()) {
    const records = corpus.records.get(page.file) ?? [];
    for (const { id, links } of [page.outside, ...page.regions]) {
      const found = (id ? holderOf(records, id)?.links : undefined) ?? [];
      const { lost } = compareSequences(links.map(textOf), found.map(textOf));
      let next = 0;
      links.forEach((link, i) => {
        const record = lost.includes(i)
          ? undefined
          : found.slice(next).find((one) => textOf(one) === textOf(link));
        if (record) next = found.indexOf(record, next) + 1;
        const place = placeOf(link, page, corpus);
        const isInside = place.is === 'inside';
        if (isInside) insideLinks++;
        else otherLinks++;
        if (isRight(place, record)) return;
        const what = `${link.href} from #${id}: ${record ? `${record.how} ${JSON.stringify(record.target)}` : 'no link'}`;
        (isInside ? inside : elsewhere).push({ file: page.file, line: link.line, what });
      });
    }
    for (const record of records) {
      kept += record.links.length;
      unknown.push(
        ...record.links.filter(({ how }) => how === 'unknown').map((link) => unknownLink(link, record)),
      );
    }
  }
  const bar = (name: string, of: number, offenders: Offender[], least: number): Bar => ({
    name: `${name}, ${corpus.name}`,
    found: of - offenders.length,
    of,
    least,
    offenders,
  });
  return [
    bar('internal links at the chunk with their id', insideLinks, inside, 0.999),
    bar('other links as what they are', otherLinks, elsewhere, 0.999),
    bar('links that are not unknown', kept, unknown, 1),
  ];
}

function unknownLink(link: LinkRecord, { source }: ChunkRecord): Offender {
  return { file: source.file, line: source.line, what: `"${link.text}" to ${link.url}` };
}

function textOf({ text }: { readonly text: string }): string {
  return text.replace(/\s+/g, '');
}

function placeOf({ href }: SourceLink, page: SourcePage, corpus: Corpus): Place {
  // An absolute path names another place on the machine or site that the documentation was built for.
  if (/^[a-z][a-z\d+.-]*:/i.test(href) || href.startsWith('/')) return { is: 'outside' };
  const address = new URL(href, `file:///site/${page.file}`);
  const file = decodeURIComponent(address.pathname)
    .replace(/^\/site\//, '')
    .replace(/(^|\/)$/, '$1index.html');
  if (isGenerated(file)) return { is: 'generated' };
  const target = corpus.pages.get(file);
  if (!target) return { is: existsSync(join(corpus.folder, posix.normalize(file))) ? 'generated' : 'absent' };
  const path = corpus.records.get(file)?.[0]?.path ?? '';
  const id = decodeURIComponent(address.hash.slice(1));
  if (!id) return { is: 'inside', path, anchor: null };
  const region = target.regions.find(({ ids }) => ids.some(({ text }) => text === id));
  if (region) return { is: 'inside', path, anchor: region.id };
  return { is: 'broken' };
}

function isRight(place: Place, record: LinkRecord | undefined): boolean {
  if (!record) return false;
  if (place.is === 'inside')
    return record.target?.path === place.path && record.target.anchor === place.anchor;
  // Where the id is not on its page any more, the page is as near as anybody can come.
  if (place.is === 'broken') return record.target !== null;
  return record.how === place.is;
}
