/** What has to be so for an element's tags to mean no more than they say; the standard's rules are far more. */
export interface PlainElement {
  /** It has no end tag and holds nothing. */
  readonly isVoid?: true;
  /** Up to its end tag there is only text, in which `&` stands for itself or as everywhere. */
  readonly text?: 'raw' | 'escaped';
  /** Elements that its start tag would close, or open again, if one of them were open. */
  readonly notIn?: readonly string[];
  /** The only elements that it may stand in. */
  readonly parents?: readonly string[];
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** Elements of a page's body, by the names of their tags; a page with any other is not plain. */
export const BODY_ELEMENTS: ReadonlyMap<string, PlainElement> = new Map([
  ...each(
    'address article aside blockquote center details dialog div dl fieldset figcaption figure footer header hgroup main nav ol p pre search section summary table ul',
    { notIn: ['p'] },
  ),
  ...each(HEADINGS.join(' '), { notIn: ['p', ...HEADINGS] }),
  ...each('li', { notIn: ['p'], parents: ['ul', 'ol'] }),
  ...each('dt dd', { notIn: ['p'], parents: ['dl'] }),
  ...each('form', { notIn: ['p', 'form'] }),
  ...each('hr', { notIn: ['p'], isVoid: true }),
  ...each('br img input wbr link meta', { isVoid: true }),
  ...each('script style', { text: 'raw' }),
  ...each('span label abbr cite dfn kbd samp var sub sup q time del ins mark bdi bdo data', {}),
  // These are opened again where others close them.
  ...'a b big code em font i s small strike strong tt u button'
    .split(' ')
    .map((name): [string, PlainElement] => [name, { notIn: [name] }]),
  ...each('caption colgroup thead tbody tfoot', { parents: ['table'] }),
  ...each('col', { parents: ['colgroup'], isVoid: true }),
  ...each('tr', { parents: ['thead', 'tbody', 'tfoot'] }),
  ...each('td th', { parents: ['tr'] }),
]);

/** Elements of a page's head. */
export const HEAD_ELEMENTS: ReadonlyMap<string, PlainElement> = new Map([
  ...each('meta link base', { isVoid: true }),
  ...each('script style', { text: 'raw' }),
  ...each('title', { text: 'escaped' }),
]);

/** What may stand in the parts of a table; anything else would be put before the table. */
export const TABLE_PARTS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  ['table', 'colgroup', 'thead', 'tbody', 'tfoot', 'tr'].map((name) => {
    const isInside = ([, { parents }]: [string, PlainElement]) => parents?.includes(name);
    return [name, new Set([...BODY_ELEMENTS].filter(isInside).map(([inside]) => inside))];
  }),
);

function each(names: string, element: PlainElement): [string, PlainElement][] {
  return names.split(' ').map((name) => [name, element]);
}
