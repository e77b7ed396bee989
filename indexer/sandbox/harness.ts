import project from './python/project.py?raw';
import session from './python/session.py?raw';
import snippet from './python/snippet.py?raw';
import tables from './python/tables.py?raw';

/** Where the Python side is mounted; frames of files below it are left out of tracebacks. */
export const HARNESS_FOLDER = '/lib/djdocs_sandbox';

/** The Python side by file name. It is text here because it runs behind the wall and never in our own process. */
export const HARNESS: Readonly<Record<string, string>> = {
  '__init__.py': '',
  'project.py': project,
  'session.py': session,
  'snippet.py': snippet,
  'tables.py': tables,
};
