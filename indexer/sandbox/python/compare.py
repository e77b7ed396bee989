"""Compares what a line of a session printed with what the documentation shows."""

import ast
import doctest
import html.parser
import re

FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
# What differs from run to run and says nothing of the example: ids, addresses, dates and times.
VARYING = [
    (re.compile(r"0x[0-9a-fA-F]{6,}"), "0x0"),
    (re.compile(r"\b(id|pk|_id)(['\"]?\s*[:=]\s*)\d+"), r"\1\g<2>0"),
    (re.compile(r"\bdatetime\.(datetime|date|time)\([^()]*(?:\([^()]*\)[^()]*)*\)"), r"datetime.\1()"),
    (re.compile(r"\b\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([+-]\d{2}:?\d{2}|Z)?)?"), "0-0-0"),
    (re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"), "uuid"),
]
IS_ID = re.compile(r"\b(id|pk)\s*$")


def matches(source, want, got):
    """Whether the output says what is shown, but for ids, addresses and dates: the same text, value or markup."""
    want, got = _settled(want), _settled(got)
    if doctest.OutputChecker().check_output(want, got, FLAGS):
        return True
    if want.strip() == "None" and got == "":
        return True
    value = _literal(want)
    if value is not None and value == _literal(got):
        return True
    if "<" in want and _markup(want) == _markup(got):
        return True
    return bool(IS_ID.search(source.strip())) and want.strip().isdigit() and got.strip().isdigit()


def same_error(want, error):
    """Whether the documentation shows this exception; words and module are not compared, a snippet's often are short."""
    name = type(error).__name__
    return re.search(rf"(^|[\s.]){re.escape(name)}\b", want) is not None


def shows_error(want):
    return re.search(r"^\s*(Traceback|(\w+\.)*\w+(Error|Exception|DoesNotExist|Invalid\w*|NotFound|Http404)\b)", want, re.M) is not None


def _literal(text):
    """The value of a literal in a tuple; documentation breaks lines and quotes as it likes."""
    try:
        return (ast.literal_eval(text.strip()),)
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
        return None


class _Markup(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts = []

    def handle_starttag(self, tag, attrs):
        self.parts.append((tag, *sorted(attrs, key=str)))

    def handle_endtag(self, tag):
        self.parts.append(f"/{tag}")

    def handle_data(self, data):
        words = " ".join(data.split())
        if words:
            self.parts.append(words)


def _markup(text):
    """Tags with their attributes in order, and words: white space and the order of attributes mean nothing in HTML."""
    parser = _Markup()
    parser.feed(text)
    parser.close()
    return parser.parts


def _settled(text):
    for pattern, mark in VARYING:
        text = pattern.sub(mark, text)
    return text
