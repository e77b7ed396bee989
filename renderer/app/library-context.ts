import { createContext, use } from 'react';
import { LibraryClient, type WorkerPort } from '../workers/library-client.ts';

const LibraryContext = createContext<LibraryClient | undefined>(undefined);

/** Hands the one client of the library worker to everything below it. */
export const LibraryProvider = LibraryContext.Provider;

/** The client of the library worker. @throws Error outside of LibraryProvider. */
export function useLibrary(): LibraryClient {
  const client = use(LibraryContext);
  if (!client) throw new Error('useLibrary needs a LibraryProvider above it');
  return client;
}

/** Starts the worker that reads packs from `packs/` beside the page, or where the page of an exported site says. */
export function startLibrary(): LibraryClient {
  const worker = new Worker(new URL('../workers/library-worker.ts', import.meta.url), {
    type: 'module',
    name: 'djdocs-library',
  });
  return new LibraryClient(worker as WorkerPort, new URL(packsAddress(), document.baseURI).href);
}

function packsAddress(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="djdocs-packs"]')?.content ?? 'packs/';
}
