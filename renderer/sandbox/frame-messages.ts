/** Frame to page, when it listens. */
export const FRAME_READY = 'djdocs-frame-ready';

/** Frame to page, when the worker could not be started and so cannot say so itself. */
export interface FrameBroken {
  readonly type: 'broken';
  readonly reason: string;
}
