import { BrowserWindow, dialog, shell, type WebContents } from 'electron';
import { outsideAddress } from './addresses.ts';

/** Hosts that the person does not want to be asked about again, until the program ends. */
const trusted = new Set<string>();

/** An address as long as this is shown whole. */
const SHOWN = 300;

/**
 * Opens an address of the web in the person's browser or mail program, after showing where it leads: the text of a link
 * may say anything.
 */
export async function openOutside(address: string, contents: WebContents): Promise<void> {
  const url = outsideAddress(address);
  if (url === undefined) return;
  const { host, protocol } = new URL(url);
  if (!trusted.has(host) && !(await isWanted(url, host, contents))) return;
  await shell
    .openExternal(url)
    .catch((error) => console.error(`${url} (${protocol}) could not be opened:`, error));
}

async function isWanted(url: string, host: string, contents: WebContents): Promise<boolean> {
  const options = {
    type: 'question' as const,
    message: host ? `Open ${host} in your browser?` : 'Open this in your mail program?',
    detail: url.length > SHOWN ? `${url.slice(0, SHOWN)}…` : url,
    buttons: ['Open', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
    ...(host ? { checkboxLabel: `Do not ask about ${host} again until djdocs is closed` } : {}),
  };
  const window = BrowserWindow.fromWebContents(contents);
  const { response, checkboxChecked } = window
    ? await dialog.showMessageBox(window, options)
    : await dialog.showMessageBox(options);
  if (response !== 0) return false;
  if (checkboxChecked && host) trusted.add(host);
  return true;
}
