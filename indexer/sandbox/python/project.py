"""The Django project that snippets run in: one database in memory and one app, whose only module is the page itself."""

import importlib.machinery
import os
import sys
import unittest

from .lender import PageModule

BASE_APPS = [
    "django.contrib.admin",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sites",
    "django.contrib.flatpages",
    "django.contrib.redirects",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]


def page_module(label):
    """A package with the page's name: Django takes it for an app and for the URLconf, snippets run in it."""
    page = PageModule(label)
    page.__path__ = [f"/home/pyodide/{label}"]
    page.__file__ = f"/home/pyodide/{label}/__init__.py"
    page.__package__ = label
    page.__spec__ = importlib.machinery.ModuleSpec(label, None, is_package=True)
    page.urlpatterns = []
    sys.modules[label] = page
    return page


def configure(label):
    """Sets Django up, once. Called before any snippet runs, so that the time it takes is not counted as a run's."""
    # Pyodide always has an event loop, so Django would take every query for one inside a coroutine.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    import django
    from django.conf import settings

    page_module(label)
    settings.configure(
        SECRET_KEY="for snippets only",
        ALLOWED_HOSTS=["*"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
        INSTALLED_APPS=[*BASE_APPS, label],
        LOGGING_CONFIG=None,
        MEDIA_ROOT="/home/pyodide/media",
        MIDDLEWARE=MIDDLEWARE,
        # The usual hashers need parts of OpenSSL that Pyodide does not have, and are slow on purpose.
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        ROOT_URLCONF=label,
        SITE_ID=1,
        STATIC_URL="static/",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": CONTEXT_PROCESSORS},
            }
        ],
        TIME_ZONE="UTC",
        USE_TZ=True,
    )
    django.setup()
    if django.VERSION < (5, 0):
        _copy_contexts_without_super()
    _create_base_tables()


def rename(label):
    """Moves the project to another app label, for a page whose models belong to another app."""
    from django.apps import apps
    from django.conf import settings

    page = page_module(label)
    settings.ROOT_URLCONF = label
    settings.INSTALLED_APPS = [*BASE_APPS, label]
    apps.set_installed_apps(settings.INSTALLED_APPS)
    return page


def _copy_contexts_without_super():
    """Django 4.2 copies a template context by way of `super()`, which Python 3.14 no longer allows."""
    from copy import copy

    from django.template.context import BaseContext

    def duplicate(self):
        twin = BaseContext()
        twin.__class__ = self.__class__
        twin.__dict__ = copy(self.__dict__)
        twin.dicts = self.dicts[:]
        return twin

    BaseContext.__copy__ = duplicate


def _create_base_tables():
    from django.apps import apps
    from django.db import connection

    with connection.schema_editor() as editor:
        for config in apps.get_app_configs():
            for model in config.get_models():
                editor.create_model(model)
    create_base_rows()


def create_base_rows():
    """What a new project has in its tables before anybody has done anything."""
    from django.contrib.sites.models import Site

    Site.objects.clear_cache()
    Site.objects.create(pk=1, domain="example.com", name="example.com")


def open_app(label):
    """Gives the page's app a folder, which commands write migrations, tests and the like to."""
    from django.apps import apps

    write_package(label, "")
    # Commands pass over apps that have no module of models; here that is the page itself.
    apps.get_app_config(label).models_module = sys.modules[label]
    parent = os.path.dirname(sys.modules[label].__path__[0])
    if parent not in sys.path:
        sys.path.insert(0, parent)


def write_package(label, name):
    """Makes a folder of the app a package, where it is none yet."""
    folder = os.path.join(sys.modules[label].__path__[0], name)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "__init__.py"), "a"):
        pass
    importlib.invalidate_caches()


def write_tests(label):
    """Gives the app a module with the test cases that the page defines."""
    page = sys.modules[label]
    cases = [name for name, value in vars(page).items() if isinstance(value, type) and issubclass(value, unittest.TestCase)]
    own = [name for name in cases if vars(page)[name].__module__ == label]
    with open(os.path.join(page.__path__[0], "tests.py"), "w") as file:
        file.write(f"from {label} import {', '.join(own)}\n" if own else "")
    importlib.invalidate_caches()
