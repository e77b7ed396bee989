/** What a line of plain text is by its own look. */
export type LineKind = 'blank' | 'output' | 'bullet' | 'table' | 'code' | 'label' | 'short' | 'prose';

const SHELL =
  /^(\$ |sudo |pip3? |python3? |uv |poetry |pipx? |npm |npx |yarn |git |cd |mkdir |source |docker |apt(-get)? |brew |curl |gunicorn |daphne |uvicorn |django-admin |\.\/|-{1,2}[a-z][\w-]*( |$))/;
const STATEMENT =
  /^(from \S+ import |import [\w.]+( as \w+)?(, \w+)*$|(async )?def \w+\(|class \w+.*:$|@[\w.]+(\(.*)?$|return\b|(if|elif|for|while|with) .+:|(if|elif) .+: \w.*|else:|try:|except\b.*:|finally:|raise |yield |pass$|[)\]}]+,?$|["'].*["'],?:?$|["'].+["']: |["'].*\)$|\w+=.+,$)/;
const ASSIGNMENT = /^[\w.[\]"']+ (=|\+=|-=) \S/;
const CALL = /^[\w.]+\(.*\)?,?$/;
const SENTENCE_END = /[.!?]["')\]]?$/;
const GLUED_BULLET = /[.!?)] ?- (?=[A-Z`])/;

/** Whether a text is a command for a terminal. */
export function isCommand(text: string): boolean {
  return SHELL.test(text);
}

/** Whether a text is a statement of a program, rather than of a person. */
export function isStatement(text: string): boolean {
  if (GLUED_BULLET.test(text)) return false;
  if (STATEMENT.test(text) && !/^(if|for|while|with|return|raise|yield) .*[a-z]\.$/.test(text)) return true;
  // `DEBUG = Trueleaks secrets. The default …` is a sentence whose code lost its marks.
  return (ASSIGNMENT.test(text) || CALL.test(text)) && !/[a-z]{2}\. [A-Z]|[a-z]{3}\.$/.test(text);
}

/** Whether a text has ended, so that what follows it is something else. */
export function isEnded(text: string): boolean {
  return SENTENCE_END.test(text);
}

/** Whether a line holds the sign of a list item in its middle, where the line break before it was lost. */
export function hasGluedBullet(text: string): boolean {
  return GLUED_BULLET.test(text);
}

export function lineKind(row: string): LineKind {
  const text = row.trim();
  if (text === '') return 'blank';
  if (/^Output:/.test(text)) return 'output';
  if (/^([-*•‣–]|\d{1,3}[.)]) \S/.test(text) && !/^-{1,2}\w/.test(text)) return 'bullet';
  if (isTableRow(text)) return 'table';
  if (/^# \S/.test(text) || isCommand(text) || isStatement(text)) return 'code';
  if (hasGluedBullet(text)) return 'prose';
  const words = text.split(/\s+/).length;
  if (text.length <= 60 && words <= 9) {
    if (text.endsWith(':')) return 'label';
    if (!/[.!?,;]$/.test(text) && /^[\p{L}\p{N}"'(]/u.test(text) && !/— /.test(text)) return 'short';
  }
  return 'prose';
}

function isTableRow(text: string): boolean {
  if (/^\|?[-:| ]{3,}\|$/.test(text)) return true;
  const cells = text.split('|').length;
  return (/ \| /.test(text) && /\|$/.test(text)) || (text.startsWith('|') && cells > 2);
}
