"""What the host calls: `start` once, then for each run `prepare` with the earlier snippets and `execute`."""

import importlib.util
import json
import sys
import time
import types

from . import snippet

OWN = "snippet.py"


class Session:
    def __init__(self, with_django, label):
        self.with_django = with_django
        self.label = label
        self.tables = None
        self.page = None
        sys.stdout.reconfigure(line_buffering=True)
        sys.stderr.reconfigure(line_buffering=True)
        if with_django:
            from . import project

            project.configure(label)
            self.versions = f"Python {sys.version.split()[0]}, Django {_django_version()}"
        else:
            self.versions = f"Python {sys.version.split()[0]}"

    def prepare(self, request):
        """Opens a page: its namespace, and what its earlier snippets define. Gives None or the failure as JSON."""
        request = json.loads(request)
        # Putting memory back also puts the generator's state back, and every run would get the same numbers.
        if "random" in sys.modules:
            sys.modules["random"].seed()
        self._open(request["label"])
        for number, code in enumerate(request["context"], 1):
            name = f"earlier snippet {number}"
            failure = self._attempt(code, name, [name])
            if failure["outcome"] == "failed":
                failure["notice"] = f"An earlier snippet of this page (number {number}) failed, so this one did not run."
                return json.dumps(failure)
        return None

    def execute(self, code):
        """Runs a snippet on the open page and gives what became of it, as JSON."""
        return json.dumps(self._attempt(code, OWN, [OWN]))

    def _open(self, label):
        if not self.with_django:
            self.page = types.ModuleType("__main__")
            sys.modules["__main__"] = self.page
            return
        from . import project, tables

        if label != self.label:
            if importlib.util.find_spec(label) is not None:
                raise ValueError(f"the app label {label!r} is taken by a module of Python or Django")
            self.page = project.rename(label)
            self.label = label
        else:
            self.page = sys.modules[label]
        self.tables = tables.Tables(label)

    def _attempt(self, code, name, names):
        started = time.perf_counter()
        outcome = {"outcome": "ran"}
        try:
            value = snippet.describe(snippet.run(code, self.page.__dict__, name, self._after_statement))
            if value is not None:
                outcome["value"] = value
        except SystemExit as end:
            if end.code not in (None, 0):
                outcome = {"outcome": "failed", "traceback": f"SystemExit: {end.code}\n"}
        except BaseException as error:
            outcome = {"outcome": "failed", "traceback": snippet.explain(error, names)}
        finally:
            for stream in (sys.stdout, sys.stderr):
                try:
                    stream.flush()
                except Exception:
                    pass
        outcome["seconds"] = time.perf_counter() - started
        if self.tables and self.tables.failures:
            outcome["notice"] = "; ".join(self.tables.failures)
            self.tables.failures = []
        return outcome

    def _after_statement(self):
        if self.tables:
            self.tables.catch_up()


def start(with_django, label):
    global SESSION
    SESSION = Session(with_django, label)
    return SESSION.versions


def prepare(request):
    return SESSION.prepare(request)


def execute(code):
    return SESSION.execute(code)


def _django_version():
    import django

    return django.get_version()
