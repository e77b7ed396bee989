import type { Line } from './highlight.ts';
import type { LanguageView } from './languages.ts';
import { splitSession } from './session.ts';

/** What the worker that colours code is asked, and what it answers. */
export interface ColourRequest {
  readonly number: number;
  readonly text: string;
  readonly view: LanguageView;
}
export interface ColourAnswer {
  readonly number: number;
  /** Undefined where it could not be done. */
  readonly lines: readonly Line[] | undefined;
}

/**
 * A block as coloured lines; the prompts and answers of a session have colours of their own. The highlighter is half
 * of the app's weight, so it is only fetched when a page with code is on the screen.
 */
export async function colourCode(text: string, view: LanguageView): Promise<readonly Line[]> {
  const { highlight, plainLines } = await import('./highlight.ts');
  if (!view.grammar) return plainLines(text);
  if (!view.isSession) return highlight(text, view.grammar);
  const grammar = view.grammar;
  const parts = await Promise.all(
    splitSession(text).map(async (part) => {
      if (part.kind === 'output') {
        return part.text.split('\n').map((line): Line => [{ text: line, kind: 'output' }]);
      }
      const lines = await highlight(part.text, grammar);
      return lines.map((line, i): Line => [{ text: part.prompts[i] ?? '', kind: 'prompt' }, ...line]);
    }),
  );
  return parts.flat();
}
