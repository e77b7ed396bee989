import type { Theme } from '../settings/settings.ts';

/** Shows a theme: styles read the attribute, which only says what differs from the system. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
