import { Library } from '../core/library.ts';
import { folderShelf } from '../store/folder-source.ts';
import { installedPacksFolder } from '../store/home.ts';

/** Everything that is installed for the person who runs this command. */
export function openLibrary(): Library {
  return new Library(folderShelf(installedPacksFolder()));
}
