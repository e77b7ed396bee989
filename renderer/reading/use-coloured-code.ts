import { type RefObject, useEffect, useState } from 'react';
import { askForColours } from './colours.ts';
import type { Line } from './highlight.ts';
import type { LanguageView } from './languages.ts';
import { whenNear } from './when-near.ts';

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
    const callOff = whenNear(element, () => {
      askForColours(text, { grammar, isSession, label }).then((lines) => {
        if (isWanted && lines) setColoured({ text, lines });
      });
    });
    return () => {
      isWanted = false;
      callOff();
    };
  }, [block, text, grammar, isSession, label]);
  return coloured?.text === text ? coloured.lines : undefined;
}
