import type { SiteDocSet } from './list-pages.ts';
import { encodePath } from './site-paths.ts';
import type { SiteVersion } from './site-version.ts';

/** What a page says of itself, by topic path. */
export type Summaries = ReadonlyMap<string, string>;

/**
 * The site for programs that read: `llms.txt` (llmstxt.org) with the Markdown of every page. Lists the pages of the versions that
 * answer where none is asked for; the others have a list of their own.
 * @param base the site's address, with its closing slash
 */
export function llmsText(
  title: string,
  about: string,
  base: string,
  docSets: readonly SiteDocSet[],
  summaries: (version: SiteVersion) => Summaries,
): string {
  const lists = docSets.flatMap(({ title: name, versions, preferred, description }) => {
    const others = versions.filter((one) => one !== preferred);
    return [
      `## ${oneLine(preferred.name)}`,
      ...(description ? [oneLine(description)] : []),
      pageList(base, preferred, summaries(preferred)),
      ...(others.length > 0
        ? [
            `## Other versions of ${oneLine(name)}`,
            others.map((one) => `- [${label(one.name)}](${address(base, llmsFile(one))})`).join('\n'),
          ]
        : []),
    ];
  });
  return `${[`# ${oneLine(title)}`, `> ${oneLine(about)}`, ...lists].join('\n\n')}\n`;
}

/** The list of one version. */
export function versionLlmsText(base: string, version: SiteVersion, summaries: Summaries): string {
  return `# ${oneLine(version.name)}\n\n${pageList(base, version, summaries)}\n`;
}

/** Where the list of a version stands. */
export function llmsFile({ paths }: SiteVersion): string {
  return `${paths.folder}/llms.txt`;
}

function pageList(base: string, version: SiteVersion, summaries: Summaries): string {
  return version.topics
    .map(({ path, title }) => {
      const about = summaries.get(path);
      return `- [${label(title)}](${address(base, `${version.fileOf(path)}.md`)})${about ? `: ${oneLine(about)}` : ''}`;
    })
    .join('\n');
}

function address(base: string, file: string): string {
  // Parentheses would end the link.
  return (base + encodePath(file)).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
}

function label(text: string): string {
  return oneLine(text).replace(/[[\]\\]/g, '\\$&');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
