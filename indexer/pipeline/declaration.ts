import type { ContentNode } from '../core/tree.ts';

/** How code declares a name: as something that is called, or as something that has a value. */
export type Declaration = 'call' | 'value';

/** The name that a heading begins with, where it could be one; plain words could, too. */
export function headingName(title: string): string | undefined {
  return /^[A-Za-z_][\w.]*(?=$| )/.exec(title)?.[0];
}

/** How the code right below a chunk's heading declares the name that the heading begins with; undefined if it does not. */
export function findDeclaration(title: string, content: readonly ContentNode[]): Declaration | undefined {
  const [heading, code] = content;
  const last = headingName(title)?.split('.').at(-1);
  if (last === undefined || heading?.k !== 'heading' || code?.k !== 'code' || !code.text.startsWith(last))
    return undefined;
  const after = /^(\(| ?[:=])/.exec(code.text.slice(last.length))?.[1];
  if (!after) return undefined;
  return after === '(' ? 'call' : 'value';
}
