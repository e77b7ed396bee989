/** Template tags that come with what the sandbox has, by the library that `{% load %}` names. */
const TAG_LIBRARIES = new Set(
  'admin_list admin_modify admin_urls cache flatpages humanize i18n l10n log static tz'.split(' '),
);

/** Why a template cannot be rendered in the sandbox, as a sentence; '' when nothing speaks against trying. */
export function whyTemplateCannotRun(lang: string, text: string): string {
  if (/jinja|twig/i.test(lang) || isOtherLanguage(text)) return 'It is for another template language.';
  if (/\{%\s*(extends|include)\b/.test(text)) return 'It builds on other templates, which are not here.';
  if (/\{%\s*url\s+["'](?!admin:)/.test(text)) return 'It links to addresses of its own project.';
  const strange = [...text.matchAll(/\{%\s*load\s+([^%]*?)\s*%\}/g)]
    .flatMap(([, names = '']) => names.replace(/^.*\bfrom\s+/, '').split(/\s+/))
    .find((name) => !TAG_LIBRARIES.has(name));
  if (strange) return `It loads tags of its own project: ${strange}.`;
  if (/\{%\s*\.\.\.|^\s*\.\.\.\s*$/m.test(text)) return 'The "..." in it stands for text that is left out.';
  const open: string[] = [];
  for (const [, end, name = ''] of text.matchAll(/\{%\s*(end)?(\w+)/g)) {
    if (end === undefined && BLOCKS.has(name)) open.push(name);
    if (end !== undefined && open.pop() !== name) return 'It is a piece of something larger.';
  }
  return open.length > 0 ? 'A block in it is not closed.' : '';
}

const BLOCKS = new Set(
  'autoescape block cache comment filter for if ifchanged language localize localtime spaceless timezone verbatim with'.split(
    ' ',
  ),
);

/** Calls, macros and trimming, which Jinja has and Django has not. */
function isOtherLanguage(text: string): boolean {
  return /\{\{[^}]*\w\([^}]*\}\}|\{%-|-%\}|\{%\s*(macro|call|import|set|from)\b|\{\{[^}]*\burl_for\b/.test(
    text,
  );
}

/** Why SQL cannot run on SQLite, as a sentence; '' when nothing speaks against trying. */
export function whySqlCannotRun(text: string): string {
  const bare = text.replace(/'(?:[^']|'')*'|"[^"]*"|--.*$|\/\*[\s\S]*?\*\//gm, ' ');
  if (/\.\.\./.test(bare)) return 'The "..." in it stands for something that is left out.';
  if (/%s|%\(\w+\)s/.test(bare)) return 'It has places for values that are not there.';
  if (/^\s*(\w+[=-][#>]|mysql>|sqlite>|\$ )/m.test(bare)) return 'It is a session with a database program.';
  if (
    !/^\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|WITH|VALUES|BEGIN|COMMIT|EXPLAIN|PRAGMA)\b/i.test(
      bare,
    )
  )
    return 'It is a piece of a statement.';
  const isOther =
    /^\s*(GRANT|REVOKE|SHOW|DESCRIBE|USE|SET|COMMENT ON|LOCK|TRUNCATE|CREATE\s+(OR\s+REPLACE\s+)?(USER|ROLE|DATABASE|SCHEMA|EXTENSION|FUNCTION|SEQUENCE|TYPE|POLICY)|ALTER\s+(USER|ROLE|DATABASE|SEQUENCE|FUNCTION)|ALTER\s+TABLE[^;]+\b(ADD\s+CONSTRAINT|ALTER\s+COLUMN|MODIFY))\b/im.test(
      bare,
    ) ||
    /::\w|\bILIKE\b|\bSIMILAR TO\b|\bDISTINCT ON\b|\bSERIAL\b|\bENGINE\s*=|#|\bTO_CHAR\b|\bDEFERRABLE INITIALLY DEFERRED\s*;?\s*$.*ALTER/i.test(
      bare,
    );
  return isOther ? 'It is for another database than SQLite, which the sandbox has.' : '';
}

/** Management commands that need nothing but Python: no server, no terminal, no other program. */
const COMMANDS = new Set(
  (
    'check collectstatic createcachetable createsuperuser diffsettings dumpdata findstatic flush help inspectdb makemigrations ' +
    'migrate optimizemigration remove_stale_contenttypes sendtestemail shell showmigrations sqlflush sqlmigrate ' +
    'sqlsequencereset squashmigrations startapp startproject test version'
  ).split(' '),
);
const PROMPT = /^\s*(?:\$|(?:\([\w.-]+\)\s*)?\$|\.\.\.\\>|[A-Z]:[\w\\.~-]*>|>)\s+/;
const MANAGE =
  /^(?:(?:python3?|py)\s+(?:-m\s+django|(?:\.\/)?manage\.py)|\.?\/?manage\.py|django-admin)\s+(\w+)(.*)$/;

/** The management commands of a block, one a line, without prompts, comments and what they printed. */
export function managementCommands(text: string): string[] {
  const lines = text.replace(/\\\n\s*/g, '').split('\n');
  const hasPrompts = lines.some((line) => PROMPT.test(line));
  return lines
    .filter((line) => (hasPrompts ? PROMPT.test(line) : line.trim() !== ''))
    .map((line) =>
      line
        .replace(PROMPT, '')
        .replace(/\s+#.*$/, '')
        .trim(),
    )
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Why the commands of a block cannot run in the sandbox, as a sentence; '' when nothing speaks against trying. */
export function whyCommandsCannotRun(text: string): string {
  const commands = managementCommands(text);
  for (const line of commands) {
    const [, name = '', rest = ''] = MANAGE.exec(line) ?? [];
    if (!COMMANDS.has(name)) return TERMINAL;
    if (/(^|[\s=])(\/|~|[A-Z]:|https?:)/.test(rest)) return 'It names a place that is not in the sandbox.';
    if (/--(settings|database)\b/.test(rest)) return 'It names settings of its own project.';
    if (name === 'shell' && !/\s(-c|--command)\b/.test(rest))
      return 'It waits for a keyboard, which the sandbox has not.';
    if (name === 'createsuperuser' && !/--no-?input/.test(rest))
      return 'It waits for a keyboard, which the sandbox has not.';
    if (/[|<>&;`]|\$\(|\[|\.\.\./.test(rest.replace(/"[^"]*"|'[^']*'/g, ''))) return TERMINAL;
  }
  return commands.length === 0 ? TERMINAL : '';
}

const TERMINAL = 'Commands are for a terminal of your own.';
