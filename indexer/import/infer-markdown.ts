/** Markdown made of plain text; `lines[i]` is the line of the source that line i + 1 came from. */
export interface InferredMarkdown {
  readonly text: string;
  readonly lines: readonly number[];
  readonly title: string;
}

type LineKind = 'blank' | 'heading' | 'bullet' | 'table' | 'code' | 'output' | 'prose';

const SHELL =
  /^(\$ |sudo |pip3? |python3? |uv |poetry |pipx? |npm |npx |git |cd |mkdir |source |docker |apt(-get)? |brew |curl |gunicorn |daphne |uvicorn |django-admin |\.\/|-{1,2}[a-z][\w-]*( |$))/;
const PYTHON =
  /^(from \S+ import |import [\w.]+( as \w+)?$|(async )?def \w+\(|class \w+.*:$|@\w|return\b|if .+:|elif .+:|else:|for .+ in .+:|while .+:|with .+:|try:|except.*:|raise |yield |[\w.[\]"']+ (=|\+=) |[\w.]+\(.*\)?$|[)\]}]+,?$|["'].*["'],?:?|\w+=.+,$|["'].+": )/;
const SENTENCE = /[.!?:]["')]?$/;

/**
 * Infers the structure of a page whose markup was lost. A line is code when it reads like a command or a statement,
 * a heading when it is short, stands alone and does not end like a sentence; `Output:` lines belong to the code
 * before them.
 */
export function inferMarkdown(source: string): InferredMarkdown {
  const rows = source.split('\n');
  const kinds = rows.map((row, i) => lineKind(row, rows[i + 1] ?? ''));
  joinCode(rows, kinds);
  const out: string[] = [];
  const lines: number[] = [];
  const put = (text: string, line: number) => {
    out.push(text);
    lines.push(line);
  };
  let title = '';
  let open = 'blank' as LineKind;
  rows.forEach((row, i) => {
    const kind = kinds[i] as LineKind;
    if (open === 'code' && kind !== 'code') put('```', i);
    if (kind !== open || kind === 'heading') put('', i + 1);
    if (kind === 'code' && open !== 'code') put(fenceFor(row), i + 1);
    if (kind === 'heading' && title === '') {
      title = row.trim();
      put(`# ${title}`, i + 1);
    } else {
      put(render(row, kind), i + 1);
    }
    open = kind;
  });
  if (open === 'code') put('```', rows.length);
  return { text: out.join('\n'), lines, title };
}

function lineKind(row: string, next: string): LineKind {
  const text = row.trim();
  if (text === '') return 'blank';
  if (/^Output:/.test(text)) return 'output';
  if (/^[-*•] \S/.test(text)) return 'bullet';
  if ((/ \| | \|$/.test(text) && text.split('|').length > 2) || /^\|?[-:| ]+\|$/.test(text)) return 'table';
  if (
    text.startsWith('# ') ||
    SHELL.test(text) ||
    (PYTHON.test(text) && !/^[A-Z][a-z]+ .*[a-z.]$/.test(text))
  )
    return 'code';
  const isShort = text.length <= 60 && text.split(' ').length <= 9;
  if (isShort && !SENTENCE.test(text) && next.trim() !== '' && /^[A-Za-z0-9"'(]/.test(text)) return 'heading';
  return 'prose';
}

/** A line between two lines of code is code, and so is a "heading" that only looks like one in the middle of it. */
function joinCode(rows: readonly string[], kinds: LineKind[]): void {
  for (let i = 1; i + 1 < rows.length; i++) {
    const isBetween = kinds[i - 1] === 'code' && kinds[i + 1] === 'code';
    if (isBetween && (kinds[i] === 'heading' || (kinds[i] === 'prose' && (rows[i] as string).length < 120)))
      kinds[i] = 'code';
  }
}

function fenceFor(row: string): string {
  return SHELL.test(row.trim()) ? '```bash' : '```';
}

function render(row: string, kind: LineKind): string {
  switch (kind) {
    case 'heading':
      return `## ${row.trim()}`;
    case 'code':
      return row;
    case 'table':
      return row.trim().startsWith('|') ? row.trim() : `| ${row.trim()}`;
    case 'bullet':
      return row.trim().replace(/^[*•]/, '-');
    default:
      return escapeMarkdown(row.trim());
  }
}

/** Plain text means what it says: nothing in it is markup. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_<>[\]#]/g, '\\$&');
}
