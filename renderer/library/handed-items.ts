import { t } from '../i18n/strings.ts';

/** A file or folder that is handed over, with all that is in it. */
export interface HandedItem {
  readonly name: string;
  /** Paths begin with the name. */
  readonly files: readonly { readonly path: string; readonly file: File }[];
}

/** The server takes no more of one thing; it is looked at here as well, so that nothing is sent in vain. */
const LIMITS = { items: 1000, files: 20_000, fileBytes: 256 * 1024 * 1024, bytes: 512 * 1024 * 1024 };

/** Files that were chosen in a dialog, folders put together again. @throws Error with a sentence when it is too much */
export function itemsOf(files: readonly File[]): HandedItem[] {
  const items = new Map<string, { path: string; file: File }[]>();
  for (const file of files) {
    const path = file.webkitRelativePath || file.name;
    const [name = path] = path.split('/');
    const list = items.get(name) ?? [];
    list.push({ path, file });
    items.set(name, list);
  }
  return checked([...items].map(([name, all]) => ({ name, files: all })));
}

/** What was dropped on the window. @throws Error with a sentence when it is too much, or cannot be read */
export async function droppedItems(data: DataTransfer): Promise<HandedItem[]> {
  if (data.items.length > LIMITS.items) throw new Error(t('library.tooMany'));
  // Entries are gone once the event is over, so all are asked for before anything is waited for.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const items: HandedItem[] = [];
  for (const entry of entries) {
    const files: { path: string; file: File }[] = [];
    await gather(entry, entry.name, files);
    items.push({ name: entry.name, files });
  }
  return checked(items);
}

async function gather(
  entry: FileSystemEntry,
  path: string,
  files: { path: string; file: File }[],
): Promise<void> {
  if (files.length > LIMITS.files) return;
  try {
    if (entry.isFile) {
      const file = await new Promise<File>((resolve, reject) =>
        (entry as FileSystemFileEntry).file(resolve, reject),
      );
      files.push({ path, file });
      return;
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      // A folder gives its entries a hundred at a time, and none at its end.
      if (some.length === 0) return;
      for (const inner of some) await gather(inner, `${path}/${inner.name}`, files);
    }
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause;
    throw new Error(t('library.unreadable', { path }), { cause });
  }
}

function checked(items: HandedItem[]): HandedItem[] {
  if (items.length > LIMITS.items) throw new Error(t('library.tooMany'));
  for (const { name, files } of items) {
    const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
    const isTooLarge = bytes > LIMITS.bytes || files.some(({ file }) => file.size > LIMITS.fileBytes);
    if (isTooLarge || files.length > LIMITS.files) throw new Error(t('library.tooLarge', { name }));
  }
  return items;
}
