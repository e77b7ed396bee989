import { useCallback, useLayoutEffect, useRef } from 'react';
import { refTextOf } from '../app/address.ts';
import { PreviewCard } from './preview-card.tsx';
import { usePointedLink } from './use-pointed-link.ts';
import { usePreview } from './use-preview.ts';

/** Pixels between a link and its preview. */
const GAP = 6;

/**
 * The beginning of what a link leads to, beside it, while somebody points at it or has it in focus (WCAG 2.2, 1.4.13: it
 * can be pointed at itself, stays as long as that, and goes by Escape).
 */
export function LinkPreviews() {
  const { link, keep, leave } = usePointedLink();
  const preview = usePreview(link && refTextOf(link.getAttribute('href') ?? ''), 0);
  const box = useRef<HTMLDivElement>(null);
  const place = useCallback(() => {
    if (box.current && link) placeBeside(box.current, link.getBoundingClientRect());
  }, [link]);
  useLayoutEffect(place);
  if (!link || !preview) return null;
  return (
    <div ref={box} className="link-preview" role="tooltip" onPointerEnter={keep} onPointerLeave={leave}>
      <PreviewCard preview={preview} />
    </div>
  );
}

/** Below the link, or above it where there is more room; never outside of the window. */
function placeBeside(box: HTMLElement, link: DOMRect): void {
  const { width, height } = box.getBoundingClientRect();
  const below = innerHeight - link.bottom;
  const isBelow = below >= height + GAP || below >= link.top;
  const top = isBelow ? link.bottom + GAP : Math.max(GAP, link.top - height - GAP);
  box.style.top = `${top}px`;
  box.style.left = `${Math.max(GAP, Math.min(link.left, innerWidth - width - GAP))}px`;
  box.style.maxHeight = `${(isBelow ? below : link.top) - 2 * GAP}px`;
}
