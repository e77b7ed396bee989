/** A file of a site: its name, and how its content is made when it is written. */
export interface SiteFile {
  /** Below the site's root, with slashes. */
  readonly path: string;
  content(): Promise<Uint8Array>;
}

/** A file that is text. */
export function textFile(path: string, text: () => string | Promise<string>): SiteFile {
  return { path, content: async () => new TextEncoder().encode(await text()) };
}
