/** Has the browser save a text as a file, as it saves any download. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then; no browser says when it has been read.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
