import { splitTarget } from '../../indexer/core/ref.ts';
import { eachBlock, eachLink, inlineOf, inlineText, type LinkNode } from '../../indexer/core/tree.ts';
import { mapTopicLinks } from '../../indexer/pipeline/draft-topic.ts';
import type { DocSetDraft, VersionDraft } from '../../indexer/pipeline/version-draft.ts';
import { newest } from './corpus.ts';
import type { SectionTree } from './section-tree.ts';
import type { EvalRow, QuerySet, Target } from './types.ts';

/** As many links at most, spread evenly over the alphabet of their texts. */
const MOST_ROWS = 400;
/** A text that leads to more places says little about any of them. */
const MOST_TARGETS = 3;
/** Texts that show code, or stand for a place in a sequence, are not what anybody would ask for. */
const NOT_ASKED = /[_()]|[a-z][A-Z]|\w\.\w|^\d/;
const IN_SEQUENCE = /tutorial|\bpart \d|release notes/i;

/** A set of queries out of documentation's own links, with the documentation as it is without them. */
export interface LinkSet {
  readonly set: QuerySet;
  readonly draft: DocSetDraft;
}

/**
 * Takes links out of a doc set and asks for what they say: the words that lead to a section, where they are not its
 * title, are a query that somebody knew the answer to. The sections where the links stood do not count as hits.
 * The numbers of the ranking were set with this, because it needs no judgement and works on any documentation.
 */
export function linkSet(draft: DocSetDraft, tree: SectionTree): LinkSet {
  const { topics } = newest(draft);
  const titles = new Map(
    topics.flatMap(({ path, chunks }) =>
      chunks.map(({ anchor, title }) => [`${path}#${anchor}`, fold(title)] as const),
    ),
  );
  const asked = new Map<string, { query: string; targets: Map<string, Target>; skip: Map<string, Target> }>();
  for (const { path, chunks } of topics) {
    for (const { anchor, content } of chunks) {
      const links: LinkNode[] = [];
      eachBlock(content, (block) => eachLink(inlineOf(block), (link) => links.push(link)));
      for (const link of links) {
        const target = targetOf(link);
        const text = inlineText(link.c).trim();
        const folded = fold(text);
        if (!target || target.page === path || !folded.includes(' ')) continue;
        if (NOT_ASKED.test(text) || IN_SEQUENCE.test(text)) continue;
        const canonical = tree.canonical(target.page, target.anchor);
        if (canonical === undefined || titles.get(`${target.page}#${canonical}`) === folded) continue;
        const row = asked.get(folded) ?? { query: text, targets: new Map(), skip: new Map() };
        asked.set(folded, row);
        row.targets.set(`${target.page}#${canonical}`, { page: target.page, anchor: canonical });
        row.skip.set(`${path}#${anchor}`, { page: path, anchor });
      }
    }
  }
  const all = [...asked].filter(([, { targets }]) => targets.size <= MOST_TARGETS).sort(byText);
  const step = Math.max(1, all.length / MOST_ROWS);
  const chosen = new Map(
    Array.from({ length: Math.min(all.length, MOST_ROWS) }, (_, i) => all[Math.floor(i * step)]).flatMap(
      (entry) => (entry ? [entry] : []),
    ),
  );
  const rows = [...chosen].map(
    ([folded, { query, targets, skip }]): EvalRow => ({
      id: `link-${folded}`,
      query,
      kind: 'link',
      targets: [...targets.values()],
      skip: [...skip.values()],
    }),
  );
  const without = { ...draft, versions: draft.versions.map((version) => withoutLinks(version, chosen)) };
  return { set: { name: 'links', rows }, draft: without };
}

function targetOf({ how, to }: LinkNode): Target | undefined {
  if (!to || how === 'outside' || how === 'absent' || how === 'generated' || how === 'unknown')
    return undefined;
  const { path, fragment } = splitTarget(to);
  return { page: path, anchor: fragment ?? null };
}

/** The same version with links of these texts leading out of the documentation, where nothing indexes them. */
function withoutLinks(version: VersionDraft, texts: ReadonlyMap<string, unknown>): VersionDraft {
  const topics = version.topics.map((topic) =>
    mapTopicLinks(topic, (link) => (texts.has(fold(link.text)) ? { ...link, how: 'outside' } : link)),
  );
  return { ...version, topics };
}

function byText([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
