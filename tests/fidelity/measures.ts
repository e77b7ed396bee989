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
];
