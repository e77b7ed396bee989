"""Runs inside Pyodide at build time: turns source into byte code that the same Pyodide loads without looking at times.

Byte code is `UNCHECKED_HASH` and lies where the source lay (`x.pyc` for `x.py`), so nothing is compiled when a reader starts Python.
"""

import importlib.util
import io
import os
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

EPOCH = (1980, 1, 1, 0, 0, 0)


def byte_code(source: bytes, path: str) -> bytes | None:
    try:
        code = compile(source, path, "exec", dont_inherit=True, optimize=0)
    except (SyntaxError, ValueError):
        return None
    return _code_to_hash_pyc(code, importlib.util.source_hash(source), False)


def compile_standard_library(stock: str, mounted_at: str, target: str) -> None:
    """Stored, not deflated: reading it is most of what importing costs once nothing is compiled."""
    with zipfile.ZipFile(stock) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as out:
        for name in sorted(source.namelist()):
            data = source.read(name)
            if name.endswith(".py"):
                compiled = byte_code(data, f"{mounted_at}/{name}")
                if compiled is not None:
                    name, data = name + "c", compiled
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            out.writestr(entry, data)


def compile_tree(root: str, mounted_at: str) -> None:
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            if not name.endswith(".py"):
                continue
            path = os.path.join(folder, name)
            with io.open(path, "rb") as file:
                compiled = byte_code(file.read(), os.path.join(mounted_at, os.path.relpath(path, root)))
            if compiled is not None:
                with io.open(path + "c", "wb") as file:
                    file.write(compiled)
                os.unlink(path)
