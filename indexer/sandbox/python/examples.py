"""Makes up what documentation takes for granted: a request, or a row of the model that a name is called after."""

import datetime
import pathlib
import re

DEPTH = 3
KNOWN = frozenset(("request", "BASE_DIR"))
TEXTS = re.compile(r"(subject|message|body|content|text|title|username|email|password|slug|token)_?\d*$")
PLURALS = re.compile(r"(_list|_queryset|_qs|_set|ies|s)$")
AFFIXES = re.compile(r"^(my|some|a|an|the|this|new|old|first|last|other|another)_|(_?\d+|_obj|_object|_instance)$")


class Examples:
    def __init__(self, lender):
        self.lender = lender

    def make(self, name):
        """An object for a name, and the line that says what it is; None when the name says nothing."""
        if name == "request":
            return self._request(), "request = RequestFactory().get('/')  # nobody is logged in"
        if name == "BASE_DIR":
            return pathlib.Path("/home/pyodide"), "BASE_DIR = Path('/home/pyodide')"
        if TEXTS.match(name):
            return name, f"{name} = {name!r}"
        model = self._model_called(name)
        if model is None:
            one = PLURALS.sub(lambda found: "y" if found[0] == "ies" else "", name)
            model = self._model_called(one) if one != name else None
            if model is None:
                return None
            if not model._default_manager.exists():
                self.row(model, {})
            return model._default_manager.all(), f"{name} = {model.__name__}.{model._default_manager.name}.all()  # with a row made up as an example"
        row = model._default_manager.first() or self.row(model, {})
        return row, f"{name} = {model.__name__}.{model._default_manager.name}.first()  # a row made up as an example"

    def model(self, name):
        """A model that is named and that nobody shows."""
        code = f"class {name}(models.Model):\n    name = models.CharField(max_length=100)"
        from django.db import models

        space = {"models": models, "__name__": self.lender.label}
        exec(code, space)
        self.lender.after_statement()
        return space[name], code

    def view(self, name):
        """A view that a URLconf names and nobody shows."""
        from django.http import HttpResponse

        def view(request, *args, **kwargs):
            return HttpResponse(name)

        view.__name__ = view.__qualname__ = name
        return view, f"def {name}(request, *args, **kwargs): return HttpResponse({name!r})"

    def _request(self):
        from django.contrib.auth.models import AnonymousUser
        from django.contrib.messages.storage.fallback import FallbackStorage
        from django.contrib.sessions.backends.db import SessionStore
        from django.test import RequestFactory

        request = RequestFactory().get("/")
        request.user = AnonymousUser()
        request.session = SessionStore()
        request._messages = FallbackStorage(request)
        return request

    def _model_called(self, name):
        from django.apps import apps

        if not name.islower():
            return None
        short = AFFIXES.sub("", AFFIXES.sub("", name)).replace("_", "")
        if not short:
            return None
        if not any(model.__name__.lower() == short for model in apps.get_models()):
            self.lender.find_by_lower(short)
        found = [model for model in apps.get_models() if model.__name__.lower() == short]
        return found[-1] if found else None

    def row(self, model, values, depth=0):
        """Saves a row with plain values in all fields that must have one."""
        from django.db import models

        given = dict(values)
        for field in model._meta.concrete_fields:
            if field.name in given or field.attname in given or field.has_default() or field.null:
                continue
            if field.primary_key and ("pk" in given or isinstance(field, models.AutoField)):
                continue
            if field.remote_field:
                if getattr(field.remote_field, "parent_link", False):
                    continue
                other = field.remote_field.model
                if depth < DEPTH:
                    given[field.name] = other._default_manager.first() or self.row(other, {}, depth + 1)
            else:
                given[field.name] = _plain(field, model)
        return model._default_manager.create(**given)


def _plain(field, model):
    from django.db import models

    if field.choices:
        return field.flatchoices[0][0]
    plain = [
        (models.EmailField, "someone@example.com"),
        (models.URLField, "https://example.com/"),
        (models.SlugField, "example"),
        ((models.CharField, models.TextField), f"{model.__name__} {field.name}"),
        (models.DateTimeField, datetime.datetime(2025, 1, 1, 12, tzinfo=datetime.timezone.utc)),
        (models.DateField, datetime.date(2025, 1, 1)),
        (models.TimeField, datetime.time(12)),
        (models.DurationField, datetime.timedelta(days=1)),
        (models.BooleanField, True),
        (models.JSONField, {}),
        (models.GenericIPAddressField, "127.0.0.1"),
        ((models.IntegerField, models.FloatField, models.DecimalField), 1),
    ]
    value = next((value for kinds, value in plain if isinstance(field, kinds)), "")
    limit = getattr(field, "max_length", None)
    return value[:limit] if limit and isinstance(value, str) else value
