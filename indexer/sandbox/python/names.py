"""Finds what a snippet uses and nobody has given it: on its page, among the imports of the documentation, on other pages."""

import ast
import doctest
import re
import textwrap
from collections import Counter

CANDIDATES = 5
WORD = re.compile(r"[A-Za-z_]\w*")


class Piece:
    """One statement of the documentation that gives a name."""

    def __init__(self, code, origin, order):
        self.code = code
        self.origin = origin
        self.order = order
        self.words = frozenset(WORD.findall(code))


class Shelf:
    """The statements of many snippets by the names they give."""

    def __init__(self):
        self.definitions = {}
        self.imports = {}

    def add(self, code, origin):
        for node, text in statements_of(code):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                for alias in node.names:
                    if alias.name != "*":
                        name = alias.asname or alias.name.split(".")[0]
                        self.imports.setdefault(name, Counter())[import_line(node, alias)] += 1
                continue
            for name in names_given(node):
                pieces = self.definitions.setdefault(name, [])
                if all(piece.code != text for piece in pieces):
                    pieces.append(Piece(text, origin, len(pieces)))

    def pieces(self, name, wanted):
        """The definitions of a name, those first that have most of the words of the code that wants it."""
        pieces = self.definitions.get(name, ())
        if len(pieces) > 1:
            # A body of nothing but dots says nothing; of equals the first is the one that introduces the name.
            pieces = sorted(
                pieces,
                key=lambda piece: (-len(piece.words & wanted), "..." in piece.code, -len(piece.words), piece.order),
            )
        return pieces[:CANDIDATES]

    def import_lines(self, name, near=frozenset()):
        """The ways to import a name, those first that import from a module that is `near`, then the most usual."""
        lines = self.imports.get(name, Counter()).most_common()
        return [line for line, _ in sorted(lines, key=lambda pair: pair[0].split()[1] not in near)][:CANDIDATES]

    def modules(self):
        """The modules that are imported, or that names are imported from."""
        found = set()
        for lines in self.imports.values():
            for line in lines:
                words = line.split()
                found.add(words[1])
                if words[0] == "from":
                    found.add(f"{words[1]}.{words[3]}")
        return frozenset(found)


def statements_of(code):
    """The statements of a module's text or of a session, each with its own lines; none when it is no Python."""
    if re.search(r"^\s*>>>( |$)", code, re.M):
        try:
            sources = [example.source for example in doctest.DocTestParser().get_examples(code)]
        except ValueError:
            return []
        return [pair for source in sources for pair in _parsed(source)]
    return _parsed(textwrap.dedent(code))


def _parsed(code):
    try:
        tree = compile(code, "piece", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, True)
    except (SyntaxError, ValueError, RecursionError):
        return []
    lines = code.split("\n")
    found = []
    for node in tree.body:
        first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ()))])
        found.append((node, "\n".join(lines[first - 1 : node.end_lineno])))
    return found


def names_given(node):
    if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
        return [node.name]
    targets = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign) and node.value is not None:
        targets = [node.target]
    return [one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)]


def import_line(node, alias):
    given = f" as {alias.asname}" if alias.asname else ""
    if isinstance(node, ast.Import):
        return f"import {alias.name}{given}"
    return f"from {'.' * node.level}{node.module or ''} import {alias.name}{given}"
