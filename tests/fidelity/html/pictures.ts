import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Bar, Offender } from '../bar.ts';
import { type Corpus, holderOf, ofEachCorpus } from './corpus.ts';

/** Every picture of the source whose file is there is shown in its chunk, from the pack. */
export const htmlPictures = ofEachCorpus('html/pictures', (corpus) => [ofCorpus(corpus)]);

function ofCorpus(corpus: Corpus): Bar {
  const offenders: Offender[] = [];
  let pictures = 0;
  for (const { file, regions, outside } of corpus.pages.values()) {
    for (const { id, pictures: all } of [outside, ...regions]) {
      const local = all.filter(({ text }) => existsSync(join(corpus.folder, dirname(file), decodeURI(text))));
      const markdown = (id ? holderOf(corpus.records.get(file), id)?.markdown : undefined) ?? '';
      const shown = markdown.match(/!\[[^\]]*\]\(asset:\w+\)/g)?.length ?? 0;
      pictures += local.length;
      if (shown === local.length) continue;
      for (const { text, line } of local)
        offenders.push({ file, line, what: `${text} of #${id}, with ${shown} shown` });
    }
  }
  return {
    name: `pictures, ${corpus.name}`,
    found: pictures - offenders.length,
    of: pictures,
    least: 1,
    offenders,
  };
}
