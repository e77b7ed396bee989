import { createContext, use, useEffect } from 'react';
import { flushSync } from 'react-dom';
import type { Drawing } from './drawing.ts';

const DrawingContext = createContext<Drawing | undefined>(undefined);

export const DrawingProvider = DrawingContext.Provider;

/** What is drawn of the page. @throws Error outside of a page */
export function useDrawing(): Drawing {
  const drawing = use(DrawingContext);
  if (!drawing) throw new Error('useDrawing needs a DrawingProvider above it');
  return drawing;
}

/** An event of the window for what needs the page drawn to its end: places that are found must not move any more. */
export const WHOLE_PAGE = 'djdocs-whole-page';

/** A stretch is begun only where this many milliseconds are left of an idle time, so that no frame waits for it. */
const ENOUGH_MS = 10;
/** A browser that is never idle still gets on, by one stretch in this many milliseconds. */
const PATIENCE_MS = 300;

/** Draws the rest of a page bit by bit while the browser has nothing else to do, and all of it before it is printed. */
export function useIdleDrawing(drawing: Drawing): void {
  useEffect(() => {
    let asked = 0;
    const draw = (time: Pick<IdleDeadline, 'timeRemaining'>) => {
      let isMore: boolean;
      // At once, so that the time that is left is known.
      do isMore = flushSync(() => drawing.drawNext());
      while (isMore && time.timeRemaining() > ENOUGH_MS);
      if (isMore) asked = whenIdle(draw);
    };
    asked = whenIdle(draw);
    const drawAll = () => flushSync(() => drawing.drawAll());
    addEventListener('beforeprint', drawAll);
    addEventListener(WHOLE_PAGE, drawAll);
    return () => {
      callOff(asked);
      removeEventListener('beforeprint', drawAll);
      removeEventListener(WHOLE_PAGE, drawAll);
    };
  }, [drawing]);
}

/** Safari has no idle callbacks; there, a frame passes between two stretches. */
const HAS_IDLE = typeof requestIdleCallback === 'function';

function whenIdle(then: (time: Pick<IdleDeadline, 'timeRemaining'>) => void): number {
  if (HAS_IDLE) return requestIdleCallback(then, { timeout: PATIENCE_MS });
  return setTimeout(() => then({ timeRemaining: () => 0 }), 32) as unknown as number;
}

function callOff(asked: number): void {
  if (HAS_IDLE) cancelIdleCallback(asked);
  else clearTimeout(asked);
}
