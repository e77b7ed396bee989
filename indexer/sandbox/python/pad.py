"""A small project of the reader's own: files of one app, which is the page's app with modules of its own in place of a page."""

import importlib
import os
import sys

from . import project


def write(label, files):
    """Puts the files into the app's folder. Their paths have been checked; the wall is elsewhere."""
    project.open_app(label)
    root = sys.modules[label].__path__[0]
    for file in files:
        path = os.path.join(root, file["path"])
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            out.write(file["text"])
    importlib.invalidate_caches()
    _find_templates_anew()


def load(label, tables):
    """Imports the models, makes their tables, and has addresses answered by `urls.py`. Raises what the files raise."""
    from django.apps import apps
    from django.conf import settings
    from django.urls import clear_url_caches

    page = sys.modules[label]
    if _has(label, "models.py"):
        models = importlib.import_module(f"{label}.models")
        apps.get_app_config(label).models_module = models
        # At the prompt the models are there without an import, as in Django's own shell.
        page.__dict__.update({model.__name__: model for model in apps.get_app_config(label).get_models()})
    tables.catch_up()
    if _has(label, "admin.py"):
        importlib.import_module(f"{label}.admin")
    if _has(label, "urls.py"):
        settings.ROOT_URLCONF = f"{label}.urls"
        clear_url_caches()


def files_of(label, files):
    """The paths that count as the reader's own in a traceback."""
    return [os.path.join(sys.modules[label].__path__[0], file["path"]) for file in files]


def _has(label, name):
    return os.path.exists(os.path.join(sys.modules[label].__path__[0], name))


def _find_templates_anew():
    """Which apps have a folder of templates was looked up when there was none yet."""
    from django.template import engines
    from django.template.utils import get_app_template_dirs

    get_app_template_dirs.cache_clear()
    for engine in engines.all():
        for loader in engine.engine.template_loaders:
            loader.reset()
