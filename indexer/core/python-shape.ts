/** What can be told of Python without running it. */
export interface PythonShape {
  /** The code without comments; strings are left as empty pairs of quotes. */
  readonly bare: string;
  /** Whether every bracket and string is closed, and by its own kind. */
  readonly isClosed: boolean;
}

const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const TOKEN = /#[^\n]*|("""|'''|"|')|[([{]|[)\]}]/g;

/** Reads over strings and comments, so that brackets and names in them do not count. */
export function readPython(code: string): PythonShape {
  const open: string[] = [];
  let bare = '';
  let isClosed = true;
  let at = 0;
  for (;;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(code);
    if (!match) break;
    const [token, quote] = match;
    bare += code.slice(at, match.index);
    at = match.index + token.length;
    if (quote) {
      const end = endOfString(code, at, quote);
      if (end < 0) isClosed = false;
      at = end < 0 ? lineEnd(code, at) : end;
      bare += quote[0]?.repeat(2);
    } else if (token[0] !== '#') {
      bare += token;
      const opener = CLOSERS[token];
      if (!opener) open.push(token);
      else if (open.pop() !== opener) isClosed = false;
    }
  }
  return { bare: bare + code.slice(at), isClosed: isClosed && open.length === 0 };
}

/** The statements of an interactive session, without prompts and answers. */
export function sessionSource(text: string): string {
  const lines: string[] = [];
  let inStatement = false;
  for (const line of text.split('\n')) {
    const prompt = /^\s*(>>>|\.\.\.)(?: (.*)|$)/.exec(line);
    inStatement = prompt?.[1] === '>>>' || (inStatement && prompt !== null);
    if (inStatement) lines.push(prompt?.[2] ?? '');
  }
  return lines.join('\n');
}

/** The end of a string's closing quotes, or -1. A string in single quotes ends with its line. */
function endOfString(code: string, from: number, quote: string): number {
  for (let at = from; at < code.length; at++) {
    if (code[at] === '\\') at++;
    else if (code.startsWith(quote, at)) return at + quote.length;
    else if (code[at] === '\n' && quote.length === 1) return -1;
  }
  return -1;
}

function lineEnd(code: string, from: number): number {
  const end = code.indexOf('\n', from);
  return end < 0 ? code.length : end;
}
