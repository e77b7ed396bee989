/** Shows results in the page's list. @returns how many have an excerpt */
export function fillList(results: readonly { readonly title: string; readonly excerpt: string }[]): number {
  document.querySelector('ol')?.replaceChildren(
    ...results.map(({ title, excerpt }) => {
      const item = document.createElement('li');
      item.append(title, ' ', excerpt);
      return item;
    }),
  );
  return results.filter(({ excerpt }) => excerpt !== '').length;
}
