import type { Line } from './highlight.ts';

/** Coloured lines as spans; plain runs are bare text. */
export function CodeLines({ lines }: { readonly lines: readonly Line[] }) {
  return lines.map((line, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of a stored block never reorder
    <span key={i}>
      {i > 0 && '\n'}
      {line.map((token, j) =>
        token.kind === '' ? (
          token.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: tokens of a stored block never reorder
          <span key={j} className={`tok-${token.kind}`}>
            {token.text}
          </span>
        ),
      )}
    </span>
  ));
}
