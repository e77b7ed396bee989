"""What models a page has: their fields, and which model each relation leads to."""

MODELS = 60


def models_of(label):
    """The models of an app that somebody has written, by name."""
    from django.apps import apps

    return {name: model for name, model in apps.all_models[label].items() if not model._meta.auto_created}


def panel(models, label):
    """The panel that shows these models of an app."""
    return {"kind": "models", "models": [_model(model, label) for model in list(models.values())[:MODELS]]}


def _model(model, label):
    meta = model._meta
    fields = [*meta.local_fields, *meta.local_many_to_many, *meta.private_fields]
    bases = [base for base in model.__mro__[1:] if hasattr(base, "_meta") and not base._meta.abstract]
    return {
        "name": model.__name__,
        "table": meta.db_table if meta.managed and not meta.proxy else "",
        "bases": [_named(base, label) for base in bases[:1]],
        "fields": [_field(field, label) for field in fields],
    }


def _field(field, label):
    told = {"name": field.name, "type": type(field).__name__, "marks": _marks(field)}
    relation = getattr(field, "remote_field", None)
    if relation is not None and getattr(relation, "model", None) is not None:
        told["to"] = _named(relation.model, label)
        told["many"] = bool(field.many_to_many)
    return told


def _marks(field):
    if getattr(field, "primary_key", False):
        return ["primary key"]
    return [mark for mark, name in (("unique", "unique"), ("null", "null")) if getattr(field, name, False) is True]


def _named(model, label):
    """A model by its name, with its app where that is another."""
    if isinstance(model, str):
        return model
    own = model._meta.app_label == label
    return model.__name__ if own else f"{model._meta.app_label}.{model.__name__}"
