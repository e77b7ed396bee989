/** The texts of the widget. `{name}` stands for a value. */
const EN = {
  label: 'Search the documentation',
  placeholder: 'Search',
  close: 'Close search',
  results: 'Results',
  filter: 'Search in',
  all: 'All documentation',
  hint: 'Type to search',
  searching: 'Searching …',
  one: '1 result',
  many: '{count} results',
  first: 'First {count} results',
  none: 'Nothing was found for “{query}”',
  repaired: 'Nothing has “{from}”. Results for “{to}”:',
  more: 'More results',
  recent: 'Recent searches',
  forget: 'Forget recent searches',
  unreachable: 'Search cannot be reached. Check the connection and type again.',
  offline: 'You are offline, and this search is not kept on this device yet.',
  damaged: 'A part of the search index is missing or damaged.',
  format: 'The search index does not fit this version of the search.',
  usage: 'This cannot be searched for.',
  failed: 'Search has failed. Type again to try once more.',
};

export type WidgetStrings = Readonly<Record<keyof typeof EN, string>>;

const DE: WidgetStrings = {
  label: 'Dokumentation durchsuchen',
  placeholder: 'Suchen',
  close: 'Suche schließen',
  results: 'Treffer',
  filter: 'Suchen in',
  all: 'Alle Dokumentationen',
  hint: 'Zum Suchen tippen',
  searching: 'Suche läuft …',
  one: '1 Treffer',
  many: '{count} Treffer',
  first: 'Die ersten {count} Treffer',
  none: 'Nichts gefunden für „{query}“',
  repaired: 'Nichts enthält „{from}“. Treffer für „{to}“:',
  more: 'Weitere Treffer',
  recent: 'Letzte Suchen',
  forget: 'Letzte Suchen vergessen',
  unreachable: 'Die Suche ist nicht erreichbar. Verbindung prüfen und noch einmal tippen.',
  offline: 'Keine Verbindung, und diese Suche ist noch nicht auf diesem Gerät gespeichert.',
  damaged: 'Ein Teil des Suchindex fehlt oder ist beschädigt.',
  format: 'Der Suchindex passt nicht zu dieser Version der Suche.',
  usage: 'Danach kann nicht gesucht werden.',
  failed: 'Die Suche ist fehlgeschlagen. Zum Wiederholen noch einmal tippen.',
};

const LANGUAGES: Readonly<Record<string, WidgetStrings>> = { en: EN, de: DE };

/** The texts in a language (`de`, `de-AT`), English where there are none, with those that a page brings instead. */
export function stringsFor(language: string, own: Readonly<Record<string, unknown>> = {}): WidgetStrings {
  const tag = language.toLowerCase().split('-')[0] ?? '';
  const strings: Record<string, string> = { ...(Object.hasOwn(LANGUAGES, tag) ? LANGUAGES[tag] : EN) };
  for (const name of Object.keys(EN)) {
    const text = own[name];
    if (typeof text === 'string') strings[name] = text;
  }
  return strings as WidgetStrings;
}

/** A text with its values. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
