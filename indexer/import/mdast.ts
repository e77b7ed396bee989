import type { Properties } from 'hast';
import type { Parent, RootContent } from 'mdast';

/** A node of no Markdown of its own that becomes the HTML element `tagName`. */
export interface Wrapper extends Parent {
  type: 'wrapper';
  children: RootContent[];
  data: { hName: string; hProperties: Properties };
}

declare module 'mdast' {
  interface RootContentMap {
    wrapper: Wrapper;
  }
  interface BlockContentMap {
    wrapper: Wrapper;
  }
  interface PhrasingContentMap {
    wrapper: Wrapper;
  }
}

/** Some content inside an HTML element. */
export function wrap(
  tagName: string,
  children: readonly RootContent[],
  position: RootContent['position'],
  properties: Properties = {},
): Wrapper {
  return {
    type: 'wrapper',
    children: [...children],
    data: { hName: tagName, hProperties: properties },
    ...(position ? { position } : {}),
  };
}

/** Replaces nodes anywhere below `parent`, children first. `change` gives what takes a node's place. */
export function replaceNodes(parent: Parent, change: (node: RootContent) => readonly RootContent[]): void {
  parent.children = (parent.children as RootContent[]).flatMap((child) => {
    if ('children' in child) replaceNodes(child as Parent, change);
    return [...change(child)];
  });
}
