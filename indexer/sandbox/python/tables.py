"""Gives the models that a page defines their tables, so that a snippet need not mention migrations."""


class Tables:
    def __init__(self, label):
        self.label = label
        self.made = {}
        self.failures = []

    def catch_up(self):
        """Makes the tables of models that have come up since the last call. Cheap when there are none."""
        from django.apps import apps

        models = apps.all_models[self.label]
        if all(self.made.get(name) is model for name, model in models.items()):
            return
        for name, model in list(models.items()):
            if self.made.get(name) is not model and _is_complete(model):
                try:
                    self._make(model)
                except Exception as error:
                    self.failures.append(f"no table for {model.__name__}: {error}")
                self.made[name] = model

    def empty(self):
        """Takes all rows away and leaves the tables, for a part of the page that starts anew."""
        from django.contrib.contenttypes.models import ContentType
        from django.db import connection

        from .project import create_base_rows

        self.mend()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys = OFF")
            for table in connection.introspection.table_names():
                cursor.execute(f'DELETE FROM "{table}"')
            cursor.execute("DELETE FROM sqlite_sequence")
            cursor.execute("PRAGMA foreign_keys = ON")
        ContentType.objects.clear_cache()
        create_base_rows()

    def forget(self):
        """Leaves it to others to make the tables of the models that there are."""
        from django.apps import apps

        self.made = dict(apps.all_models[self.label])

    def mend(self):
        """Leaves transactions that a snippet has left open, which would take the next one down with them."""
        from django.db import connection

        connection.needs_rollback = False
        if connection.connection is not None and connection.in_atomic_block:
            connection.in_atomic_block = False
            connection.savepoint_ids = []
            connection.atomic_blocks = []
            connection.connection.rollback()

    def save(self):
        """All tables with their rows, to be put back with `restore`."""
        from django.db import connection

        connection.ensure_connection()
        return connection.connection.serialize()

    def restore(self, saved):
        from django.contrib.contenttypes.models import ContentType
        from django.db import connection

        self.mend()
        connection.connection.deserialize(saved)
        ContentType.objects.clear_cache()
        # Tables of models that were defined since are gone with it.
        there = set(connection.introspection.table_names())
        self.made = {name: model for name, model in self.made.items() if model._meta.db_table in there}
        self.catch_up()

    def _make(self, model):
        from django.db import connection

        meta = model._meta
        if meta.auto_created or meta.proxy or meta.abstract or meta.swapped or not meta.managed:
            return
        old = self.made.get(meta.model_name)
        existing = set(connection.introspection.table_names())
        with connection.schema_editor() as editor:
            if meta.db_table in existing:
                # A model that is defined again starts anew; a table that a snippet made itself is left alone.
                if old is None or old._meta.db_table != meta.db_table:
                    return
                editor.delete_model(old)
            editor.create_model(model)


def _is_complete(model):
    """False while a relation names a model that no snippet has defined yet."""
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    relations = [field.remote_field for field in fields if field.remote_field]
    ends = [end for one in relations for end in (one.model, getattr(one, "through", None))]
    return not any(isinstance(end, str) for end in ends)
