import { catalogues } from './formats/catalogue.ts';
import { siteChrome } from './formats/chrome.ts';
import { markdownCode } from './formats/code.ts';
import { describedImports } from './formats/described.ts';
import { markdownProse } from './formats/prose.ts';
import { relativeLinks } from './formats/relative-links.ts';
import { HTML_MEASURES } from './html/measures.ts';
import type { Measure } from './measure.ts';
import { oneTopicAPage } from './merge/one-topic-a-page.ts';
import { skillCode } from './skills/code.ts';
import { skillLinks } from './skills/links.ts';
import { skillProse } from './skills/prose.ts';
import { skillStructure } from './skills/structure.ts';
import { skillSymbols } from './skills/symbols.ts';
import { snippetKinds } from './snippets/kinds.ts';
import { filteredSearch } from './versions/filtered-search.ts';
import { sectionsMatched } from './versions/matched.ts';
import { scrapedMatched } from './versions/scraped.ts';
import { versionSize } from './versions/size.ts';

/** Every measure, in the order of the report. */
export const MEASURES: readonly Measure[] = [
  ...HTML_MEASURES,
  oneTopicAPage,
  describedImports,
  markdownCode,
  markdownProse,
  siteChrome,
  relativeLinks,
  catalogues,
  skillStructure,
  skillCode,
  skillProse,
  skillLinks,
  skillSymbols,
  snippetKinds,
  versionSize,
  filteredSearch,
  sectionsMatched,
  scrapedMatched,
];
