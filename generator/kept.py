"""Files in the cache folder: a SHA-256 of what follows, then a pickle that may hold values of this package only.

A file that is damaged, of another version or not ours is as good as none; one that cannot be written is no error.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import pickle
from functools import lru_cache
from pathlib import Path
from typing import Any

_SAFE = {
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("decimal", "Decimal"),
    ("pathlib", "PosixPath"),
    ("pydantic_core._pydantic_core", "PydanticUndefined"),
}


class _Unpickler(pickle.Unpickler):
    """A cache file is data: only values of this package's rooms come out of it."""

    def find_class(self, module: str, name: str) -> Any:
        return _class(module, name)


# Every file names the same few classes again.
@lru_cache(maxsize=256)
def _class(module: str, name: str) -> Any:
    if (module, name) in _SAFE or (module.startswith("generator.") and "." not in name and name[:1].isupper()):
        return getattr(importlib.import_module(module), name)
    raise pickle.UnpicklingError(f"{module}.{name}")


def pack(value: object) -> bytes:
    """The value as bytes."""
    return pickle.dumps(value, protocol=5)


def unpack(data: bytes) -> Any:
    """The value in the bytes. Raises whatever damaged bytes make it raise."""
    return _Unpickler(io.BytesIO(data)).load()


def load(path: Path) -> Any:
    """The value in the file; None if there is none that can be trusted."""
    try:
        data = path.read_bytes()
        if hashlib.sha256(data[32:]).digest() != data[:32]:
            return None
        return unpack(data[32:])
    except Exception:  # any damage at all means the same: nothing
        return None


def save(path: Path, value: object) -> None:
    """Write the value atomically."""
    data = pack(value)
    partial = path.with_name(path.name + ".new")
    try:
        partial.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(hashlib.sha256(data).digest() + data)
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
