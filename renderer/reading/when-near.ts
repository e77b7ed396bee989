/** What comes this near to the window is made ready, so that nobody sees it happen. */
const AHEAD = '800px';

const waiting = new Map<Element, () => void>();
const observer =
  typeof IntersectionObserver === 'undefined'
    ? undefined
    : new IntersectionObserver(
        (entries) => {
          for (const { target, isIntersecting } of entries) {
            if (!isIntersecting) continue;
            const start = waiting.get(target);
            forget(target);
            start?.();
          }
        },
        { rootMargin: AHEAD },
      );

/** Calls `start` once, when an element comes near the window. @returns a function that calls it off */
export function whenNear(element: Element, start: () => void): () => void {
  waiting.set(element, start);
  observer?.observe(element);
  return () => forget(element);
}

function forget(element: Element): void {
  observer?.unobserve(element);
  waiting.delete(element);
}
