/**
 * How names are looked up: everything is folded to one form that both the table's writer and a query go through, so
 * that `{% url %}`, `QuerySet.annotate()`, `settings.DEBUG`, `null=True`, `__icontains` and `--fake-initial` find what they name.
 */

/** The parts of a name as typed, folded; `QuerySet.annotate()` → ['queryset', 'annotate']. Empty when it is no name. */
export function foldName(text: string): string[] {
  const bare = text
    .trim()
    .replace(/^`+|`+$/g, '')
    .replace(/^\{[%{]-?\s*(\S*).*$/s, '$1')
    .replace(/^[@:|.\s]+/, '')
    .replace(/\(.*\)?$/s, '')
    .replace(/(?<=[\p{L}\p{N}_])=.*$/su, '')
    .replace(/^(class|def|exception|async def)\s+/, '')
    .replace(/^-+/, '')
    .trim();
  if (!bare || /\s/.test(bare) || bare.length > 200) return [];
  return bare
    .toLowerCase()
    .replace(/-/g, '_')
    .split(/\.|::|(?<=[^_])__(?=[^_])/)
    .map((part) => part.replace(/[^\p{L}\p{N}_]/gu, '').replace(/^_+|_+$/g, ''))
    .filter(Boolean);
}

/** What a name that is still being typed begins with: its last part, folded; `select_` → `select_`. */
export function namePrefix(text: string): string {
  return `${foldName(text).at(-1) ?? ''}${/_*$/.exec(text.trim())?.[0] ?? ''}`;
}

/** The key a name is filed under: its last part, folded. Undefined when the text is not a name. */
export function symbolKey(name: string): string | undefined {
  return foldName(name).at(-1);
}

/** How many parts from the end `query` and `name` have in common; 0 unless all of the query's parts match. */
export function matchedSuffix(query: readonly string[], name: readonly string[]): number {
  if (query.length > name.length) return 0;
  for (let i = 1; i <= query.length; i++) {
    if (query[query.length - i] !== name[name.length - i]) return 0;
  }
  return query.length;
}
