/**
 * Where a pack's files are: the one thing a host has to provide. There is one for the file system and one for
 * `fetch`; both hand out bytes as they were before compression.
 */
export interface PartSource {
  /** For messages: `pack "django"`. */
  readonly place: string;
  /** The bytes of the manifest in force, read anew at every call. */
  manifest(): Promise<Uint8Array>;
  /** A part's bytes, uncompressed. @throws PackIntegrityError when it is missing or damaged. */
  part(name: string): Promise<Uint8Array>;
}
