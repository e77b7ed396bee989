import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { LibraryProvider, startLibrary } from './app/library-context.ts';
import { showTheme } from './app/theme.ts';
import { type Language, pickLanguage } from './i18n/languages.ts';
import { speak } from './i18n/strings.ts';
import { showTextSize } from './settings/text-size.ts';
import { settingsStore } from './settings/use-settings.ts';
import { startHere } from './tabs/start-here.ts';
import './styles/index.css';

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no element with the id "app"');
const root = createRoot(place);
const library = startLibrary();
const started = startHere();
let drawn: Language | undefined;

/** Shows the app as the settings say. Another language draws it anew, because any text may be in it. */
async function draw(): Promise<void> {
  const { theme, textSize, language: chosen } = settingsStore.current;
  showTheme(theme);
  showTextSize(textSize);
  const language = pickLanguage(chosen, navigator.languages);
  if (language === drawn) return;
  drawn = language;
  await Promise.all([speak(language), started]);
  root.render(
    <StrictMode>
      <LibraryProvider value={library}>
        <App key={language} library={library} />
      </LibraryProvider>
    </StrictMode>,
  );
}

settingsStore.subscribe(() => void draw());
addEventListener('storage', () => settingsStore.refresh());
void draw();
