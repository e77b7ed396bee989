/** What a reader does to go elsewhere. */
const MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * Keeps the window at a place of the page while the page around it still grows: parts above are drawn, pictures come.
 * Ends as soon as anybody scrolls.
 * @param distance by how many pixels the place is below where it should be; undefined when it is gone
 * @returns a function that ends it
 */
export function holdPlace(distance: () => number | undefined): () => void {
  let height = document.documentElement.scrollHeight;
  const settle = () => {
    const off = distance();
    height = document.documentElement.scrollHeight;
    if (off !== undefined && Math.abs(off) > 1) scrollBy({ top: off, behavior: 'instant' });
  };
  // Growth moves the page as well, but then its height is another.
  const look = () => {
    if (document.documentElement.scrollHeight === height && Math.abs(distance() ?? 0) > 2) end();
  };
  const observer = new ResizeObserver(settle);
  const end = () => {
    observer.disconnect();
    removeEventListener('scroll', look);
    for (const name of MOVES) removeEventListener(name, end);
  };
  const main = document.querySelector('main');
  if (main) observer.observe(main);
  addEventListener('scroll', look, { passive: true });
  for (const name of MOVES) addEventListener(name, end, { passive: true });
  settle();
  return end;
}
