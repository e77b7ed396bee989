import { describe, expect, it } from 'vitest';
import { encodePack } from '../../../indexer/pipeline/encode-pack.ts';
import * as module from '../../../indexer/pipeline/merge-source.ts';
import type { DocSetDraft, VersionDraft } from '../../../indexer/pipeline/version-draft.ts';
import { addTree, emptyDocSet } from '../../helpers/doc-sets.ts';
import { chunkOf, linksOf, topicOf } from '../../helpers/imports.ts';
import { bytesOf } from '../../helpers/memory-packs.ts';
import { fileOf, folderOf } from '../../helpers/source-trees.ts';

const OIL = { 'oil.md': '# Oil\n\nSlippery.\n' };
const GEARS = { 'gears.md': '# Gears\n\nSee [oil](oil.md#why) and [rust](rust.md).\n' };

function versionOf(draft: DocSetDraft, label = '1.0'): VersionDraft {
  const found = draft.versions.find((version) => version.label === label);
  if (!found) throw new Error(`no version ${label}`);
  return found;
}
const pathsOf = (draft: DocSetDraft) => versionOf(draft).topics.map(({ path }) => path);

describe('mergeSource', () => {
  it('offers these names', () => {
    expect(Object.keys(module).sort()).toEqual(['findSource', 'mergeSource']);
  });

  it('puts versions newest first, whatever came in first', () => {
    const labels = ['1.9', 'unversioned', '1.10', 'dev'];
    const draft = labels.reduce((all, label) => addTree(all, label, folderOf('a', OIL)), emptyDocSet());
    expect(draft.versions.map(({ label }) => label)).toEqual(['dev', '1.10', '1.9', 'unversioned']);
  });

  it('takes the same source again for an update of what it brought before', () => {
    const first = addTree(emptyDocSet(), '1.0', folderOf('a', { ...OIL, ...GEARS }));
    const again = addTree(first, '1.0', folderOf('a', { 'oil.md': '# Oil\n\nVery slippery.\n' }));
    expect(versionOf(again).sources).toHaveLength(1);
    expect(pathsOf(again)).toEqual(['oil']);
    expect(JSON.stringify(topicOf(versionOf(again).topics, 'oil'))).toContain('Very slippery.');
  });

  it('changes nothing when a source of several is added again as it was', () => {
    const a = folderOf('a', { ...GEARS, 'x.md': '# X\n\nOne [gone](gone.md#x), [no](gears.md#no).\n' });
    const both = addTree(addTree(emptyDocSet(), '1.0', a), '1.0', folderOf('b', OIL));
    const again = addTree(both, '1.0', a);
    expect(pathsOf(again)).toEqual(pathsOf(both));
    expect(bytesOf(encodePack(again))).toEqual(bytesOf(encodePack(both)));
  });

  it('merges another source topic by topic, and resolves links between them', () => {
    const first = addTree(emptyDocSet(), '1.0', folderOf('a', GEARS));
    const links = (draft: DocSetDraft) =>
      linksOf(topicOf(versionOf(draft).topics, 'gears')).map(({ how }) => how);
    expect(links(first)).toEqual(['absent', 'absent']);
    const both = addTree(first, '1.0', folderOf('b', { 'oil.md': '# Oil\n\n## Why\n\nText.\n' }));
    expect(pathsOf(both)).toEqual(['gears', 'oil']);
    expect(links(both)).toEqual(['anchor', 'absent']);
  });

  it('takes links back when an update no longer has what they led to', () => {
    const both = addTree(
      addTree(emptyDocSet(), '1.0', folderOf('b', OIL)),
      '1.0',
      folderOf('a', { 'gears.md': '# Gears\n\nSee [oil](oil.md).\n' }),
    );
    expect(linksOf(topicOf(versionOf(both).topics, 'gears')).map(({ how }) => how)).toEqual(['path']);
    const updated = addTree(both, '1.0', folderOf('b', { 'grease.md': '# Grease\n' }));
    expect(linksOf(topicOf(versionOf(updated).topics, 'gears')).map(({ how, to }) => `${how} ${to}`)).toEqual(
      ['absent oil'],
    );
  });

  it('leaves a topic as it is when another source says the same', () => {
    const first = addTree(emptyDocSet(), '1.0', folderOf('a', { ...OIL, ...GEARS }));
    const both = addTree(first, '1.0', folderOf('b', { ...OIL, ...GEARS, 'rust.md': '# Rust\n' }));
    expect(pathsOf(both)).toEqual(
      ['oil', 'gears', 'rust'].sort(
        (x, y) => Number(x === 'rust') - Number(y === 'rust') || (x < y ? -1 : 1),
      ),
    );
    expect(versionOf(both).diagnostics.filter(({ code }) => code === 'topic-conflict')).toEqual([]);
  });

  it('gives a topic that says something else a path of its own, and reports it', () => {
    const first = addTree(emptyDocSet(), '1.0', folderOf('a', OIL));
    const both = addTree(first, '1.0', folderOf('b', { 'oil.md': '# Oil\n\nNot slippery.\n' }));
    expect(pathsOf(both)).toEqual(['oil', 'oil-2']);
    expect(versionOf(both).diagnostics).toEqual([
      {
        severity: 'warning',
        code: 'topic-conflict',
        message: 'another source has a page "oil" that says something else; this one is now "oil-2"',
        file: 'oil.md',
        line: 0,
        hint: 'If this is a newer copy of that source, add it with --replace',
        source: 1,
      },
    ]);
  });

  it('leads the links of a source to its own page of a conflict', () => {
    const first = addTree(emptyDocSet(), '1.0', folderOf('a', OIL));
    const both = addTree(
      first,
      '1.0',
      folderOf('b', {
        'oil.md': '# Oil\n\nNot slippery, see [below](#why).\n\n## Why\n\n',
        'gears.md': '# Gears\n\n[Oil](oil.md)\n',
      }),
    );
    expect(linksOf(topicOf(versionOf(both).topics, 'oil-2')).map(({ to }) => to)).toEqual(['oil-2#why']);
    expect(linksOf(topicOf(versionOf(both).topics, 'gears')).map(({ to }) => to)).toEqual(['oil-2']);
  });

  it('lets a skill take the place of its index, with the topics that were missing', () => {
    const skill =
      '---\nname: gears\n---\n\n# Gears\n\n## Reference Files\n\n- **[Oil](references/oil-1.md)** (1 page)\n- **[Rust](references/rust-1.md)** (1 page)\n';
    const index = addTree(emptyDocSet(), '1.0', fileOf('index.txt', skill));
    expect(versionOf(index).missing.map(({ path }) => path)).toEqual(['oil-1', 'rust-1']);
    const whole = addTree(
      index,
      '1.0',
      folderOf('gears', { 'SKILL.md': skill, 'references/oil-1.md': '# Oil\n' }),
    );
    expect(versionOf(whole).sources.map(({ format }) => format)).toEqual(['skill']);
    expect(versionOf(whole).missing.map(({ path }) => path)).toEqual(['rust-1']);
  });

  it('gives a chunk the same hash in every version that says the same', () => {
    const draft = ['1.0', '2.0'].reduce(
      (all, label) =>
        addTree(all, label, folderOf('a', { 'oil.md': `# Oil\n\n${label}\n\n## Same\n\nText.\n` })),
      emptyDocSet(),
    );
    const [older, newer] = ['1.0', '2.0'].map((label) => topicOf(versionOf(draft, label).topics, 'oil'));
    const hash = (topic: typeof older, anchor: string) =>
      chunkOf(topic as NonNullable<typeof topic>, anchor).hash;
    expect(hash(older, 'same')).toBe(hash(newer, 'same'));
    expect(hash(older, 'oil')).not.toBe(hash(newer, 'oil'));
    expect(hash(older, 'same')).toMatch(/^[0-9a-f]{24}$/);
  });
});
