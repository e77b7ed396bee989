import { dialog } from 'electron';

/** How to get the command, said in a dialog: this program installs nothing by itself. */
export async function showCommandHelp(home: string): Promise<void> {
  await dialog.showMessageBox({
    type: 'info',
    message: 'djdocs in the terminal',
    detail: [
      'The command `djdocs` searches, reads and adds documentation in a terminal, and runs snippets.',
      'With Node 20.19 or newer, install it with:',
      '    npm install --global djdocs',
      `It shares its documentation with this program, in ${home}.`,
      'This program itself is called djdocs-app, so that the two never clash.',
    ].join('\n\n'),
    buttons: ['OK'],
  });
}
