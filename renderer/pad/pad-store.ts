import { EXAMPLE_PROJECT } from '../../indexer/sandbox/example-project.ts';
import type { ProjectFile } from '../../indexer/sandbox/messages.ts';
import { type AskKind, freshProject, isFilePath, type Pad, type PadProject } from './pad-state.ts';

/**
 * The pad in the browser's own storage: `{"format":1,"project":{…},"before":{…}}` under one key. One write replaces the
 * whole, so that a crash leaves the old text or the new one.
 */
const KEY = 'djdocs.pad';
/** What could not be read is kept here, untouched. */
const KEPT_KEY = 'djdocs.pad.kept';
const FORMAT = 1;
const ASKS: readonly AskKind[] = ['python', 'request', 'shell'];

export interface ReadPad {
  readonly pad: Pad;
  /** Whether there was one that this program cannot read; it is kept, and this one is the example. */
  readonly isKeptAside: boolean;
  /** Whether the pad may be written: not over a text that could neither be read nor kept. */
  readonly mayWrite: boolean;
}

/** The pad as it was left; the example when there is none. Never throws. */
export function readPad(storage: Pick<Storage, 'getItem' | 'setItem'>): ReadPad {
  const example: Pad = { project: freshProject(EXAMPLE_PROJECT) };
  try {
    const text = storage.getItem(KEY);
    if (text === null) return { pad: example, isKeptAside: false, mayWrite: true };
    const pad = parsePad(text);
    if (pad) return { pad, isKeptAside: false, mayWrite: true };
    storage.setItem(KEPT_KEY, text);
    return { pad: example, isKeptAside: true, mayWrite: true };
  } catch {
    return { pad: example, isKeptAside: false, mayWrite: false };
  }
}

/** @returns false when the browser has no room for it, or offers no storage; what was there before stays */
export function writePad(storage: Pick<Storage, 'setItem'>, pad: Pad): boolean {
  try {
    storage.setItem(KEY, JSON.stringify({ format: FORMAT, ...pad }));
    return true;
  } catch {
    return false;
  }
}

function parsePad(text: string): Pad | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (!isRecord(read) || read.format !== FORMAT || !isProject(read.project)) return undefined;
    return { project: read.project, ...(isProject(read.before) ? { before: read.before } : {}) };
  } catch {
    return undefined;
  }
}

function isProject(value: unknown): value is PadProject {
  if (!isRecord(value) || !Array.isArray(value.files) || !isRecord(value.asks)) return false;
  const { asks, docVersion } = value;
  return (
    value.files.every(isFile) &&
    ASKS.every((kind) => typeof asks[kind] === 'string') &&
    ['string', 'undefined'].includes(typeof docVersion)
  );
}

function isFile(value: unknown): value is ProjectFile {
  return (
    isRecord(value) &&
    typeof value.path === 'string' &&
    isFilePath(value.path) &&
    typeof value.text === 'string'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
