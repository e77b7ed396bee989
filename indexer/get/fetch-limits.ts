/** How much a fetch may take, and what it may ask. */
export interface FetchLimits {
  /** Of the whole file. */
  readonly bytes: number;
  /** How long nothing may arrive, in milliseconds. */
  readonly stallMs: number;
  readonly redirects: number;
  /** How often a fetch that was cut off goes on where it ended. */
  readonly resumes: number;
  /** Whether an address may be asked. Only tests, whose servers are on this machine, say anything else than https. */
  readonly isAllowed: (url: URL) => boolean;
}

export const FETCH_LIMITS: FetchLimits = {
  bytes: 512 * 1024 * 1024,
  stallMs: 30_000,
  redirects: 5,
  resumes: 5,
  isAllowed: ({ protocol, username, password }) =>
    protocol === 'https:' && username === '' && password === '',
};
