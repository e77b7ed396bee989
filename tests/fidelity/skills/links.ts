import type { Bar, Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import { compareSequences } from '../sequence.ts';
import type { ChunkRecord, LinkRecord, TestData } from '../test-data.ts';
import { type HtmlPlace, type HtmlTruth, htmlTruths, pathInHtml } from './html-truth.ts';
import { SKILLS, type SkillCorpus, type SkillTopic, skillCorpus } from './skill-corpus.ts';
import { type SkillLink, squashed } from './skill-source.ts';

/**
 * Every link of a page is a link of its chunks, and leads where the site's own HTML says: to the right section of a page
 * of the skill, or is kept with path and anchor where the skill lacks the page. How a link came to its address in the
 * skill is not asked: of all pages of the HTML that the address can mean, when up to one of the folders of the page that
 * has the link was left out, those with the id count.
 */
export const skillLinks: Measure = {
  name: 'skills/links',
  async measure(data) {
    const corpora = SKILLS.map((name) => skillCorpus(data, name));
    return [...corpora.flatMap(ofSkill), ...ofDjango(data)];
  },
};

/** Where skills come from. */
const SITES: Readonly<Record<string, string>> = {
  django: 'https://docs.djangoproject.com/',
  flask: 'https://flask.palletsprojects.com/',
  fastapi: 'https://fastapi.tiangolo.com/',
};

interface Pair {
  readonly topic: SkillTopic;
  readonly link: SkillLink;
  readonly record: LinkRecord | undefined;
}

function ofSkill(corpus: SkillCorpus): Bar[] {
  const { name } = corpus;
  const pairs = pairsOf(corpus);
  const lost = pairs.filter(({ record }) => !record).map(offender);
  const site = SITES[name] as string;
  const isOwn = ({ link }: Pair) => link.href.startsWith('#') || `${link.href}/`.startsWith(site);
  const own = pairs.filter((pair) => pair.record && isOwn(pair));
  const unknown = own.filter(({ record }) => record?.how === 'unknown').map(offender);
  const other = pairs.filter((pair) => pair.record && !isOwn(pair));
  const strayed = other.filter(({ record }) => record?.how !== 'outside').map(offender);
  const bar = (what: string, of: number, offenders: Offender[], least: number): Bar => ({
    name: `${what}, ${name} skill`,
    found: of - offenders.length,
    of,
    least,
    offenders,
  });
  const counts = new Map<string, number>();
  for (const { record } of own) counts.set(record?.how ?? '', (counts.get(record?.how ?? '') ?? 0) + 1);
  const shown = [...counts].sort((a, b) => b[1] - a[1]).map(([how, count]) => `${count} ${how}`);
  return [
    bar('links of pages that are in their chunks', pairs.length, lost, 0.999),
    bar(`links of the site that are not unknown (${shown.join(', ')})`, own.length, unknown, 0.99),
    bar('links to elsewhere that stay so', other.length, strayed, 1),
  ];
}

/** Links of a page with those of its chunks, matched by their texts in order; links to code go by themselves. */
function pairsOf({ topics }: SkillCorpus): Pair[] {
  return topics.flatMap((topic) => {
    const isCode = (text: string) => text === '[source]';
    const links = topic.page.links.filter(({ href }) => !href.startsWith('#__tabbed_'));
    const found = topic.records.flatMap((record) => record.links);
    return [true, false].flatMap((code) => {
      const own = links.filter(({ text }) => isCode(text) === code);
      const theirs = found.filter(({ text }) => isCode(text) === code);
      const { lost, added } = compareSequences(own.map(keyOf), theirs.map(keyOf), 6000);
      const [isLost, kept] = [new Set(lost), theirs.filter((_, i) => !added.includes(i))];
      let next = 0;
      return own.map((link, i) => ({ topic, link, record: isLost.has(i) ? undefined : kept[next++] }));
    });
  });
}

function keyOf({ text }: { readonly text: string }): string {
  return squashed(text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')) || text;
}

function offender({ topic, link, record }: Pair): Offender {
  const to = record
    ? `${record.how} ${record.target?.path}#${record.target?.anchor} ${record.fragment}`
    : 'no link';
  return { file: topic.page.file, line: link.line, what: `[${link.text.slice(0, 40)}](${link.href}): ${to}` };
}

/** Where a link should lead by the HTML of one release: a page, and the place of its id there. */
interface Target {
  readonly path: string;
  readonly place: HtmlPlace | undefined;
}

function ofDjango(data: TestData): Bar[] {
  const corpus = skillCorpus(data, 'django');
  const truths = htmlTruths(data);
  const pathOf = new Map(
    corpus.topics.flatMap(({ page }) => {
      const path = pathInHtml(page, truths);
      return path === undefined ? [] : [[page, path] as const];
    }),
  );
  const inside: (Pair & { readonly targets: Target[] })[] = [];
  const outside: (Pair & { readonly targets: Target[] })[] = [];
  for (const pair of pairsOf(corpus)) {
    const targets = truths.flatMap((truth) => targetsOf(pair, truth, pathOf));
    if (targets.length === 0) continue;
    if (COUNTED.test(pair.link.href)) continue;
    const isHere = targets.some(({ path }) => [...pathOf.values()].includes(path));
    (isHere ? inside : outside).push({ ...pair, targets });
  }
  const wrongPage = inside.filter(({ record, targets }) => !isPage(record, targets, corpus, pathOf));
  const wrong = inside.filter(({ record, targets }) => !isSection(record, targets, corpus));
  const dropped = outside.filter(({ link, record, targets }) => !isKept(link, record, targets));
  const sample = seededSample(inside, 200, 2024);
  const missed = sample.filter((pair) => wrong.includes(pair));
  const bar = (name: string, of: number, pairs: readonly Pair[], least: number): Bar => ({
    name,
    found: of - pairs.length,
    of,
    least,
    offenders: pairs.map(offender),
  });
  return [
    bar(
      'links to pages of the skill that lead to the page, by the HTML, django skill',
      inside.length,
      wrongPage,
      0.98,
    ),
    bar(
      'links to pages of the skill that lead to the section, by the HTML, django skill',
      inside.length,
      wrong,
      0.98,
    ),
    {
      ...bar('the same of a sample of 200 links (seed 2024)', sample.length, missed, 0.98),
      sample: sample.map(offender),
    },
    bar(
      'links to pages the skill lacks, kept with path and anchor, django skill',
      outside.length,
      dropped,
      0.98,
    ),
  ];
}

function targetsOf(
  { topic, link }: Pair,
  { pages }: HtmlTruth,
  pathOf: ReadonlyMap<SkillTopic['page'], string>,
): Target[] {
  const [address = '', fragment = ''] = link.href.split('#').map(decodeURIComponent);
  const own = pathOf.get(topic.page);
  const paths = address === '' ? (own ? [own] : []) : meanings(address, own);
  const found = [...new Set(paths)].flatMap((path) => {
    const known = [path, path ? `${path}/index` : 'index'].find((one) => pages.has(one));
    const place = known === undefined ? undefined : pages.get(known)?.ids.get(fragment);
    return known === undefined || (fragment && !place) ? [] : [{ path: known, place }];
  });
  return found;
}

/** What an address may have been: as it is, or with one of the folders put back that its page stands in. */
function meanings(address: string, own: string | undefined): string[] {
  const site = SITES.django as string;
  if (!`${address}/`.startsWith(site)) return [];
  const base = ['en', '5.0'];
  const page = [...base, ...(own ?? 'genindex').replace(/(^|\/)index$/, '').split('/')].filter(Boolean);
  const link = address.slice(site.length).split('/').filter(Boolean);
  const whole = [link];
  for (let at = 0; at < page.length; at++) {
    if (page.slice(0, at).every((part, i) => part === link[i])) {
      whole.push([...page.slice(0, at + 1), ...link.slice(at)]);
    }
  }
  return whole
    .filter(([language, version]) => language === 'en' && version === '5.0')
    .map((parts) => parts.slice(2).join('/'));
}

function isPage(
  record: LinkRecord | undefined,
  targets: readonly Target[],
  { topics }: SkillCorpus,
  pathOf: ReadonlyMap<SkillTopic['page'], string>,
): boolean {
  const topic = topics.find(({ records }) => records[0]?.path === record?.target?.path);
  const path = topic && pathOf.get(topic.page);
  return path !== undefined && targets.some((target) => target.path === path);
}

/** Ids that docutils and Sphinx count up differ between releases. */
const COUNTED = /#(?:id|index-)\d+$/;

function isSection(
  record: LinkRecord | undefined,
  targets: readonly Target[],
  { byPath }: SkillCorpus,
): boolean {
  const records = byPath.get(record?.target?.path ?? '');
  if (!record || !records || record.how === 'unknown') return false;
  const anchor = record.target?.anchor;
  const holder = anchor ? records.find((one) => one.anchor === anchor) : records[0];
  return holder !== undefined && targets.some(({ place }) => place === undefined || isPlace(holder, place));
}

function isPlace({ anchor, aliases, title }: ChunkRecord, { kind, id, title: shown }: HtmlPlace): boolean {
  if (anchor === id || aliases.includes(id)) return true;
  return kind === 'section' && squashed(shown) === squashed(title);
}

function isKept(link: SkillLink, record: LinkRecord | undefined, targets: readonly Target[]): boolean {
  const bare = (path: string) => path.replace(/(?:^|\/)(?:index)?$/, '');
  const url = record?.url.split('#')[0] ?? '';
  const fragment = link.href.split('#')[1] ?? '';
  const isPath = targets.some(
    ({ path }) => url.startsWith(SITES.django as string) && bare(url).endsWith(`/en/5.0/${bare(path)}`),
  );
  return record?.how === 'absent' && isPath && record.fragment === decodeURIComponent(fragment);
}

/** As many members as wanted, the same every time (mulberry32, a public-domain generator by Tommy Ettinger). */
function seededSample<T>(all: readonly T[], count: number, seed: number): T[] {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const left = [...all];
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(Math.floor(random() * left.length), 1)[0] as T,
  );
}
