import { describe, expect, it } from 'vitest';
import { mapLinks } from '../../../indexer/core/map-links.ts';
import type { LinkNode } from '../../../indexer/core/tree.ts';
import {
  draftTopic,
  mapTopicLinks,
  packLinks,
  readLinks,
  readText,
  wholeTopic,
} from '../../../indexer/pipeline/draft-topic.ts';
import { chunk, code, heading, li, p, strong, topic, ul } from '../core/build-topic.ts';

const oil: LinkNode = { k: 'link', how: 'anchor', to: 'oil#why', path: 'oils', c: ['Oil ', strong('now')] };
const away: LinkNode = { k: 'link', how: 'outside', href: 'https://x.example/', c: ['away'] };
const page = topic(
  chunk({ anchor: 'top', parent: -1, content: [heading('Top'), ul(li(p('See ', oil))), code('oil()')] }),
  chunk({
    anchor: 'more',
    content: [p(strong(away)), p({ k: 'img', alt: 'a', asset: 'abc', type: 'image/png' }), code('ls', 'sh')],
  }),
);

describe('a topic that is taken apart', () => {
  const draft = draftTopic(page);

  it('is whole again with the links and hashes it had', () => {
    const again = wholeTopic(draft);
    expect(again.chunks.map(({ content }) => content)).toEqual(page.chunks.map(({ content }) => content));
    expect(JSON.stringify(again.chunks[0]?.content)).toBe(JSON.stringify(page.chunks[0]?.content));
    expect(wholeTopic(draftTopic(again))).toEqual(again);
    expect(again.chunks[0]?.hash).toMatch(/^[0-9a-f]{24}$/);
  });

  it('has notes of its links, pictures and snippets', () => {
    expect(readLinks(draft)).toEqual([
      { how: 'anchor', to: 'oil#why', path: 'oils', text: 'Oil now', chunk: 0 },
      { how: 'outside', href: 'https://x.example/', text: 'away', chunk: 1 },
    ]);
    expect(draft.facts).toMatchObject({ pictures: ['abc'], snippets: 2, runnable: 1 });
    expect(draft.links.hows).toEqual({ anchor: 1, outside: 1 });
    expect(draft.chunks[0]).not.toHaveProperty('content');
  });

  it("keeps the link to a definition's code, which is no part of what it says", () => {
    const codeLink: LinkNode = { k: 'link', how: 'outside', href: 'https://x.example/a.py', c: ['[source]'] };
    const defined = chunk({ anchor: 'oil', content: [{ k: 'sig', c: ['oil(', oil, ')'] }, p(away)] });
    const [plain, linked] = [topic(defined), topic({ ...defined, codeLink })];
    const taken = draftTopic(linked);
    expect(readLinks(taken).map(({ text }) => text)).toEqual(['Oil now', 'away', '[source]']);
    expect(wholeTopic(taken).chunks[0]).toEqual({ ...wholeTopic(draftTopic(plain)).chunks[0], codeLink });
    expect(taken.facts.says).toBe(draftTopic(plain).facts.says);
  });

  it('says the same wherever its links lead, and something else when a word or an anchor differs', () => {
    const saying = (text: string, to: string, anchor = 'top') =>
      draftTopic(topic(chunk({ anchor, content: [p({ ...oil, to, c: [text] })] }))).facts.says;
    expect(saying('Oil', 'oil')).toBe(saying('Oil', 'rust'));
    expect(saying('Oil', 'oil')).not.toBe(saying('Rust', 'oil'));
    expect(saying('Oil', 'oil')).not.toBe(saying('Oil', 'oil', 'tip'));
  });

  it('leads where its links are sent', () => {
    const sent = mapTopicLinks(draft, (link) => ({ ...link, how: 'path', to: 'rust' }));
    expect(JSON.stringify(wholeTopic(sent))).toContain('"to":"rust"');
    const fewer = packLinks(readLinks(sent).slice(1));
    expect(() => wholeTopic({ ...sent, links: fewer })).toThrow('lacks a link');
    expect(JSON.stringify(readText(draft))).not.toContain('oil#why');
  });
});

describe('mapLinks', () => {
  it('leaves blocks without links the objects they were', () => {
    const plain = p('plain');
    expect(mapLinks([plain, p(oil)], () => 'x')[0]).toBe(plain);
  });
});
