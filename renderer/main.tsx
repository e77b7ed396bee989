import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { LibraryProvider, startLibrary } from './app/library-context.ts';
import { showTheme, storedTheme } from './app/theme.ts';
import './styles/index.css';

showTheme(storedTheme());

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no element with the id "app"');
const library = startLibrary();
createRoot(place).render(
  <StrictMode>
    <LibraryProvider value={library}>
      <App library={library} />
    </LibraryProvider>
  </StrictMode>,
);
