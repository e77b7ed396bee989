"""Lends a page what its snippets use without having it, and keeps a list of what was lent, for the reader."""

import builtins
import importlib.abc
import importlib.machinery
import importlib.util
import re
import sys
import types

from .examples import KNOWN
from .names import WORD, Shelf

class Builtins(dict):
    """What Python asks last for a name; it asks this only for names that nothing has given."""

    def __init__(self, lender):
        super().__init__(vars(builtins))
        self.lender = lender

    def __missing__(self, name):
        if self.lender.find(name):
            return self.lender.namespace[name]
        raise KeyError(name)


class Lender:
    def __init__(self, page, others, after_statement):
        self.namespace = page.__dict__
        self.label = page.__name__
        self.own = Shelf()
        self.others = others
        self.after_statement = after_statement
        self.code = ""
        self.wanted = frozenset()
        # Modules that the page itself imports from, so that of two classes of one name it gets its own.
        self.near = frozenset()
        self.absent = frozenset()
        self.lent = []
        # Whether nothing of other pages may be lent, and what makes up examples.
        self.is_alone = False
        self.examples = None
        self._busy = set()
        self._hopeless = set()

    def begin(self, code):
        """Called before each snippet: what was lent is told of the snippet it was lent to."""
        self.code = code
        self.wanted = frozenset(WORD.findall(code))
        self.lent = []
        self._hopeless.clear()

    def find(self, name):
        """Gives the page a name. False when nobody has it."""
        if name.startswith("__") or name in self._busy or name in self._hopeless:
            return False
        self._busy.add(name)
        try:
            found = any(self._take(name, code, origin) for code, origin in self._offers(name))
            found = found or self._make_up(name)
        finally:
            self._busy.discard(name)
        if not found:
            self._hopeless.add(name)
        return found

    def find_by_lower(self, lower):
        """Gives the page the class that Django knows by its name in lower case."""
        for shelf in (self.own, self.others):
            for name in list(shelf.definitions):
                if name.lower() == lower and name != lower and name not in self.namespace:
                    if self.find(name):
                        return True
        return False

    def _offers(self, name):
        if name != "_":
            for piece in self.own.pieces(name, self.wanted):
                yield piece.code, piece.origin
        # What these words mean in a snippet is never the module or function that has the name, too.
        for shelf in () if name in KNOWN else (self.own, self.others):
            for line in shelf.import_lines(name, self.near):
                if self._is_real(line) or line.startswith("from . import "):
                    yield line, "import"
        if name != "_" and not self.is_alone:
            for piece in self.others.pieces(name, self.wanted):
                yield piece.code, piece.origin

    def _take(self, name, code, origin):
        try:
            exec(compile(code, f"<{origin}>", "exec", dont_inherit=True), self.namespace)
            self.after_statement()
        except Exception:
            # Another place may say it better.
            pass
        return name in self.namespace and self._note(name, code, origin)

    def _make_up(self, name):
        """An example of what the name says: a request, or a row of the model that it is called after."""
        if self.is_alone or self.examples is None:
            return False
        made = self.examples.make(name)
        if made is None and name[0].isupper() and re.search(rf"\b{name}\.(objects\b|_default_manager)", self.code):
            made = self.examples.model(name)
        if made is None:
            return False
        self.namespace[name], code = made
        return self._note(name, code, "example")

    def make_up_member(self, module, name):
        """An example of what a module that documentation has made up would hold: a view, or a model without fields."""
        if self.is_alone or self.examples is None:
            return False
        if module.endswith("views") and name.islower():
            self.namespace[name], code = self.examples.view(name)
        elif module.endswith("models") and name[0].isupper():
            self.namespace[name], code = self.examples.model(name)
        else:
            return False
        return self._note(name, code, "example")

    def may_make_up(self, module):
        """Whether a module that is not there is one that documentation has made up, and not a package it would need."""
        top = module.partition(".")[0]
        return top not in self.absent and top not in sys.stdlib_module_names and module not in sys.modules

    def make_up_module(self, name):
        """For modules that are named in a string, such as those of included URLs: empty but for what the page has."""
        parts = name.split(".")
        for end in range(1, len(parts) + 1):
            path = ".".join(parts[:end])
            if path not in sys.modules:
                module = MadeUpModule(path)
                module.__path__ = []
                module.urlpatterns = []
                sys.modules[path] = module

    def _note(self, name, code, origin):
        self.lent.append({"name": name, "from": origin, "code": code})
        return True

    def _is_real(self, line):
        """Whether an import names a module that is installed, and not one that the documentation has made up."""
        module = line.split()[1]
        if module.startswith("."):
            return False
        made_up, Finder.is_off = Finder.is_off, True
        try:
            return importlib.util.find_spec(module.split(".")[0]) is not None
        except (ImportError, ValueError):
            return False
        finally:
            Finder.is_off = made_up


class MadeUpModule(types.ModuleType):
    """A module that the documentation only talks about: whatever the page has is in it."""

    def __getattr__(self, name):
        if not name.startswith("__"):
            namespace = LENDER.namespace
            if name in namespace or LENDER.find(name):
                return namespace[name]
            if LENDER.make_up_member(self.__name__, name):
                return namespace[name]
        raise AttributeError(f"nothing here defines {name!r} for the module {self.__name__!r}")


class PageModule(types.ModuleType):
    """The page as a package. Python puts a module that was imported into its package, where made-up ones would be in the way."""

    def __setattr__(self, name, value):
        if not isinstance(value, MadeUpModule):
            super().__setattr__(name, value)


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Comes last, and answers only the page's own imports: Django looks for packages that it can do without."""

    is_off = False

    def __init__(self, absent):
        self.absent = absent

    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if self.is_off or top in self.absent or top in sys.stdlib_module_names or top.startswith("_"):
            return None
        # `from boats.models import Boat` asks for a module of that name when nobody has the class.
        if not name.rpartition(".")[2].islower():
            return None
        parent = sys.modules.get(name.rpartition(".")[0])
        is_ours = top == LENDER.label or isinstance(parent, MadeUpModule) or "." not in name
        return importlib.machinery.ModuleSpec(name, self, is_package=True) if is_ours and _asked_by_page() else None

    def create_module(self, spec):
        module = MadeUpModule(spec.name)
        module.__path__ = []
        return module

    def exec_module(self, module):
        pass


LENDER = None


def lend_to(lender, absent):
    """Makes a lender the one that the page's names and imports go to."""
    global LENDER
    LENDER = lender
    lender.absent = frozenset(absent)
    lender.namespace["__builtins__"] = Builtins(lender)
    sys.meta_path[:] = [one for one in sys.meta_path if not isinstance(one, Finder)] + [Finder(frozenset(absent))]


def _asked_by_page():
    frame = sys._getframe(2)
    while frame is not None:
        file = frame.f_code.co_filename
        if "importlib" not in file and not file.endswith("lender.py"):
            return frame.f_globals is LENDER.namespace
        frame = frame.f_back
    return False
