/** Frame to page, when it listens. */
export const FRAME_READY = 'djdocs-frame-ready';

/** Frame to page, when the worker could not be started and so cannot say so itself. */
export interface FrameBroken {
  readonly type: 'broken';
  readonly reason: string;
}

/** Page to the frame that shows HTML. */
export interface ShowMessage {
  readonly type: 'djdocs-show';
  readonly html: string;
  /** Style sheets that belong to it. */
  readonly css: string;
}

/** Frame to page: how high what it shows is, in pixels. */
export interface ShownHeight {
  readonly type: 'djdocs-shown';
  readonly height: number;
}

export function isShowMessage(data: unknown): data is ShowMessage {
  return hasType(data, 'djdocs-show') && typeof data.html === 'string' && typeof data.css === 'string';
}

export function isShownHeight(data: unknown): data is ShownHeight {
  return hasType(data, 'djdocs-shown') && typeof data.height === 'number';
}

function hasType(data: unknown, type: string): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === type;
}
