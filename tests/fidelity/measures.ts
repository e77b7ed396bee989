import { catalogues } from './formats/catalogue.ts';
import { siteChrome } from './formats/chrome.ts';
import { markdownCode } from './formats/code.ts';
import { describedImports } from './formats/described.ts';
import { markdownProse } from './formats/prose.ts';
import { relativeLinks } from './formats/relative-links.ts';
import { HTML_MEASURES } from './html/measures.ts';
import type { Measure } from './measure.ts';
import { oneTopicAPage } from './merge/one-topic-a-page.ts';

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
];
