import type { Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import { readMarkdown } from './source-text.ts';
import { describedSources } from './sources.ts';

const LINK = /\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\(([^\s()]+)[^()]*\)/g;

/** The relative links of crawled pages lead where a browser on the page would go, in their order. */
export const relativeLinks: Measure = {
  name: 'formats/relative-links',
  measure: async (data) => {
    const offenders: Offender[] = [];
    let of = 0;
    for (const { name, path, expected, imported } of describedSources(data)) {
      const { kept } = expected;
      if (!kept) continue;
      const { prose } = readMarkdown(path);
      kept.forEach(([from, to], i) => {
        const topic = expected.topics[i] ?? '';
        const base = `https://site/${topic === 'index' ? '' : `${topic}/`}`;
        const rows = [...prose].filter(([line]) => from <= line && line <= to);
        const wanted = rows.flatMap(([line, text]) =>
          [...text.matchAll(LINK)]
            .filter(([, label, href]) => label !== '¶' && !/^[a-z]+:|^#/.test(href ?? ''))
            .map(([, , href]) => ({ line, address: pathOf(new URL(href ?? '', base)) })),
        );
        const found = imported.records
          .filter((record) => record.path === topic)
          .flatMap(({ links }) => links)
          .filter(({ how }) => how !== 'outside' && how !== 'title')
          .map(({ target, url, fragment }) => {
            const place = target ? target.path : url.replace(/#.*$/, '');
            return `${isAddress(place) ? pathOf(new URL(place, base)) : place}${fragment ? `#${fragment}` : ''}`;
          });
        of += wanted.length;
        wanted.forEach(({ line, address }, n) => {
          if (!matches(found[n], address, base)) {
            offenders.push({ file: name, line, what: `${address}, but leads to ${found[n]}` });
          }
        });
      });
    }
    return [
      { name: 'relative links of crawled pages', found: of - offenders.length, of, least: 1, offenders },
    ];
  },
};

function pathOf({ pathname, hash }: URL): string {
  return (pathname.replace(/^\/|\/$/g, '') || 'index') + hash;
}

function isAddress(text: string): boolean {
  return /[/.]$|^\.|\//.test(text);
}

/** What is not in the import keeps its address as written. */
function matches(found: string | undefined, address: string, base: string): boolean {
  return found === address || (found !== undefined && pathOf(new URL(found, base)) === address);
}
