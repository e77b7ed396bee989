import { Command, InvalidArgumentError } from 'commander';
import { ownVersion } from './package-files.ts';
import type { Terminal } from './terminal.ts';

/** Runs a command and keeps its exit code; the command's own module is only loaded then. */
type Run = (command: (terminal: Terminal) => Promise<number>) => Promise<void>;

/** The command line of djdocs. Each command is a plain function of its options, in `commands/`. */
export function makeProgram(run: Run): Command {
  const program = new Command('djdocs')
    .description('Search, read and keep versioned documentation offline.')
    .version(ownVersion(), '-V, --version', "print djdocs's own version")
    .enablePositionalOptions()
    .showHelpAfterError('Run with --help for how to use it.')
    .addHelpText(
      'after',
      '\nExit codes: 0 found or done, 1 nothing found, 2 usage, 3 broken pack or source, 4 busy, 5 not available here.\n\nNothing is fetched from a network but by get, update and runtime add.\n' +
        '\nExamples:\n  djdocs add ./django-docs-html\n  djdocs search select_related\n  djdocs read django/topics/db/queries#complex-lookups-with-q-objects\n',
    );

  program
    .command('add')
    .description(
      'import documentation: a folder or file of Markdown, a scraped skill, HTML of Sphinx or another tool, plain text, or an archive of it',
    )
    .argument('<source...>', 'folders, files or archives (.zip, .tar, .tar.gz, .tar.xz, .tar.bz2)')
    .option('--doc-set <id>', 'the doc set it belongs to (default: what the source says)')
    .option('--version <version>', 'the version it documents (default: what the source says)')
    .option('--as <format>', 'the format it is in (default: recognised)')
    .option('--replace', 'start the version over: only what is given now remains of it')
    .option(
      '--removed',
      'list the text that is left out because it is no documentation: menus, banners, footers',
    )
    .option('--json', 'print JSON')
    .action((sources: string[], options) =>
      run(async (terminal) => (await import('./commands/add.ts')).addCommand(sources, options, terminal)),
    )
    .addHelpText('after', ADD_HELP);

  program
    .command('get')
    .description('fetch a well-known doc set over https, or list those that are known')
    .argument('[name[@version]]', 'what to fetch (default: list them)')
    .option('--file <file>', 'take it from this file or folder instead, without a network')
    .option('--system', 'take what a package of the operating system has put on this machine')
    .option('--json', 'print JSON')
    .action((target: string | undefined, options) =>
      run(async (terminal) => (await import('./commands/get.ts')).getCommand(target, options, terminal)),
    );

  program
    .command('update')
    .description('say what is newer than what was fetched, and fetch it on yes')
    .argument('[docset]', 'the doc set (default: all)')
    .option('--yes', 'fetch without asking')
    .option('--json', 'print JSON, and fetch only with --yes')
    .action((docSet: string | undefined, options) =>
      run(async (terminal) => {
        const { askAtTerminal } = await import('./ask.ts');
        const ask = options.json ? undefined : askAtTerminal();
        return (await import('./commands/update.ts')).updateCommand(docSet, options, terminal, ask);
      }),
    );

  program
    .command('list')
    .description('show the installed documentation')
    .option('--catalogue', 'show what indexes name as well, and whether it is installed')
    .option('--json', 'print JSON')
    .action((options) =>
      run(async (terminal) => (await import('./commands/list.ts')).listCommand(options, terminal)),
    );

  program
    .command('search')
    .description(
      'find sections: words, names, "phrases", version:5.2, in:django, kind:setting, since:5.0, deprecated:, -word',
    )
    // `-word` leaves a word out, and `--fake-initial` is something to look for.
    .allowUnknownOption()
    .argument('[query...]', 'what to look for')
    .option('--doc-set <id>', 'search only this doc set')
    .option('--version <version>', 'search only this version; auto for the one that the project here uses')
    .option('--kind <kind>', 'find only this kind: section, class, method, setting, tag, …')
    .option('--limit <n>', 'how many hits at most (default: 10)', wholeNumber)
    .option('--explain', 'say why each hit stands where it does, and what was read')
    .option('--batch <file>', 'answer JSON lines {"id","query"} from a file (- for stdin) with JSON lines')
    .option('--json', 'print JSON')
    .action((words: string[], options) =>
      run(async (terminal) => (await import('./commands/search.ts')).searchCommand(words, options, terminal)),
    );

  program
    .command('suggest')
    .description('complete the last word of a query: names first, then words of the documentation')
    .argument('<query...>', 'what was typed so far')
    .option('--doc-set <id>', 'only from this doc set')
    .option('--version <version>', 'only from this version')
    .option('--limit <n>', 'how many at most (default: 10)', wholeNumber)
    .option('--json', 'print JSON')
    .action((words: string[], options) =>
      run(async (terminal) =>
        (await import('./commands/suggest.ts')).suggestCommand(words, options, terminal),
      ),
    );

  program
    .command('read')
    .description('print a section or a page')
    .argument('<ref>', 'docset[@version]/topic/path[#anchor]; the doc set may be left out where it is clear')
    .option('--format <format>', 'md, text, html or json (default: md)')
    .option('--version <version>', 'the version to read; auto for the one that the project here uses')
    .option('--backlinks', 'list the sections of the same version that link here, in place of the text')
    .option('--json', 'print JSON')
    .action((ref: string, options) =>
      run(async (terminal) => (await import('./commands/read.ts')).readCommand(ref, options, terminal)),
    );

  program
    .command('diff')
    .description('show what changed in a section, a page or a whole doc set between two versions')
    .argument('<ref>', 'docset/topic/path[#anchor]; the doc set may be left out where it is clear')
    .argument('<from>', 'the older version')
    .argument('<to>', 'the newer version')
    .option('--format <format>', 'text, md or json (default: text)')
    .option('--json', 'print JSON')
    .action((ref: string, from: string, to: string, options) =>
      run(async (terminal) =>
        (await import('./commands/diff.ts')).diffCommand(ref, from, to, options, terminal),
      ),
    );

  program
    .command('upgrade')
    .description('list what an upgrade from one version to another has to think of')
    .argument('<docset>', 'the doc set')
    .argument('<from>', 'the version in use')
    .argument('<to>', 'the version to come')
    .option(
      '--in <folder>',
      'only what the Python and template files of this project use, with file and line',
    )
    .option('--json', 'print JSON')
    .action((docSet: string, from: string, to: string, options) =>
      run(async (terminal) =>
        (await import('./commands/upgrade.ts')).upgradeCommand(docSet, from, to, options, terminal),
      ),
    );

  program
    .command('export')
    .description(
      'write a static site of what is installed, search for a site built elsewhere, or chunks as JSON',
    )
    .argument('[dir]', 'the folder that becomes the site')
    .option('--doc-set <id>', 'only this doc set; may be given several times', oneMore)
    .option('--base <path>', 'where the site will be: a path like /docs/, or its full address (default: /)')
    .option('--title <title>', "the site's title (default: that of its doc set)")
    .option('--lang <tag>', 'the language of the text (default: en)')
    .option('--without-python', 'leave out Python for running snippets, most of the bytes')
    .option('--log-to <path>', 'where the search box tells what was searched for (default: nowhere)')
    .option('--widget-only', 'write only the search box and its index, for the site given with --from')
    .option('--from <folder>', 'the HTML of a site that something else has built')
    .option('--as <format>', 'the format of that HTML (default: recognised)')
    .option('--jsonl <file>', 'write every chunk as one JSON record a line, - for stdout')
    .option('--version <version>', 'only this version (--jsonl), or the version of the HTML (--from)')
    .option('--force', 'write into a folder with other files; they stay, but for those of the same name')
    .option('--json', 'print JSON')
    .action((folder: string | undefined, { withoutPython, ...options }) =>
      run(async (terminal) =>
        (await import('./commands/export.ts')).exportCommand(
          folder,
          withoutPython ? { ...options, python: false } : options,
          terminal,
        ),
      ),
    )
    .addHelpText('after', EXPORT_HELP);

  program
    .command('check')
    .description('verify what is installed, and say what is in it and what is wrong with it')
    .argument('[docset[@version]]', 'what to check (default: everything)')
    .option('--all', 'print every list to its end')
    .option('--verify', 'only verify every byte, also of the state to go back to')
    .option('--json', 'print JSON, with every list to its end')
    .action((target: string | undefined, options) =>
      run(async (terminal) => (await import('./commands/check.ts')).checkCommand(target, options, terminal)),
    )
    .addHelpText('after', CHECK_HELP);

  program
    .command('rollback')
    .description('undo the last `djdocs add` to a doc set')
    .argument('<docset>', 'the doc set')
    .option('--json', 'print JSON')
    .action((docSet: string, options) =>
      run(async (terminal) =>
        (await import('./commands/rollback.ts')).rollbackCommand(docSet, options, terminal),
      ),
    );

  program
    .command('gc')
    .description('give back the space that only a rollback needs')
    .argument('[docset]', 'the doc set (default: all)')
    .option('--json', 'print JSON')
    .action((docSet: string | undefined, options) =>
      run(async (terminal) => (await import('./commands/gc.ts')).gcCommand(docSet, options, terminal)),
    );

  program
    .command('remove')
    .description('take a doc set or one of its versions away')
    .argument('<docset[@version]>', 'what to remove')
    .option('--json', 'print JSON')
    .action((target: string, options) =>
      run(async (terminal) =>
        (await import('./commands/remove.ts')).removeCommand(target, options, terminal),
      ),
    );

  program
    .command('run')
    .description('run a snippet of a page, or a file, behind a wall: no network, no files, no environment')
    .argument(
      '<ref[:n]|file>',
      'a page or section and the number of its snippet, a file, or with --check a doc set',
    )
    .option('--version <version>', 'the version of the documentation, which chooses the Django')
    .option('--timeout <seconds>', 'stop after so many seconds (default: 5)', wholeNumber)
    .option('--check', 'run every snippet of a doc set and report')
    .option('--json', 'print JSON')
    .action((target: string, options) =>
      run(async (terminal) => (await import('./commands/run.ts')).runCommand(target, options, terminal)),
    )
    .addHelpText('after', RUN_HELP);

  const runtime = program
    .command('runtime')
    .description('what snippets run on: list, add or remove a Django');
  runtime
    .command('list')
    .description('list the Djangos that snippets can run on')
    .option('--json', 'print JSON')
    .action((options) =>
      run(async (terminal) => (await import('./commands/runtime.ts')).runtimeListCommand(options, terminal)),
    );
  runtime
    .command('add')
    .description('make a Django one that snippets can run on')
    .argument('<what...>', '`django` or `django==5.1`, a folder or virtual environment, or wheels')
    .option('--from <ways>', 'how to get one that is named, in this order (default: pip,apt)')
    .option('--json', 'print JSON')
    .action((what: string[], options) =>
      run(async (terminal) =>
        (await import('./commands/runtime.ts')).runtimeAddCommand(what, options, terminal),
      ),
    )
    .addHelpText('after', RUNTIME_HELP);
  runtime
    .command('remove')
    .description('remove a Django that was added')
    .argument('<version>', 'its full version, as `list` shows it')
    .option('--json', 'print JSON')
    .action((version: string, options) =>
      run(async (terminal) =>
        (await import('./commands/runtime.ts')).runtimeRemoveCommand(version, options, terminal),
      ),
    );

  program
    .command('serve')
    .description(
      'serve the app, or an exported site, on this machine; the first line of output is its address',
    )
    .argument('[site]', 'the folder of an exported site')
    .option('--port <n>', 'the port, 0 for any free one (default: 8791)', wholeNumber)
    .option('--read-only', 'add, remove and fetch nothing, whatever the page asks')
    .option(
      '--log-searches <file>',
      'write what the search box of a site was asked to this file; /searches shows it',
    )
    .option('--json', 'print the address as JSON')
    .action((site: string | undefined, options) =>
      run(async (terminal) => (await import('./commands/serve.ts')).serveCommand(site, options, terminal)),
    )
    .addHelpText('after', SERVE_HELP);

  return program;
}

