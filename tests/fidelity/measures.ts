import { catalogues } from './formats/catalogue.ts';
import { siteChrome } from './formats/chrome.ts';
import { markdownCode } from './formats/code.ts';
import { describedImports } from './formats/described.ts';
import { markdownProse } from './formats/prose.ts';
import { relativeLinks } from './formats/relative-links.ts';
import { htmlAnchors } from './html/anchors.ts';
import { htmlCode } from './html/code.ts';
import { htmlLinks } from './html/links.ts';
import { htmlProse } from './html/prose.ts';
import { htmlSymbols } from './html/symbols.ts';
import type { Measure } from './measure.ts';
import { oneTopicAPage } from './merge/one-topic-a-page.ts';

/** Every measure, in the order of the report. */
export const MEASURES: readonly Measure[] = [
  htmlAnchors,
  htmlCode,
  htmlProse,
  htmlLinks,
  htmlSymbols,
  oneTopicAPage,
  describedImports,
  markdownCode,
  markdownProse,
  siteChrome,
  relativeLinks,
  catalogues,
];
