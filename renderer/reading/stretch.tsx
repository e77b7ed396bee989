import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { PageContent } from './page-content.tsx';
import type { StretchNode } from './page-tree.ts';
import { useReading } from './reading-context.ts';
import { plainPieces } from './stretches.ts';
import { useDrawing } from './use-drawing.ts';
import { whenNear } from './when-near.ts';

/** Characters in a line, about; tells how high a stretch will be. */
const LINE = 70;

/**
 * A stretch of a long page. Until it is drawn its plain text stands there with the anchors in it, so that the browser's
 * own search finds every word and every link has a place to lead to.
 */
export function Stretch({ node }: { readonly node: StretchNode }) {
  const { number, nodes } = node;
  const drawing = useDrawing();
  const { idPrefix } = useReading();
  const subscribe = useCallback(
    (listener: () => void) => drawing.subscribe(number, listener),
    [drawing, number],
  );
  const isDrawn = useSyncExternalStore(subscribe, () => drawing.isDrawn(number));
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isDrawn && box.current) return whenNear(box.current, () => drawing.draw(number));
  }, [isDrawn, drawing, number]);
  if (isDrawn) return <PageContent nodes={nodes} />;
  const height = Math.ceil(drawing.weightOf(number) / LINE) * 1.65;
  return (
    <div ref={box} className="stretch" style={{ containIntrinsicBlockSize: `auto ${height}rem` }}>
      {plainPieces(nodes).map(({ anchor, text }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stored content never reorders
        <span key={i} {...(anchor === undefined ? {} : { id: idPrefix + anchor })}>
          {text}
        </span>
      ))}
    </div>
  );
}
