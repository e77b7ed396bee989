import { changeNotes } from '../core/change-notes.ts';
import { chunkLinks } from '../core/chunk-links.ts';
import type { Pack } from '../core/pack.ts';
import { formatRef, splitTarget } from '../core/ref.ts';
import { snippetsOf } from '../core/snippets.ts';
import { sourceText } from '../core/source-text.ts';
import { joinBlocks } from '../core/text-lines.ts';
import { chunkMarkdown } from '../core/to-markdown.ts';
import { type ContentNode, inlineText, type LinkNode } from '../core/tree.ts';
import type { Topic } from '../core/types.ts';

/** The anchor of the chunk that holds an id of a topic; undefined when the version does not have it. */
export type FindAnchor = (path: string, fragment: string) => string | undefined;

/** One chunk as `export --jsonl` writes it: everything djdocs knows of it, in names that other tools can read. */
export function chunkRecord(
  pack: Pack,
  version: string,
  topic: Topic,
  index: number,
  findAnchor: FindAnchor,
): object {
  const chunk = topic.chunks[index];
  if (!chunk) throw new Error(`topic ${topic.path} has no chunk ${index}`);
  const { path } = topic;
  const source = pack.version(version).sources[topic.source];
  const { anchor, aliases, title, trail, kind } = chunk;
  const codeLink = chunk.codeLink ? [chunk.codeLink] : [];
  return {
    ref: formatRef({ docSet: pack.id, version, path, anchor }),
    docSet: pack.id,
    version,
    path,
    anchor,
    aliases,
    title,
    trail,
    kind,
    text: joinBlocks([inlineText(codeLink), sourceText(withoutTitle(chunk.content))]),
    markdown: chunkMarkdown(topic, index, { deep: false }),
    code: snippetsOf(chunk).map(({ lang, kind: codeKind, text, runnable, why, advice: label }) => ({
      lang,
      kind: codeKind,
      text,
      runnable,
      why,
      ...(label ? { label } : {}),
    })),
    changes: changeNotes(chunk.content),
    links: chunkLinks(chunk).map((link) => linkRecord(link, findAnchor)),
    symbols: chunk.symbols,
    ...(topic.url ? { url: index === 0 ? topic.url : `${topic.url}#${anchor}` } : {}),
    source: {
      file: topic.file,
      line: chunk.line,
      format: source?.format ?? '',
      license: source?.license ?? '',
    },
    hash: chunk.hash,
  };
}

/** A chunk's content without the heading or signature that is its title. */
function withoutTitle(content: readonly ContentNode[]): readonly ContentNode[] {
  const first = content[0];
  return first?.k === 'heading' || first?.k === 'sig' ? content.slice(1) : content;
}

function linkRecord(link: LinkNode, findAnchor: FindAnchor): object {
  const { path, fragment } = splitTarget(link.to ?? '');
  const isInside = link.to !== undefined && ['path', 'anchor', 'symbol', 'title'].includes(link.how);
  const anchor = findAnchor(path, fragment) ?? fragment;
  return {
    text: inlineText(link.c),
    url: link.href ?? link.to ?? '',
    target: isInside ? { path, anchor: anchor || null } : null,
    fragment: link.fragment ?? fragment,
    how: link.how,
    ...(link.ref ? { ref: formatRef(link.ref) } : {}),
  };
}
