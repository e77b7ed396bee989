"""What can be shown of a value besides its `repr()`: rows as a table, a response with its headers, HTML."""

ROWS = 100
CELL = 200
BODY = 200_000


def panels_of(value):
    """The panels for a value, most often none. Never raises: a value's own code may."""
    try:
        panel = _response(value) or _table(value) or _markup(value)
    except Exception:
        panel = None
    return [panel] if panel else []


def _table(value):
    rows = _records(value)
    if not rows:
        return None
    columns = list(dict.fromkeys(name for row in rows[:ROWS] for name in row))
    return {
        "kind": "table",
        "columns": [str(name) for name in columns],
        "rows": [[_cell(row[name]) if name in row else "" for name in columns] for row in rows[:ROWS]],
        "total": len(rows),
    }


def _records(value):
    """Dicts, one for each row; None when the value is no list of rows."""
    name = type(value).__name__
    if name in ("QuerySet", "RawQuerySet") or hasattr(value, "_iterable_class"):
        value = list(value)
    if not isinstance(value, (list, tuple)) or not value:
        return None
    if all(isinstance(one, dict) and one for one in value):
        return list(value)
    if all(hasattr(one, "_meta") and hasattr(one, "_state") for one in value) and len({type(one) for one in value}) == 1:
        return [{field.attname: getattr(one, field.attname, "") for field in one._meta.concrete_fields} for one in value]
    if all(isinstance(one, tuple) and hasattr(one, "_fields") for one in value):
        return [one._asdict() for one in value]
    return None


def _cell(value):
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= CELL else f"{text[:CELL]}…"


def _response(value):
    if not (hasattr(value, "status_code") and hasattr(value, "headers") and hasattr(value, "reason_phrase")):
        return None
    if getattr(value, "is_rendered", True) is False:
        value.render()
    body = b"".join(value.streaming_content) if getattr(value, "streaming", False) else value.content
    return {
        "kind": "response",
        "status": value.status_code,
        "reason": str(value.reason_phrase),
        "headers": [[str(name), str(text)] for name, text in value.headers.items()],
        "type": value.headers.get("Content-Type", "").partition(";")[0],
        "body": body.decode(value.charset or "utf-8", "replace")[:BODY],
    }


def _markup(value):
    if isinstance(value, str) and hasattr(value, "__html__"):
        return {"kind": "markup", "body": str(value)[:BODY]}
    return None
