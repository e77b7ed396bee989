"""Runs the text of one snippet in a namespace, statement by statement."""

import ast
import builtins
import doctest
import linecache
import re
import sys
import textwrap
import traceback

from . import compare

VALUE_LIMIT = 100_000
NOT_BLOCKING = "this `await` waits for something outside the snippet, which cannot happen here"


def run(code, namespace, name, after_statement, checks):
    """Runs a module's text or a session of `>>>` lines; gives the last expression's value, None for a session.

    `checks` gets an entry for each line of a session that has an output to compare with."""
    code = textwrap.dedent(code)
    _remember(code, name)
    if is_session(code):
        return _run_session(code, namespace, name, after_statement, checks)
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    tree = compile(code, name, "exec", flags | ast.PyCF_ONLY_AST, dont_inherit=True)
    future = _future_flags(tree)
    value = None
    for node in tree.body:
        if isinstance(node, ast.Expr):
            value = _evaluate(compile(ast.Expression(node.value), name, "eval", flags | future, True), namespace)
        else:
            value = None
            _evaluate(compile(ast.Module([node], []), name, "exec", flags | future, True), namespace)
        after_statement()
    return value


def is_session(code):
    """Whether a text has prompts; remarks may stand before the first."""
    return re.search(r"^\s*>>>( |$)", code, re.M) is not None


def outputs_shown(code):
    """How many lines of a session have an output to compare with; 0 for a module."""
    if not is_session(code):
        return 0
    try:
        return sum(1 for example in doctest.DocTestParser().get_examples(textwrap.dedent(code)) if example.want.strip())
    except ValueError:
        return 0


def describe(value):
    """The value as a reader would see it at a prompt; None when there is nothing to see."""
    if value is None:
        return None
    text = repr(value)
    return text if len(text) <= VALUE_LIMIT else f"{text[:VALUE_LIMIT]} ({len(text)} characters in all)"


def explain(error, names):
    """The traceback from the first frame in the reader's own code on. `names` are the files that count as that."""
    return "".join(_pruned(traceback.TracebackException.from_exception(error, compact=True), names).format())


def _pruned(report, names):
    frames = list(report.stack)
    own = next((i for i, frame in enumerate(frames) if frame.filename in names), None)
    if own is None:
        # Met while compiling, or while asking the value for its `repr()`: what lies below the sandbox's own frames.
        own = next((len(frames) - i for i, frame in enumerate(reversed(frames)) if _is_ours(frame)), 0)
    report.stack = traceback.StackSummary.from_list([frame for frame in frames[own:] if not _is_ours(frame)])
    for cause in (report.__cause__, report.__context__):
        if cause is not None:
            _pruned(cause, names)
    for member in report.exceptions or ():
        _pruned(member, names)
    return report


def _is_ours(frame):
    return frame.filename.startswith(__file__.rpartition("/")[0])


def _remember(code, name):
    """Lets tracebacks and `inspect.getsource` show the snippet's lines."""
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)


def _future_flags(tree):
    import __future__

    names = [
        alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == "__future__"
        for alias in node.names
    ]
    flags = 0
    for name in names:
        flags |= getattr(__future__, name).compiler_flag if hasattr(__future__, name) else 0
    return flags


def _evaluate(code, namespace):
    result = eval(code, namespace)
    if code.co_flags & 0x80:  # a coroutine, because the statement awaits at its top level
        return _drive(result)
    return result


def _drive(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value
    coroutine.close()
    raise RuntimeError(NOT_BLOCKING)


def _run_session(code, namespace, name, after_statement, checks):
    def show(value):
        if value is not None:
            _set_last(namespace, None)
            print(repr(value))
            _set_last(namespace, value)

    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    hook, sys.displayhook = sys.displayhook, show
    try:
        for example in doctest.DocTestParser().get_examples(code):
            # Blank lines in front, so that a traceback names the line that the example stands on.
            source = "\n" * example.lineno + example.source
            heard = _Ear(sys.stdout)
            sys.stdout = heard
            is_right = None
            try:
                _evaluate(compile(source, name, "single", flags, True), namespace)
            except Exception as error:
                if not (example.exc_msg is not None or compare.shows_error(example.want)):
                    raise
                print("Traceback (most recent call last):", "    ...", sep="\n")
                print("".join(traceback.format_exception_only(error)), end="")
                is_right = compare.same_error(example.want, error)
            finally:
                sys.stdout = heard.mouth
            if example.want.strip():
                got = heard.text()
                right = compare.matches(example.source, example.want, got) if is_right is None else is_right
                checks.append({"line": example.lineno + 1, "right": right, "want": example.want, "got": got})
            after_statement()
    finally:
        sys.displayhook = hook
    return None


def _set_last(namespace, value):
    """`_` is what a prompt showed last. The page may have built-in names of its own."""
    builtins._ = value
    own = namespace.get("__builtins__")
    if isinstance(own, dict):
        own["_"] = value


class _Ear:
    """Passes on what is printed, and remembers it."""

    LIMIT = 100_000

    def __init__(self, mouth):
        self.mouth = mouth
        self.parts = []
        self.size = 0

    def write(self, text):
        if self.size < self.LIMIT:
            self.parts.append(text)
            self.size += len(text)
        return self.mouth.write(text)

    def text(self):
        return "".join(self.parts)

    def __getattr__(self, name):
        return getattr(self.mouth, name)
