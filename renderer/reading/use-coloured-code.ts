import { type RefObject, useEffect, useState } from 'react';
import { colourCode } from './colour-code.ts';
import type { Line } from './highlight.ts';
import type { LanguageView } from './languages.ts';

/** Blocks this far below the window are coloured already, so that nobody sees it happen. */
const AHEAD = '800px';

const waiting = new Map<Element, () => void>();
const observer =
  typeof IntersectionObserver === 'undefined'
    ? undefined
    : new IntersectionObserver(
        (entries) => {
          for (const { target, isIntersecting } of entries) if (isIntersecting) waiting.get(target)?.();
        },
        { rootMargin: AHEAD },
      );

/** A block's coloured lines once it comes near the window; undefined until then, and for plain text. */
export function useColouredCode(
  block: RefObject<Element | null>,
  text: string,
  view: LanguageView,
): readonly Line[] | undefined {
  const [coloured, setColoured] = useState<{ readonly text: string; readonly lines: readonly Line[] }>();
  const { grammar, isSession, label } = view;
  useEffect(() => {
    const element = block.current;
    if (!element || !grammar) return;
    let isWanted = true;
    waiting.set(element, () => {
      observer?.unobserve(element);
      waiting.delete(element);
      colourCode(text, { grammar, isSession, label }).then((lines) => {
        if (isWanted) setColoured({ text, lines });
      });
    });
    observer?.observe(element);
    return () => {
      isWanted = false;
      observer?.unobserve(element);
      waiting.delete(element);
    };
  }, [block, text, grammar, isSession, label]);
  return coloured?.text === text ? coloured.lines : undefined;
}
