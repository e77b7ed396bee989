import { useCallback, useEffect, useRef, useState } from 'react';

/** How long a link is pointed at before its preview comes, and how long the preview stays when the pointer leaves. */
const COME_MS = 450;
const GO_MS = 250;

interface PointedLink {
  readonly link: HTMLAnchorElement | undefined;
  /** The pointer is on the preview itself. */
  keep(): void;
  leave(): void;
}

/** The link of a text that is pointed at or in focus, after a moment, until it is left or Escape is pressed. */
export function usePointedLink(): PointedLink {
  const [link, setLink] = useState<HTMLAnchorElement>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = useCallback((next: HTMLAnchorElement | undefined, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setLink(next), ms);
  }, []);
  const keep = useCallback(() => clearTimeout(timer.current), []);
  const leave = useCallback(() => soon(undefined, GO_MS), [soon]);
  useEffect(() => {
    const point = (event: Event) => {
      const over = linkOf(event.target);
      const isByKey = event.type === 'focusin' && over?.matches(':focus-visible');
      const isByMouse = event.type === 'pointerover' && (event as PointerEvent).pointerType === 'mouse';
      if (over && (isByKey || isByMouse)) soon(over, COME_MS);
    };
    const unpoint = (event: Event) => {
      const { relatedTarget: next } = event as PointerEvent | FocusEvent;
      const isIntoPreview = next instanceof Element && next.closest('.link-preview') !== null;
      if (linkOf(event.target) && !isIntoPreview) leave();
    };
    const close = () => {
      clearTimeout(timer.current);
      setLink(undefined);
    };
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    const on = { pointerover: point, focusin: point, pointerout: unpoint, focusout: unpoint, click: close };
    for (const [name, listen] of Object.entries(on)) document.addEventListener(name, listen);
    document.addEventListener('keydown', press);
    addEventListener('popstate', close);
    return () => {
      for (const [name, listen] of Object.entries(on)) document.removeEventListener(name, listen);
      document.removeEventListener('keydown', press);
      removeEventListener('popstate', close);
      clearTimeout(timer.current);
    };
  }, [soon, leave]);
  return { link, keep, leave };
}

/** A link of a text that leads to another place in the documentation. */
function linkOf(target: EventTarget | null): HTMLAnchorElement | undefined {
  if (!(target instanceof Element) || target.closest('.link-preview')) return undefined;
  const link = target.closest<HTMLAnchorElement>('.prose a[href^="#/"], .page-paths a[href^="#/"]');
  const isPlain = link && !link.matches('.permalink') && !link.getAttribute('href')?.includes('?');
  return isPlain ? link : undefined;
}
