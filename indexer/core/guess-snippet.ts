import { readPython } from './python-shape.ts';

/** What a code block is. Only `module` and `doctest` can be run. */
export type SnippetKind =
  | 'module'
  | 'doctest'
  | 'template'
  | 'shell'
  | 'sql'
  | 'config'
  | 'output'
  | 'data'
  | 'javascript'
  | 'markup'
  | 'text';

/** What a code block is by its text alone: marks that cannot be mistaken first, then the look of its lines. */
export function guessSnippet(text: string): SnippetKind {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const first = lines[0]?.trim() ?? '';
  if (/^[ \t]*>>> /m.test(text)) return /^\$ /.test(first) ? 'shell' : 'doctest';
  if (
    /^Traceback \(most recent|^(?:\w+\.)*[A-Z]\w+(?:Error|Exception): \w|^HTTP\/\d|^<\w*QuerySet \[|^(Operations to perform|System check identified)/.test(
      first,
    )
  ) {
    return 'output';
  }
  if (/^\.\. [\w-]+::/.test(first) || isStyleSheet(text)) return 'markup';
  if (lines.some(isPrompt) || (lines.length > 0 && lines.every((line) => isCommand(line)))) return 'shell';
  if (first.startsWith('#!')) return first.includes('python') ? 'module' : 'shell';
  if (isPythonForCertain(text)) return 'module';
  if (hasTemplateTags(text) && (/^["']?\{[{%]/.test(first) || !looksLikePython(text))) return 'template';
  if (/^<(!doctype|!--|\?xml|\/?[a-z][\w:-]*[\s/>])/i.test(first)) return 'markup';
  if (isSql(text)) return 'sql';
  if (isJson(text) || isEncoded(lines)) return 'data';
  if (lines.length > 0 && lines.every((line) => ANNOTATION.test(line))) return 'module';
  if (isConfig(lines)) return 'config';
  if (isJavaScript(text)) return 'javascript';
  // Several bare names are a list of names; what runs does something with them.
  if (lines.length > 2 && lines.every((line) => /^\w+(\.\w+)+$/.test(line.trim()))) return 'text';
  if (looksLikePython(text)) return 'module';
  return 'text';
}

/** Whether a text holds tags, variables or comments of Django's or Jinja's templates. */
export function hasTemplateTags(text: string): boolean {
  return /\{%-? {0,9}\w.{0,300}?%\}|\{\{[^{}\n]{1,300}\}\}|\{#.{0,300}?#\}/.test(text);
}

/** Whether every statement looks like Python: what Sphinx's `default` blocks are unless they are something else. */
export function looksLikePython(text: string): boolean {
  if (isPythonForCertain(text)) return true;
  const lines = readPython(text)
    .bare.split('\n')
    .filter((line) => /^\S/.test(line) && !/^([)\]}]|\.\.\.\s*$)/.test(line))
    .map((line) => line.trimEnd().replace(/\s+/g, ' '));
  const isIndented = lines.length === 0 && /^[ \t]+\S/m.test(text);
  return isIndented
    ? looksLikePython(text.replace(/^[ \t]+/gm, ''))
    : lines.length > 0 && lines.every(isStatement);
}

/** Lines that nothing else writes. */
const CERTAIN =
  /^[ \t]*(?:(?:async )?def \w+\(|class \w+(?:\(.*\))?:|from [\w.]+ import [\w(*]|import [\w.]+(?: as \w+)?(?:, [\w.]+)*[ \t]*(?:#.*)?$|@[\w.]+(?:\(.*)?$)/m;

function isPythonForCertain(text: string): boolean {
  return (
    CERTAIN.test(text) && !/^[ \t]*(export |import .* from ['"]|@(media|import|font-face)\b)/m.test(text)
  );
}

/** `q: str | None = None`, which YAML could mean as well. */
const ANNOTATION = /^\w+: (?:(?:str|int|float|bool|bytes|list|dict|set|tuple)\b|[A-Z]\w*\[|[\w.]+ = ).*$/;

const STATEMENTS: readonly RegExp[] = [
  // Assignment, with or without a type: `x = 1`, `a.b["c"]: int = 1`, `x, y = f()`.
  /^[A-Za-z_][\w.]*(\[[^\]]*\][\w.]*)*(\s*,\s*[\w.*]+)*\s*(:\s*[\w.[\], |"']+)?\s*[-+*/|&]?=\s*[^=\s]/,
  // A call or a chain of names: `Entry.objects.filter(…`, `print(x)`, `entry.authors.all()[:5]`.
  /^(await |not |return |raise |assert |yield )?[A-Za-z_][\w.]*(\[[^\]]*\])?(\(|\.\w+\()/,
  /^(async )?(if|for|while|with|elif|except|match|case)\b.*:(\s*#.*)?$/,
  /^(try|else|finally):/,
  /^(pass|break|continue|return|raise|del|assert)(\s|$)/,
  /^(["'[(]|[rbf]["']|\{(?![%{#]))/,
  /^[A-Za-z_]\w*(\.\w+)+(\[.*\])?$/,
];

function isStatement(line: string): boolean {
  return STATEMENTS.some((statement) => statement.test(line));
}

function isPrompt(line: string): boolean {
  return /^\s*\$ \S|^> [\w.$]|^\s*(\.\.\.|[A-Z]:[\w\\.~-]*)\\?> ?\S|^PS.*> \S|^mysql> |^\w*[=-][#>] /.test(
    line,
  );
}

const COMMANDS =
  /^(\.\/|sudo )?(python\d?(\.exe)?|pip\d?|pipx|uv|poetry|django-admin|manage\.py|cd|ls|cat|echo|mkdir|rm|cp|mv|touch|chmod|export|set|source|\.|curl|wget|git|docker(-compose)?|npm|npx|yarn|brew|apt(-get)?|yum|dnf|systemctl|service|gunicorn|uvicorn|celery|pytest|coverage|tox|py|psql|createdb|mysql|redis-server|flask|fastapi|make|tar|virtualenv|pyenv|black|ruff|mypy) ?(-|\.|\/|~|\w|"|'|$)/;

function isCommand(line: string): boolean {
  const text = line.trim().replace(/^(?:[A-Z_]+=(?:"[^"]*"|\S*) +)+/, '');
  return (
    text.startsWith('#') || /^\s+\S/.test(line) || (COMMANDS.test(text) && !/^\w+(\.\w|\s*[=(])/.test(text))
  );
}

function isSql(text: string): boolean {
  const start = text.trimStart().replace(/^(--[^\n]*\n\s*)+/, '');
  return (
    /^(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE (\w+ )*(TABLE|INDEX|VIEW|DATABASE|USER|EXTENSION|FUNCTION)|ALTER|DROP|BEGIN|COMMIT|WITH|EXPLAIN|GRANT)\b[\s;]/.test(
      start,
    ) || /^select\b[\s\S]+\bfrom\b/i.test(start)
  );
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Rules of a style sheet, from its first line on. */
function isStyleSheet(text: string): boolean {
  return /^(?:@(?:import|charset) (?:url\(|["'])|@(?:media|font-face|keyframes)\b[^\n]*\{|[\w.#:*>,[\]="\s-]+\{\s*[\w-]+\s*:[^\n]+;)/.test(
    text.replace(/^\s*(?:\/\*[\s\S]*?\*\/)?\s*/, ''),
  );
}

/** Form data, a token in three parts, or a header: what is sent and not what is run. */
function isEncoded(lines: readonly string[]): boolean {
  return (
    lines.length > 0 &&
    lines.every((line) =>
      /^\s*(?:[\w%.+-]+=[\w%.+-]*(?:&[\w%.+-]+=[\w%.+-]*)+|[\w-]{16,}\.[\w-]{16,}\.[\w-]{16,}|(?:Authorization|Accept|Content-Type|Cookie|Set-Cookie|Host|Location|[A-Z]\w*-[A-Z]\w*(?:-\w+)*): \S.*)$/.test(
        line,
      ),
    )
  );
}

function isConfig(lines: readonly string[]): boolean {
  const isSection = lines.some((line) => /^\[{1,2}[\w.:" -]+\]{1,2}$/.test(line.trim()));
  const isBlock = lines.some((line) =>
    /^\s*(location|server|upstream|http)\b.*\{$|^\s*<\/?(VirtualHost|Directory|Location)/.test(line),
  );
  const isImage = lines.some((line) => /^(?:FROM \S+|(?:CMD|ENTRYPOINT) \[.*\]|WORKDIR \/.*)$/.test(line));
  const isYaml =
    lines.every((line) => /^\s*(- .*|[\w.-]+:( .*)?|#.*|---)$/.test(line)) &&
    lines.some((line) => /^[\w-]+:/.test(line));
  const isEnvironment = lines.length > 0 && lines.every((line) => /^([A-Z][A-Z0-9_]*=\S*|#.*)$/.test(line));
  return (
    isSection ||
    isBlock ||
    isImage ||
    (isYaml && !lines.some((line) => /^(else|try|finally):/.test(line))) ||
    isEnvironment
  );
}

function isJavaScript(text: string): boolean {
  return /^[ \t]*(const|let|var) [\w{[].*=|^[ \t]*(async )?function\b.*\{|=> ?\{|\b(?:document|window|console)\.\w+|^[ \t]*(export|import) .*from ['"]|^\/\/ /m.test(
    text,
  );
}
