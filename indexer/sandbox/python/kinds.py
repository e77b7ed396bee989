"""Runs what is no Python: templates, SQL, management commands and requests. Each gives a value to show, like a last expression."""

import contextlib
import importlib
import os
import re
import shlex
import sqlite3
import sys


LOADS = "{% load cache flatpages humanize i18n l10n static tz %}"
# Commands that want a database in which nothing but migrations has made tables.
MIGRATING = {"makemigrations", "migrate", "optimizemigration", "showmigrations", "sqlmigrate", "squashmigrations", "test"}
STARTING = {"startapp", "startproject"}


def run(kind, code, session):
    return {"template": _render, "sql": _query, "shell": _command, "request": _request}[kind](code, session)


def _render(code, session):
    """The template with what the page has in its names."""
    from django.template import RequestContext, Template
    from django.test import RequestFactory

    names = {name: value for name, value in session.page.__dict__.items() if not name.startswith("_")}
    for name in dict.fromkeys(re.findall(r"\{\{\s*([a-z_]\w*)|\{%\s*(?:for \w+ in|if|with \w+=)\s+([a-z_]\w*)", code)):
        for one in name:
            # What a template shows is made up as for a program, and told.
            if one and one not in names and one not in ("forloop", "request", "not") and session.lender.find(one):
                names[one] = session.page.__dict__[one]
    # Documentation takes it for granted that a template has loaded what comes with the framework.
    return Template(LOADS + code).render(RequestContext(RequestFactory().get("/"), names))


def _query(code, session):
    """The rows of the last statement that has any, as dicts."""
    rows = None
    for statement in _statements(code):
        with _cursor(session) as cursor:
            cursor.execute(statement)
            if cursor.description:
                columns = [column[0] for column in cursor.description]
                rows = [dict(zip(columns, row)) for row in cursor.fetchall()]
            elif cursor.rowcount >= 0:
                print(f"{cursor.rowcount} {'row' if cursor.rowcount == 1 else 'rows'}")
            else:
                print("done")
    return rows


def _statements(code):
    text = ""
    for line in code.splitlines(keepends=True):
        text += line
        if sqlite3.complete_statement(text):
            yield text
            text = ""
    if text.strip():
        yield text


@contextlib.contextmanager
def _cursor(session):
    if session.with_django:
        from django.db import connection

        with connection.cursor() as cursor:
            yield cursor
    else:
        yield session.page.__dict__.setdefault("__connection__", sqlite3.connect(":memory:")).cursor()


def _request(code, session):
    """The answer to the last of the requests, one a line: a method, a path and, for those that send some, form data."""
    from urllib.parse import parse_qsl

    from django.test import Client

    client, response = Client(), None
    for line in filter(str.strip, code.splitlines()):
        method, path, *data = line.split(None, 2)
        fields = dict(parse_qsl("".join(data), keep_blank_values=True))
        response = getattr(client, method.lower())(path, fields)
    return response


def _command(code, session):
    """Management commands, in this process, with a folder for the page's app."""
    from django.core.management import execute_from_command_line

    from . import lender, project

    project.open_app(session.label)
    os.environ["DJANGO_COLORS"] = "nocolor"
    for line in code.splitlines():
        words = shlex.split(line)
        at = next(i for i, word in enumerate(words) if word.endswith(("manage.py", "django-admin")) or word == "django")
        name, *args = words[at + 1 :]
        if name in MIGRATING and not session.is_migrating:
            session.is_migrating = True
            _start_over(session)
        if name == "test":
            # The page's own tests are all that there are.
            if not session.files:
                project.write_tests(session.label)
            args = [session.label, *(arg for arg in args if arg.startswith("-"))]
        elif name not in STARTING:
            args = [
                word if before.startswith("--") and "=" not in before else _known(word, session.label)
                for before, word in zip(["", *args], args)
            ]
        if name == "makemigrations":
            project.write_package(session.label, "migrations")
        # A name that is free on a disk is free here, whatever the documentation has made up before.
        lender.Finder.is_off = True
        try:
            execute_from_command_line(["manage.py", name, *args])
        except SystemExit as end:
            if end.code not in (None, 0):
                raise RuntimeError(f"`{line}` ended with {end.code}") from None
        finally:
            lender.Finder.is_off = False
            importlib.invalidate_caches()
        if name in STARTING:
            _list_files(args[0])


def _start_over(session):
    """An empty database, and none of the changes that a test's environment makes."""
    from django.db import connection
    from django.test import utils

    if hasattr(utils._TestState, "saved_data"):
        utils.teardown_test_environment()
    session.tables.mend()
    connection.connection = None
    connection.ensure_connection()
    session.tables.forget()


def _list_files(folder):
    for path, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            print(os.path.join(path, name))


def _known(word, label):
    """The app of the page in place of one that only the documentation has."""
    from django.apps import apps

    if word.startswith("-") or not re.fullmatch(r"[a-z]\w*", word):
        return word
    if word in {config.label for config in apps.get_app_configs()} or word in APPLESS:
        return word
    return label


APPLESS = {"default", "zero"}
