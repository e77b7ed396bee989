import { describe, expect, it } from 'vitest';
import * as module from '../../../indexer/import/recognise.ts';
import { fileOf, folderOf } from '../../helpers/source-trees.ts';
import { sphinxFiles } from '../../helpers/sphinx-folder.ts';

const { recognise } = module;
const INDEX = '---\nname: pots\n---\n\n## Reference Files\n\n- **[Clay](references/clay-1.md)** (3 pages)\n';
const CARD = '---\nname: potlib\necosystem: python\n---\n\n## Imports\n\nText.\n\n## Pitfalls\n\nText.\n';

describe('recognise', () => {
  it('offers these names', () => {
    expect(Object.keys(module).sort()).toEqual(['recognise', 'splitSource']);
  });

  const cases = [
    [
      'a folder with objects.inv',
      folderOf('site', sphinxFiles({ pages: { index: '<p>Hi</p>' } })),
      'sphinx-html',
      'it holds objects.inv, the inventory of a Sphinx build',
    ],
    [
      'a folder with SKILL.md and references',
      folderOf('pots', { 'SKILL.md': INDEX, 'references/clay-1.md': '# Clay' }),
      'skill',
      'it holds SKILL.md and 1 reference files',
    ],
    [
      'the index of a skill alone',
      fileOf('SKILL.txt', INDEX),
      'skill-index',
      'it lists 1 reference files under "Reference Files", none of which is here',
    ],
    [
      'crawled pages in one file',
      fileOf('dump.txt', '# Pots\n\n## Source: en_2.0.md\n\nText\n\n## Source: en_2.0_clay.md\n'),
      'knowledge-dump',
      'it has 2 sections "## Source: …"',
    ],
    [
      'a card of a library',
      fileOf('potlib.txt', CARD),
      'library-card',
      'its front matter names a library, and it has "## Imports", "## Pitfalls"',
    ],
    [
      'a folder with mkdocs.yml',
      folderOf('site', { 'mkdocs.yml': 'site_name: Pots', 'docs/a.md': '# A' }),
      'mkdocs',
      'it holds mkdocs.yml',
    ],
    [
      'Markdown with indented admonitions',
      folderOf('notes', { 'a.md': '# A\n\n!!! note\n    Dry it.\n' }),
      'mkdocs',
      'a.md has "!!! note", as MkDocs writes it',
    ],
    [
      'Markdown with a mark for the contents',
      fileOf('sheet.md', '# A\n\n[TOC]\n'),
      'mkdocs',
      'sheet.md has "[TOC]", as MkDocs writes it',
    ],
    [
      'a folder of Markdown',
      folderOf('notes', { 'a.md': '# A', 'b.md': '# B' }),
      'markdown',
      'it holds 2 Markdown files',
    ],
    ['a file of Markdown', fileOf('a.md', 'Only text.'), 'markdown', 'it is a Markdown file'],
    [
      'a text file with headings',
      fileOf('a.txt', '# A\n\nText\n\n## B\n\nText\n'),
      'markdown',
      'it has 2 Markdown headings',
    ],
    [
      'a text file without markup',
      fileOf('a.txt', 'pots\nWhat they are\nPots are round.\n'),
      'plain-text',
      'it is a text file',
    ],
  ] as const;
  it.each(cases)('takes %s for its format and says why', (_, tree, format, reason) => {
    const recognised = recognise(tree);
    expect(recognised.importer.format).toBe(format);
    expect(recognised.reason).toBe(reason);
  });

  it('does not take comments in the code of a text file for headings', () => {
    const text = 'pots\nBuild one\nx = 1\n# first\n# second\n## third\ny = 2\n';
    expect(recognise(fileOf('a.txt', text)).importer.format).toBe('plain-text');
  });

  it('takes the format that a person names without a look', () => {
    const recognised = recognise(fileOf('SKILL.txt', INDEX), 'plain-text');
    expect(recognised.importer.format).toBe('plain-text');
    expect(recognised.reason).toBe('as was asked');
  });

  it('refuses a format there is none of, and lists those there are', () => {
    expect(() => recognise(fileOf('a.md', 'x'), 'docx')).toThrow(
      expect.objectContaining({
        code: 'usage',
        message: 'There is no format "docx"',
        hint: expect.stringContaining('sphinx-html, html-site, skill'),
      }),
    );
  });

  it('refuses a source that no importer wants, and says what is read', () => {
    expect(() => recognise(folderOf('photos', { 'a.jpg': 'x', 'b.csv': 'y' }))).toThrow(
      expect.objectContaining({
        code: 'source-unsupported',
        message: 'photos is in none of the formats that djdocs reads',
        hint: expect.stringContaining('It reads Sphinx and other HTML, '),
      }),
    );
  });
});
