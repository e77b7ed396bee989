"""What the host calls: `start` once, then `versions`, and for each run `prepare` with the earlier snippets and `execute`."""

import importlib.util
import json
import re
import sys
import time
import traceback
import types

from . import kinds, lender, names, show, snippet

OWN = "snippet.py"
RESCUES = 2
WARM_UP = """
from django.contrib.sites.models import Site
from django.template import Context, Template
from django.test import Client, RequestFactory
from djdocs_sandbox import rescue
Template("{{ site }}").render(Context({"site": Site.objects.first()}))
Site.objects.filter(domain__startswith="example").values("id", "domain")
"""
MAKES_ROWS = re.compile(r"\.(create|bulk_create|save|get_or_create|update_or_create)\(")


class Session:
    def __init__(self, with_django, label):
        self.with_django = with_django
        self.label = label
        self.tables = None
        self.watch = None
        self.page = None
        self.files = []
        self.is_loaded = True
        self.lender = None
        self.library = names.Shelf()
        sys.stdout.reconfigure(line_buffering=True)
        sys.stderr.reconfigure(line_buffering=True)
        if with_django:
            from . import project

            project.configure(label)
            self.versions = f"Python {sys.version.split()[0]}, Django {_django_version()}"
        else:
            self.versions = f"Python {sys.version.split()[0]}"

    def warm_up(self):
        """Has everything that a usual run needs read and looked up once, so that the memory which is kept has it."""
        code = "1" if not self.with_django else WARM_UP
        self.prepare(json.dumps({"label": self.label, "context": [], "alone": True, "library": [], "absent": [], "files": []}))
        before = set(self.page.__dict__)
        self.execute(json.dumps({"code": code, "section": None}))
        for name in set(self.page.__dict__) - before:
            del self.page.__dict__[name]
        if self.with_django:
            from django.db import connection

            connection.execute_wrappers.clear()
            self.tables = self.watch = None

    def learn(self, library):
        """Takes in snippets of other pages, which may be borrowed from on every page from now on."""
        for piece in json.loads(library):
            self.library.add(piece["code"], piece["from"])

    def prepare(self, request):
        """Opens a page: its namespace, what it may borrow, and what its earlier snippets do. Gives what failed, as JSON."""
        request = json.loads(request)
        # Putting memory back also puts the generator's state back, and every run would get the same numbers.
        if "random" in sys.modules:
            sys.modules["random"].seed()
        self._open(request)
        failed = []
        for number, earlier in enumerate(request["context"], 1):
            name = f"earlier snippet {number}"
            self._enter(earlier["section"], earlier["code"])
            outcome = self._attempt(earlier["code"], name, [name], earlier.get("kind"))
            if outcome["outcome"] == "failed":
                failed.append({"number": number, "traceback": outcome["traceback"]})
        return json.dumps(failed)

    def execute(self, request):
        """Runs a snippet on the open page and gives what became of it, as JSON."""
        request = json.loads(request)
        self._enter(request["section"], request["code"])
        own = [OWN]
        if self.files:
            from . import pad

            own += pad.files_of(self.label, self.files)
        return json.dumps(self._attempt(request["code"], OWN, own, request.get("kind")))

    def _enter(self, section, code):
        """Rows add up along a page. But a section that begins with a session which makes rows is an example by itself: it
        starts from empty tables, and what it makes is gone after it."""
        if not self.tables or section == self.section:
            return
        self.section = section
        if self.main_rows is not None:
            self.tables.restore(self.main_rows)
            self.main_rows = None
        if section is not None and snippet.is_session(code) and MAKES_ROWS.search(code):
            self.main_rows = self.tables.save()
            self.tables.empty()
            self.watch.forget_rows()

    def _open(self, request):
        label = request["label"]
        if not self.with_django:
            self.page = types.ModuleType("__main__")
            sys.modules["__main__"] = self.page
        else:
            self._open_project(label)
        self.lender = lender.Lender(self.page, self.library, self._after_statement)
        self.indebted = set()
        self.lender.is_alone = request["alone"]
        if self.with_django:
            from . import examples

            self.lender.examples = examples.Examples(self.lender)
        for piece in request["library"]:
            (self.lender.own if piece["own"] else self.lender.others).add(piece["code"], piece["from"])
        self.lender.near = self.lender.own.modules()
        self.files = request["files"] if self.with_django else []
        self.is_loaded = not self.files
        if self.files:
            from . import pad

            pad.write(label, self.files)
        # A package that is missed is never made up, and a Django that is not here is one.
        absent = request["absent"] if self.with_django else [*request["absent"], "django"]
        lender.lend_to(self.lender, absent)

    def _open_project(self, label):
        from . import project, tables, watch

        if label != self.label:
            if importlib.util.find_spec(label) is not None:
                raise ValueError(f"the app label {label!r} is taken by a module of Python or Django")
            self.page = project.rename(label)
            self.label = label
        else:
            self.page = sys.modules[label]
        self.tables = tables.Tables(label)
        self.watch = watch.Watch()
        self.section = None
        self.main_rows = None
        self.is_migrating = False

    def _attempt(self, code, name, own_names, kind=None):
        outcome = {"outcome": "ran"}
        checks = []
        self.lender.begin(code)
        models = self._models()
        if self.watch:
            self.watch.begin()
        started = time.perf_counter()
        try:
            value = self._run(code, name, checks, kind)
            panels = show.panels_of(value)
            text = snippet.describe(value)
            if text is not None:
                outcome["value"] = text
            if panels:
                outcome["panels"] = panels
        except SystemExit as end:
            if end.code not in (None, 0):
                outcome = {"outcome": "failed", "traceback": f"SystemExit: {end.code}\n"}
        except BaseException as error:
            # Of what is no Python, no frame is the reader's own.
            is_bare = kind and not self.files
            text = "".join(traceback.format_exception_only(error)) if is_bare else snippet.explain(error, own_names)
            outcome = {"outcome": "failed", "traceback": text}
        finally:
            for stream in (sys.stdout, sys.stderr):
                try:
                    stream.flush()
                except Exception:
                    pass
        outcome["seconds"] = time.perf_counter() - started
        if checks:
            outcome["checks"] = checks
        expects = 0 if kind else snippet.outputs_shown(code)
        if expects:
            outcome["expects"] = expects
        if self.lender.lent:
            outcome["borrowed"] = self.lender.lent
        if self._is_indebted(code):
            outcome["indebted"] = True
        if name == OWN and self._models() != models:
            from . import diagram

            outcome["panels"] = [*outcome.get("panels", []), diagram.panel(self._models(), self.label)]
        if self.watch:
            self._tell_of_database(outcome, name == OWN)
        return outcome

    def _models(self):
        if not self.with_django:
            return {}
        from . import diagram

        return diagram.models_of(self.label)

    def _is_indebted(self, code):
        """Whether a snippet uses something that was lent, now or before, or that came of it."""
        lent = {one["name"] for one in self.lender.lent if one["from"] != "import"}
        owes = bool(lent or self.indebted & self.lender.wanted)
        if owes:
            self.indebted |= lent
            for node, _ in names.statements_of(code):
                self.indebted.update(names.names_given(node))
        return owes

    def _run(self, code, name, checks, kind):
        """Runs a snippet; where it misses or trips over rows, once more with those that it may have meant."""
        if not self.is_loaded:
            from . import pad

            pad.load(self.label, self.tables)
            self.is_loaded = True
        if kind:
            run = lambda: kinds.run(kind, code, self)
        else:
            run = lambda: snippet.run(code, self.page.__dict__, name, self._after_statement, checks)
        if not self.tables or self.files or kind in ("template", "shell"):
            return run()
        self.tables.mend()
        before = self.tables.save()
        try:
            return run()
        except Exception as error:
            rescued = self._rescue(error, run, checks, before, RESCUES)
            if rescued is None:
                raise
            return rescued[0]

    def _rescue(self, error, run, checks, before, depth):
        """Tries other things that the snippet may have taken for granted; a tuple with the value when one did."""
        from . import rescue

        for note, prepare in rescue.ways(error, self, before):
            checks.clear()
            kept = len(self.lender.lent)
            if note:
                self.lender.lent.append(note)
            prepared = before
            try:
                prepare()
                prepared = self.tables.save()
                return (run(),)
            except Exception as next_error:
                if depth > 1 and str(next_error) != str(error):
                    rescued = self._rescue(next_error, run, checks, prepared, depth - 1)
                    if rescued:
                        return rescued
                del self.lender.lent[kept:]
        return None

    def _tell_of_database(self, outcome, is_shown):
        if self.watch.unmade:
            outcome["unmade"] = sorted(self.watch.unmade)
        if self.watch.count:
            outcome["queries"] = self.watch.count
        if is_shown:
            statements = self.watch.report()
            if statements:
                outcome["sql"] = statements
        self.tables.mend()
        if self.tables.failures:
            outcome["notice"] = "; ".join(self.tables.failures)
            self.tables.failures = []

    def _after_statement(self):
        if not self.tables:
            return
        from django.apps import apps

        self.tables.catch_up()
        # A relation may name a model that is defined further down the page, or on another.
        for label, model in [one for one in apps._pending_operations if one[0] == self.label]:
            if self.lender.find_by_lower(model):
                self.tables.catch_up()


def start(with_django, label):
    global SESSION
    SESSION = Session(with_django, label)
    SESSION.warm_up()


def versions():
    return SESSION.versions


def learn(library):
    SESSION.learn(library)


def prepare(request):
    return SESSION.prepare(request)


def execute(request):
    return SESSION.execute(request)


def _django_version():
    import django

    return django.get_version()
