import { BrowserFile } from './browser-file.ts';

/** Where the memory's text is kept. */
export interface MemoryFile {
  /** Undefined when nothing was ever written. @throws Error when it cannot be read */
  read(): Promise<string | undefined>;
  /** Puts a text in the place of the one before, wholly or not at all. @throws Error when there is no room, or no right */
  write(text: string): Promise<void>;
  /** Keeps the present text under another name, so that `write` does not replace it. @returns that name */
  setAside(): Promise<string>;
}

/** The memory's file: the program's own on the desktop, else one in the browser's database. */
export function memoryFile(): MemoryFile {
  const { djdocs } = window;
  if (!djdocs) return new BrowserFile();
  return { read: djdocs.readMemory, write: djdocs.writeMemory, setAside: djdocs.setMemoryAside };
}
