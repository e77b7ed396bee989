import type { Element } from 'hast';
import { ownValue } from '../core/own-value.ts';
import type { ChunkKind } from '../core/types.ts';
import { attribute, classesOf } from '../import/hast.ts';

/** What docutils and Sphinx call the lists that define names, by class. */
const KIND_BY_CLASS: Readonly<Record<string, ChunkKind>> = {
  class: 'class',
  exception: 'exception',
  function: 'function',
  method: 'method',
  classmethod: 'method',
  staticmethod: 'method',
  attribute: 'attribute',
  property: 'attribute',
  data: 'data',
  envvar: 'data',
  module: 'module',
  setting: 'setting',
  confval: 'setting',
  templatetag: 'tag',
  templatefilter: 'filter',
  fieldlookup: 'lookup',
  'django-admin': 'command',
  command: 'command',
  'django-admin-option': 'option',
  option: 'option',
};
/** Lists that docutils and Sphinx write for other things than definitions of names. */
const PLAIN_LISTS = ['simple', 'glossary', 'field-list', 'footnote', 'citation', 'option-list', 'docutils'];

/** What a definition list defines; undefined for a plain list of terms. */
export function definitionKind(list: Element): ChunkKind | undefined {
  const classes = classesOf(list);
  if (classes.length === 0 || classes.some((name) => PLAIN_LISTS.includes(name))) return undefined;
  const hasIds = list.children.some(
    (child) => child.type === 'element' && child.tagName === 'dt' && attribute(child, 'id') !== '',
  );
  if (!hasIds) return undefined;
  return (
    classes.map((name) => ownValue(KIND_BY_CLASS, name)).find((kind) => kind !== undefined) ?? 'definition'
  );
}
