"""Other rows to try a snippet with, when it failed for those that were there."""

import re

from django.apps import apps
from django.contrib.admin import site

try:
    from django.contrib.admin.exceptions import AlreadyRegistered
except ImportError:  # before Django 5.0
    from django.contrib.admin.sites import AlreadyRegistered
from django.core.exceptions import FieldDoesNotExist, FieldError, MultipleObjectsReturned, ObjectDoesNotExist
from django.db import IntegrityError, OperationalError, connections
from django.http import Http404
from django.utils.connection import ConnectionDoesNotExist


def ways(error, session, before):
    """Pairs of a note for the reader (or None) and what to do before the snippet runs again, the most likely first."""
    tables, lender = session.tables, session.lender
    if isinstance(error, (MultipleObjectsReturned, IntegrityError)):
        if session.main_rows is not None:
            yield None, lambda: tables.restore(session.main_rows)
        yield None, lambda: _empty(session)
    elif isinstance(error, AlreadyRegistered):
        yield None, lambda: site._registry.clear()
    elif isinstance(error, (FieldError, FieldDoesNotExist, TypeError, KeyError)):
        for piece in _other_variants(error, lender):
            note = {"name": piece.name, "from": piece.origin, "code": piece.code}
            yield note, lambda: _redefine(session, before, piece.code)
    elif isinstance(error, ModuleNotFoundError) and error.name and lender.may_make_up(error.name):
        yield None, lambda: lender.make_up_module(error.name)
    elif isinstance(error, ConnectionDoesNotExist) and not lender.is_alone:
        alias = re.search(r"'(\w+)'", str(error))[1]
        note = {"name": alias, "from": "example", "code": f"DATABASES[{alias!r}] = DATABASES['default']"}
        yield note, lambda: _second_name(alias)
    elif isinstance(error, OperationalError) and "no such table" in str(error):
        table = str(error).rpartition(" ")[2]
        yield None, lambda: _name_table(session, before, table)
    if isinstance(error, (ObjectDoesNotExist, Http404, IndexError, AttributeError, AssertionError, ValueError)):
        if session.main_rows is not None:
            yield None, lambda: tables.restore(session.main_rows)
        if not lender.is_alone:
            yield from _rows(error, session, before)


def _rows(error, session, before):
    model, values = _wanted(error)
    models = [(model, values)] if model else [(one, {}) for one in _models_in(session.lender) if not one._default_manager.exists()]
    if models:
        names = ", ".join(one.__name__ for one, _ in models)
        note = {"name": names, "from": "example", "code": f"# a row of {names}, made up as an example"}
        yield note, lambda: _add(session, before, models)


def _models_in(lender):
    return [one for one in apps.get_app_config(lender.label).get_models() if one.__name__ in lender.wanted]


def _other_variants(error, lender):
    """Definitions of classes in the snippet that have a name which the ones at hand lack."""
    missing = set(re.findall(r"'(\w+)'", str(error)))
    for name in sorted(lender.wanted):
        if isinstance(lender.namespace.get(name), type):
            for shelf in (lender.own,) if lender.is_alone else (lender.own, lender.others):
                for piece in shelf.definitions.get(name, ()):
                    if missing & piece.words & lender.wanted:
                        piece.name = name
                        yield piece


def _second_name(alias):
    """Lets the one database there is answer for another that a project may have."""
    connections.databases[alias] = connections.databases["default"]
    connections[alias] = connections["default"]


def _name_table(session, before, table):
    """Lets SQL that is written by hand find a model's table by the name that it would have in the project of the page."""
    model_name = table.rpartition("_")[2]
    session.lender.find_by_lower(model_name)
    model = next((one for one in apps.get_app_config(session.label).get_models() if one._meta.model_name == model_name), None)
    if model is None or model._meta.db_table == table:
        raise LookupError(table)
    session.tables.restore(before)
    with connections["default"].cursor() as cursor:
        cursor.execute(f'CREATE VIEW "{table}" AS SELECT * FROM "{model._meta.db_table}"')


def _redefine(session, before, code):
    session.tables.restore(before)
    exec(compile(code, "<other>", "exec", dont_inherit=True), session.lender.namespace)
    session._after_statement()


def _empty(session):
    session.tables.empty()
    session.watch.forget_rows()


def _add(session, before, models):
    session.tables.restore(before)
    for model, values in models:
        session.lender.examples.row(model, values)


def _wanted(error):
    """The model that had no row, and the values that the row was asked by where they are plain ones."""
    model = next((one for one in apps.get_models() if isinstance(error, one.DoesNotExist)), None)
    if isinstance(error, Http404):
        named = re.match(r"No (\w+) matches", str(error))
        model = next((one for one in apps.get_models() if named and one.__name__ == named[1]), None)
    values = {}
    trace = error.__traceback__
    while trace is not None:
        frame = trace.tb_frame
        if frame.f_code.co_name == "get" and isinstance(frame.f_locals.get("kwargs"), dict):
            asked = frame.f_locals["kwargs"].items()
            values = {name.removesuffix("__exact"): value for name, value in asked if "__" not in name.removesuffix("__exact")}
        trace = trace.tb_next
    return model, values
