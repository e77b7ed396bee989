import { readPython, sessionSource } from './python-shape.ts';

/** What the sandbox has not, by the module that needs it. */
const NEEDS: readonly (readonly [modules: string, why: string])[] = [
  ['subprocess multiprocessing pexpect fabric', 'It starts other processes, which the sandbox cannot do.'],
  ['threading _thread concurrent', 'It starts threads, which the sandbox cannot do.'],
  [
    'socket socketserver ssl http.client http.server urllib.request smtplib ftplib imaplib telnetlib requests httpx ' +
      'aiohttp urllib3 websockets paramiko boto3',
    'It uses the network, which the sandbox does not have.',
  ],
  ['django.contrib.gis', 'It needs the geographic libraries, which the sandbox does not have.'],
  ['django.contrib.postgres', 'It needs PostgreSQL, which the sandbox does not have.'],
];

/** Packages that documentation likes to use and the sandbox does not carry. */
export const ABSENT: ReadonlySet<string> = new Set(
  (
    'PIL numpy pandas matplotlib scipy selenium playwright pytest psycopg psycopg2 MySQLdb pymysql oracledb cx_Oracle ' +
    'redis celery memcache pymemcache pylibmc jinja2 argon2 bcrypt yaml docutils reportlab geoip2 gunicorn uvicorn ' +
    'daphne channels hypercorn flask werkzeug click fastapi starlette pydantic sqlalchemy sqlmodel rest_framework ' +
    'debug_toolbar environ decouple dotenv storages whitenoise factory faker tblib lxml bs4 attr attrs marshmallow'
  ).split(' '),
);

const CALLS: readonly (readonly [call: RegExp, why: string])[] = [
  [/(?<![.\w])(?<!def )input\(/, 'It waits for input(), and the sandbox has no keyboard.'],
  [/\bos\.(system|popen|fork|exec\w*|spawn\w*)\(/, 'It starts other processes, which the sandbox cannot do.'],
  [
    /(?<![.\w])requests\.(get|post|put|patch|delete|head)\(/,
    'It uses the network, which the sandbox does not have.',
  ],
  [/\bsubprocess\.(run|call|Popen|check_\w+)\(/, 'It starts other processes, which the sandbox cannot do.'],
  [/\bthreading\.(Thread|Timer)\(/, 'It starts threads, which the sandbox cannot do.'],
  [/\bsocket\.(socket|create_connection)\(/, 'It uses the network, which the sandbox does not have.'],
];

/** Why a module's text cannot run in the sandbox, as a sentence; '' when nothing speaks against trying. */
export function whyModuleCannotRun(text: string): string {
  const { bare, isClosed } = readPython(text);
  const lines = bare.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return 'There is nothing in it to run.';
  if (/^\s/.test(lines[0] as string)) return 'It is an indented piece of something larger.';
  if (!isClosed) return 'A bracket or a string in it is not closed.';
  return whyStatementsCannotRun(lines);
}

/** Why a session cannot run in the sandbox, as a sentence; '' when nothing speaks against trying. */
export function whySessionCannotRun(text: string): string {
  // Remarks may stand there; code would not run.
  if (!/^(\s*(#.*)?\n)*\s*>>>/.test(text)) return 'Something stands before its first prompt.';
  const { bare, isClosed } = readPython(sessionSource(text));
  if (!isClosed) return 'A bracket or a string in it is not closed.';
  const lines = bare.split('\n').filter((line) => line.trim() !== '');
  return lines.length === 0 ? 'There is nothing in it to run.' : whyStatementsCannotRun(lines);
}

function whyStatementsCannotRun(lines: readonly string[]): string {
  if (lines.every((line) => line.trim() === '...'))
    return 'The "..." in it stands for code that is left out.';
  if (/^self\b|[^.\w]self\./m.test(lines.join('\n')) && !/\b(def|lambda)\b/.test(lines.join('\n')))
    return 'It is a piece of a method.';
  if (/:\s*$/.test(lines.at(-1) as string)) return 'The block it ends with has nothing in it.';
  const isFlat = (line: string, i: number) =>
    opensBlock(line) && depthOf(lines[i + 1] as string) <= depthOf(line);
  if (lines.slice(0, -1).some(isFlat)) return 'The indentation of its lines is lost.';
  const isPiece =
    /^(elif|else|except|finally|case)\b|^(""|'')\s*:/.test(lines[0] as string) ||
    /^(return|yield)\b/m.test(lines.join('\n'));
  if (isPiece) return 'It is a piece of something larger.';
  const isSignature =
    lines.some((line) => /^\s*[*/],$|^\) -> /.test(line)) && !lines.some((line) => /\bdef /.test(line));
  if (isSignature) return 'It is a signature, not a call.';
  return whySandboxLacks(lines.join('\n'));
}

function opensBlock(line: string): boolean {
  return /^\s*(async |def |class |if |elif |else\b|for |while |with |try\b|except\b|finally\b).*:\s*$/.test(
    line,
  );
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}

function whySandboxLacks(bare: string): string {
  for (const [, from, imported] of bare.matchAll(
    /^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import|import[ \t]+([\w., \t]+))/gm,
  )) {
    for (const name of (from ?? imported ?? '').split(',').map((part) => part.trim().split(/\s/)[0] ?? '')) {
      const isIn = (modules: string) =>
        modules.split(' ').some((module) => name === module || name.startsWith(`${module}.`));
      const need = NEEDS.find(([modules]) => isIn(modules));
      if (need) return need[1];
      const top = name.split('.')[0] ?? '';
      if (ABSENT.has(top)) return `It needs the package ${top}, which the sandbox does not have.`;
    }
  }
  return CALLS.find(([call]) => call.test(bare))?.[1] ?? '';
}
