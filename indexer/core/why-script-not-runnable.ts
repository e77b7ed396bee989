const PAGE =
  /(?<![.\w$])(document|window|navigator|location|history|localStorage|sessionStorage|alert|confirm|prompt|customElements|HTMLElement|jQuery|requestAnimationFrame|addEventListener)\b(?!\s*:)|(?<![.\w$])\$\(/;
const NETWORK = /(?<![.\w$])(fetch|XMLHttpRequest|WebSocket|EventSource|axios)\b/;
const NODE = /(?<![.\w$])(process|Buffer|__dirname|__filename|Deno|Bun)\b/;
const MODULES = /^\s*(import\b(?!\s*\()|export\b)|(?<![.\w$])(require|import)\(/m;

/** Why a script cannot run in the sandbox, as a sentence; '' when nothing speaks against trying. */
export function whyScriptCannotRun(lang: string, text: string): string {
  if (/^(ts|typescript)$/i.test(lang)) return 'It is TypeScript, which has to be compiled first.';
  if (/^[jt]sx$/i.test(lang)) return 'It holds elements of a page, which have to be compiled first.';
  const bare = withoutTexts(text);
  if (bare.trim() === '') return 'There is nothing in it to run.';
  if (/^\s*(\.\.\.|…)\s*[;,]?\s*$/m.test(bare)) return 'The "..." in it stands for code that is left out.';
  if (!isBalanced(bare)) return 'It is a piece of something larger.';
  if (MODULES.test(bare)) return 'It needs modules, which the sandbox does not have.';
  if (NETWORK.test(bare)) return 'It uses the network, which the sandbox does not have.';
  if (PAGE.test(bare)) return 'It works on a web page, which the sandbox does not have.';
  if (NODE.test(bare)) return 'It needs Node.js, which the sandbox does not have.';
  if (/^(\w.*=\s*)?await\b/m.test(bare)) return 'It waits at its top level, which only modules can.';
  return '';
}

/** The code without its strings and comments, which may say anything. */
function withoutTexts(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g,
    (found) => (found.startsWith('/') ? ' ' : '""'),
  );
}

function isBalanced(bare: string): boolean {
  const open: string[] = [];
  for (const [bracket] of bare.matchAll(/[()[\]{}]/g)) {
    const closes = ')]}'.indexOf(bracket);
    if (closes < 0) open.push(bracket);
    else if (open.pop() !== '([{'[closes]) return false;
  }
  return open.length === 0;
}
