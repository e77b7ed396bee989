import compare from './python/compare.py?raw';
import diagram from './python/diagram.py?raw';
import examples from './python/examples.py?raw';
import kinds from './python/kinds.py?raw';
import lender from './python/lender.py?raw';
import names from './python/names.py?raw';
import pad from './python/pad.py?raw';
import project from './python/project.py?raw';
import rescue from './python/rescue.py?raw';
import session from './python/session.py?raw';
import show from './python/show.py?raw';
import snippet from './python/snippet.py?raw';
import tables from './python/tables.py?raw';
import watch from './python/watch.py?raw';

/** Where the Python side is mounted; frames of files below it are left out of tracebacks. */
export const HARNESS_FOLDER = '/lib/djdocs_sandbox';

/** The Python side by file name. It is text here because it runs behind the wall and never in our own process. */
export const HARNESS: Readonly<Record<string, string>> = {
  '__init__.py': '',
  'compare.py': compare,
  'diagram.py': diagram,
  'examples.py': examples,
  'kinds.py': kinds,
  'lender.py': lender,
  'names.py': names,
  'pad.py': pad,
  'project.py': project,
  'rescue.py': rescue,
  'session.py': session,
  'show.py': show,
  'snippet.py': snippet,
  'tables.py': tables,
  'watch.py': watch,
};

/** A short mark of the Python side's text: a snapshot that was made with another one is of no use. */
export function harnessKey(): string {
  let hash = 0x811c9dc5;
  for (const [name, text] of Object.entries(HARNESS)) {
    // FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/
    for (const character of `${name}\0${text}\0`) {
      hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193) >>> 0;
    }
  }
  return hash.toString(16).padStart(8, '0');
}