const ADD_HELP = `
What is added twice is updated: pages that are gone from the source go, and a page that cannot be read now keeps its
text. Another source of the same version is merged with what is there, topic by topic; a page that both have is one
topic. \`djdocs check\` lists what came of it, and \`djdocs rollback\` undoes the last change.

Examples:
  djdocs add ./django-5.2-html
  djdocs add ./docs --doc-set widgets --version 2.1
  djdocs add ./docs --doc-set widgets --version 2.1 --replace
`;

const RUN_HELP = `
The snippets before it on its page run first, unheard. What none of them gives is taken from the rest of the page, then
from other pages, then made up as an example; all of it is listed with the result.

Exit codes: 0 ran, 6 failed, 7 stopped. --json prints "outcome", "stdout", "stderr", "value", "sql" (a list of "sql",
"seconds" and "plan"), "responses", "panels", "checks" of a session against its documented output, "borrowed", "error",
"seconds", "runtime" and "notice".

--check runs every snippet with its page alone and once more with what other pages lend it.

Examples:
  djdocs run django/topics/db/queries#creating-objects:1
  djdocs run sketch.py --version 4.2 --json
  djdocs run --check handbook@5.2
`;

const RUNTIME_HELP = `
A page's snippets run on the Django of its version, else on the next newer one; several can be there side by side. Other
packages of a folder or environment come along when they are Python alone. pip checks the hashes that its index gives, apt
its archive's signatures.

Examples:
  djdocs runtime add django==5.1
  djdocs runtime add ~/projects/shop/.venv
  djdocs runtime add Django-5.2.1-py3-none-any.whl asgiref-3.8.1-py3-none-any.whl sqlparse-0.5.3-py3-none-any.whl
`;

