import type { ElementContent } from 'hast';
import { LabelMatcher } from './label-matcher.ts';
import type { LinkedId } from './linked-ids.ts';
import { ancestorsOf, idsIn, isWithin, type Section, sectionsOf } from './page-sections.ts';
import { squash, wordsOf } from './title-words.ts';

/** Where an id of the site belongs: a section's index, and whether it is the id that the section's own title gives. */
export interface SectionId {
  readonly section: number;
  readonly isOwn: boolean;
}

/**
 * Finds the sections that the ids belong to which links lead to on a page. Headings lost their ids in scraping, but an id
 * is made of the heading's words, or names what the section documents, or is a label whose links say the heading's text.
 * @param nodes the page's blocks, headings not nested yet.
 * @param path the page's; labels often begin with it.
 */
export function placeIds(
  nodes: readonly ElementContent[],
  linked: readonly LinkedId[],
  path: string,
): Map<string, SectionId> {
  const sections = sectionsOf(nodes);
  const present = new Set(nodes.flatMap((node) => (node.type === 'element' ? idsIn(node) : [])));
  const wanted = linked.filter(({ id }) => !present.has(id));
  const placed = new Map<string, SectionId>();
  for (const { id } of wanted) {
    const section = sections.findIndex(({ key }) => key !== '' && key === squash(id));
    if (section >= 0) placed.set(id, { section, isOwn: true });
  }
  for (const [id, section] of placeTyped(wanted, sections)) {
    if (!placed.has(id)) placed.set(id, { section, isOwn: false });
  }
  const modules = linked.flatMap(({ id }) => (id.startsWith(MODULE) ? [id.slice(MODULE.length)] : []));
  const labels = new LabelMatcher(sections, path);
  for (const entry of wanted) {
    if (placed.has(entry.id)) continue;
    const name = entry.id.startsWith(MODULE) ? entry.id.slice(MODULE.length) : '';
    const section = name ? sectionOfModule(name, modules, sections, labels) : labels.find(entry);
    if (section >= 0) placed.set(entry.id, { section, isOwn: false });
  }
  return placed;
}

const MODULE = 'module-';

/** Ids that name a thing and its kind: `std-setting-DEBUG`, `envvar-HOME`. */
const TYPED = /^(?:std-)?([a-z]+)-(.+)$/;

/**
 * Things that have a section of their own, by the heading that is their name. `CACHES-BACKEND` and `TEST_NAME` are told
 * from others of the same name by the sections around them; a section is one thing of a kind.
 */
function placeTyped(wanted: readonly LinkedId[], sections: readonly Section[]): Map<string, number> {
  const pairs = wanted.flatMap(({ id }) => {
    const [, kind = '', name = ''] = id.startsWith('std-') ? (TYPED.exec(id) ?? []) : [];
    return sections.flatMap((section, index) => {
      const score = name ? nameScore(name, kind, section, sections) : 0;
      return score > 0 ? [{ id, kind, index, score }] : [];
    });
  });
  pairs.sort((a, b) => b.score - a.score || a.index - b.index);
  const placed = new Map<string, number>();
  const taken = new Set<string>();
  for (const { id, kind, index } of pairs) {
    if (placed.has(id) || taken.has(`${kind} ${index}`)) continue;
    placed.set(id, index);
    taken.add(`${kind} ${index}`);
  }
  return placed;
}

function nameScore(name: string, kind: string, section: Section, sections: readonly Section[]): number {
  if (section.text === '') return 0;
  const around = ancestorsOf(section, sections);
  // "Built-in tag reference" is about things of the kind `templatetag`.
  const isKin = around.some(({ text }) =>
    [...wordsOf(text)].some((word) => word.length > 2 && kind.endsWith(word)),
  );
  if (section.text === name) return isKin ? 12 : 10;
  if (section.key === squash(name + kind)) return 9;
  if (section.key === squash(name)) return isKin ? 8 : 6;
  const before = name.at(-section.text.length - 1) ?? '';
  if (!name.endsWith(section.text) || !/[-._]/.test(before)) return 0;
  const outer = squash(name.slice(0, -section.text.length - 1));
  const isInside = outer !== '' && around.some(({ key }) => key.includes(outer));
  return isInside ? 20 : before === '_' ? 0 : 3;
}

/**
 * A module's label stands at the page's top if the page is about it, or else at the outermost section that holds
 * definitions of the module and of no other.
 */
function sectionOfModule(
  name: string,
  modules: readonly string[],
  sections: readonly Section[],
  labels: LabelMatcher,
): number {
  const titled = sections.findIndex(({ key }) => key === squash(name));
  if (titled >= 0) return titled;
  const top = Math.min(0, sections.length - 1);
  const outer = modules.filter((other) => name.startsWith(`${other}.`));
  const inner = modules.filter((other) => other.startsWith(`${name}.`));
  const last = wordsOf(name.split('.').at(-1) ?? '');
  const isAbout = (module: string) => labels.isAbout(wordsOf(module.split('.').at(-1) ?? ''), top);
  const isTopic = isAbout(name) && modules.filter(isAbout).length === 1;
  if ((inner.length > 0 && outer.length === 0) || isTopic) return top;
  const ofModule = (id: string) =>
    modules.filter((other) => id.startsWith(`${other}.`)).sort((a, b) => b.length - a.length)[0];
  const owners = sections.map(({ definitions }) =>
    definitions.map(ofModule).filter((one) => one !== undefined),
  );
  const first = owners.findIndex((of) => of.includes(name));
  if (first < 0) return Math.max(top, labels.closest(last));
  let found = first;
  for (let at = first; at >= 0; at = sections[at]?.parent ?? -1) {
    const isOurs = owners.every(
      (of, index) => !isWithin(index, at, sections) || of.every((other) => other === name),
    );
    if (isOurs) found = at;
  }
  return found;
}
