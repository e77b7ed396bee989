import type { Measure } from '../measure.ts';
import { htmlAnchors } from './anchors.ts';
import { htmlCode } from './code.ts';
import { htmlLinks } from './links.ts';
import { htmlPictures } from './pictures.ts';
import { htmlProse } from './prose.ts';
import { htmlReading } from './reading.ts';
import { htmlSymbols } from './symbols.ts';
import { htmlVersion } from './version.ts';

/** What Sphinx HTML has to keep. */
export const HTML_MEASURES: readonly Measure[] = [
  htmlAnchors,
  htmlCode,
  htmlProse,
  htmlLinks,
  htmlPictures,
  htmlSymbols,
  htmlReading,
  htmlVersion,
];