const SERVE_HELP = `
Searches are only logged when it is asked for here and by the site (export --log-to /searches/log). A line of JSON each: when,
what was asked, how many hits, and of a choice its place among them and where it led. Nothing is sent anywhere.

Examples:
  djdocs serve
  djdocs export ./site --log-to /searches/log && djdocs serve ./site --log-searches searches.jsonl
`;

const EXPORT_HELP = `
The site works on any file server, below any path, also one that sends no headers and compresses nothing. It has the packs and the app
(app/), a page for each topic and version that needs no script, with its Markdown beside it (page.html.md), lists of
pages, llms.txt, 404.html, with --base https://… also sitemap.xml, and the search box where it is built. One visit
keeps the app and the packs for reading without a network.

Exporting again to the same folder writes what has changed and deletes what is gone, and nothing that djdocs has not
written (djdocs-site.json lists what it has). The same documentation gives the same bytes.

Examples:
  djdocs export ./site
  djdocs export ./site --doc-set widgets --base https://example.org/docs/
  djdocs export --widget-only ./build/html/search --from ./build/html
  djdocs export --jsonl chunks.jsonl --doc-set widgets --version 2.1
`;

const CHECK_HELP = `
Exit code 3 means that a pack is damaged. Problems in content (links that lead nowhere, pages that could not be read)
are listed and are no failure.

--json prints {"docSets": [...]}, each with "id", "title", "intact", "integrity" (number of "parts", "bytes" before
compression, "damaged" files), "bytes" on disk, "previousBytes" (null when there is nothing to go back to),
"previousDamage" (with --verify, when there is any) and "versions". A version has "version", "detectedFrom", "sources", "topics", "chunks", "blocks", "symbols", "snippets",
"links" and "removed" (a "total" and its "kinds"), "unresolved" links, "problems" by "code" with their "places",
"merged" topics and "missing" ones. "source" is a number into "sources"; a "line" of 0 is unknown.
`;

function oneMore(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}
