/** The sizes that text may have, in per cent of what the browser or system says. */
export const TEXT_SIZES = ['100', '85', '115', '130', '150'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** Shows all of the app in a size: everything is measured in `rem`. */
export function showTextSize(size: TextSize): void {
  document.documentElement.style.fontSize = size === '100' ? '' : `${size}%`;
}
