/** The languages that the app speaks, by their BCP 47 tags, each with its own name for itself. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

/**
 * The language to speak: the chosen one, else the first that somebody reads and the app speaks, else English.
 * @param wanted tags as `navigator.languages` has them, the liked best first; `de-AT` is read as `de`
 */
export function pickLanguage(chosen: 'system' | Language, wanted: readonly string[]): Language {
  if (chosen !== 'system') return chosen;
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    const spoken = (Object.keys(LANGUAGES) as Language[]).find((language) => language === primary);
    if (spoken) return spoken;
  }
  return 'en';
}
