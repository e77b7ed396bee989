import type { TopicKind } from '../core/types.ts';

/** Folder and file names that documentation projects use for each kind of page, tried in this order. */
const BY_NAME: readonly (readonly [RegExp, TopicKind])[] = [
  [/^(releases?|release[-_]?notes|changelog|changes|history|news|what-?s-?new)([-_.]|$)/, 'release-notes'],
  [/^(internals?|contributing|contribute|development|dev|governance)$/, 'internals'],
  [/^(tutorials?(\d*)|intro|introduction|getting-?started|quick-?start|first-steps)$/, 'tutorial'],
  [/^(how-?tos?|recipes?|cookbook|patterns)$/, 'howto'],
  [/^(faqs?|troubleshooting)$/, 'faq'],
  [/^(ref|reference|api|apidocs|card)$/, 'reference'],
];

/** What a page is for, from where it stands; a guide when nothing says otherwise. */
export function topicKindOf(path: string, title: string): TopicKind {
  const parts = path.toLowerCase().split('/');
  if (/^(index|contents|genindex|glossary|toc)$/.test(path)) return 'index';
  for (const part of parts) {
    for (const [pattern, kind] of BY_NAME) if (pattern.test(part)) return kind;
  }
  return /\b(release notes|changelog)\b/i.test(title) ? 'release-notes' : 'guide';
}
