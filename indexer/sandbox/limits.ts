/** The heap a snippet may grow to. */
export const MEMORY_LIMIT = 512 * 1024 * 1024;

/** The output a run may produce, in characters; more of it is dropped and said so. */
export const OUTPUT_LIMIT = 1_000_000;

/** How long a snippet may run when nothing else is said, in milliseconds. */
export const DEFAULT_TIMEOUT_MS = 5000;
