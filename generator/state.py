"""What the last build did, so that the next one does only what changed. Losing it costs time, never correctness.

One file in the cache folder: a SHA-256 of what follows, then a pickle that may hold values of this package only. A
file that is damaged, of another version or not ours is as good as none.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .facts import IssueFacts

_SAFE = {
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("decimal", "Decimal"),
    ("pydantic_core._pydantic_core", "PydanticUndefined"),
}


@dataclass
class IssueState:
    """One issue: `fingerprint` of its files' times, `digest` of their bytes, its facts, and what was made of it.

    `key` is the digest of everything that its outputs depend on; `outputs` are their addresses.
    """

    fingerprint: str
    digest: str
    facts: IssueFacts
    key: str = ""
    outputs: tuple[str, ...] = ()


@dataclass
class State:
    """`generation` names the published site this state belongs to; `whole` maps a page or export of the whole archive
    to the digest of what it was made from; `inputs` is the digest of all inputs."""

    reading: str = ""
    generation: str = ""
    inputs: str = ""
    issues: dict[str, IssueState] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)


class _Unpickler(pickle.Unpickler):
    """A cache file is data: only values of this package's rooms come out of it."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _SAFE or (module.startswith("generator.") and "." not in name and name[:1].isupper()):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def load_state(path: Path, reading: str) -> State:
    """The state in `path`; an empty one if it is absent, damaged, or was read by another version (`reading`)."""
    try:
        data = path.read_bytes()
        if hashlib.sha256(data[32:]).digest() != data[:32]:
            return State(reading=reading)
        state = _Unpickler(io.BytesIO(data[32:])).load()
    except Exception:  # any damage at all means the same: no state
        return State(reading=reading)
    if not isinstance(state, State) or state.reading != reading:
        return State(reading=reading)
    return state


def save_state(path: Path, state: State) -> None:
    """Write the state atomically; a folder that cannot be written to is not an error."""
    data = pickle.dumps(state, protocol=5)
    partial = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(hashlib.sha256(data).digest() + data)
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
