import type { Extension } from '@codemirror/state';
import type { SnippetKind } from '../../indexer/core/snippets.ts';

/** What the editor is to know of a snippet's language, fetched when it is first needed; nothing where it has no grammar. */
export async function editorLanguage(kind: SnippetKind): Promise<Extension> {
  switch (kind) {
    case 'module':
    case 'doctest':
      return (await import('@codemirror/lang-python')).python();
    case 'template':
    case 'markup':
      return (await import('@codemirror/lang-html')).html();
    case 'sql': {
      const { SQLite, sql } = await import('@codemirror/lang-sql');
      return sql({ dialect: SQLite });
    }
    default:
      return [];
  }
}
