import { isVersionLabel, UNVERSIONED } from '../core/versions.ts';
import { siteRoot } from './address.ts';
import type { FoundVersion } from './importer.ts';

/** Everything a source says of itself that may name its version. */
export interface VersionSigns {
  /** Front matter, by name. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Where the documentation stands on the web. */
  readonly address?: string;
  /** What the source is called: the given file or folder. */
  readonly path?: string;
  /** The beginning of its first page. */
  readonly text?: string;
}

const NUMBER = String.raw`v?(\d+(?:\.\d+)+(?:(?:\.?dev|a|b|rc)\d*|\.x)?|\d+\.x)`;
/** `Gears 6.0 documentation`, `documentation for Gears 6.0`, `Version: 6.0` on a line of its own. */
const SENTENCES: readonly RegExp[] = [
  new RegExp(String.raw`\b${NUMBER} (?:documentation|docs|manual)\b`, 'gi'),
  new RegExp(String.raw`\bdocumentation (?:for|of) [^.\n]{1,40}? ${NUMBER}(?!\.?\w)`, 'gi'),
  new RegExp(String.raw`^[>*_\s]*(?:version|release)[*_]*:[*_]*[ \t]+${NUMBER}[*_\s]*$`, 'gim'),
];
const IN_NAME = new RegExp(`(?:^|[-_ ])${NUMBER}(?=$|[-_ ])`);
const UNKNOWN = /^(unknown|none|n\/a|null|tbd|-|)$/i;
/** Sentences are looked for in the beginning of a page only; further down they speak of other versions. */
const BEGINNING = 4000;

/**
 * The version that a source says it documents, and where it says so; undefined when it does not. Tried in order: front
 * matter, address, text, name of the file or folder. Two different versions in the text name none.
 */
export function detectVersion({
  fields = {},
  address = '',
  path = '',
  text = '',
}: VersionSigns): FoundVersion | undefined {
  const written = fields.version ?? fields['metadata.version'];
  if (written !== undefined && !UNKNOWN.test(written))
    return { label: written, detectedFrom: 'front matter' };
  const root = address ? siteRoot(address) : undefined;
  if (root?.version) return { label: root.version, detectedFrom: root.base };
  const said = versionInText(text.slice(0, BEGINNING));
  if (said) return said;
  const named = path
    .split('/')
    .map((part) => [part, IN_NAME.exec(part.replace(/\.(md|mdx|markdown|txt)$/i, ''))?.[1]]);
  const [part, label] = named.findLast(([, found]) => found !== undefined) ?? [];
  if (label && isVersionLabel(label)) return { label, detectedFrom: `the name "${part}"` };
  if (written) return { label: UNVERSIONED, detectedFrom: `the front matter says "${written}"` };
  return undefined;
}

function versionInText(text: string): FoundVersion | undefined {
  for (const sentence of SENTENCES) {
    const found = [...text.matchAll(sentence)];
    const label = found[0]?.[1];
    if (label && found.every((match) => match[1] === label)) {
      return { label, detectedFrom: `the text "${found[0]?.[0].replace(/[*_>\s]+/g, ' ').trim()}"` };
    }
    if (label) return undefined;
  }
  return undefined;
}
