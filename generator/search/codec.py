"""Bytes of the index: varints, postings, shards, and the script files that carry them.

A file is a classic script of one call, `gongbaoSearch("<name>","<base64>")`, since browsers load scripts from
`file://` but refuse to fetch there. The payload is a zlib stream, whose checksum shows damage.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import sub
from typing import Any

_CALL = 'gongbaoSearch("'
_LEVEL = 6
Entry = tuple[bytes, bytes]
"""Postings in the texts, and in titles and numbers."""


class DamagedError(Exception):
    """A file of the index that cannot be read: its name."""


def script(name: str, data: bytes) -> bytes:
    """The script file that hands `data` over under `name`."""
    packed = base64.b64encode(zlib.compress(data, _LEVEL)).decode()
    return f'{_CALL}{name}","{packed}");\n'.encode()


def script_json(name: str, value: Any) -> bytes:
    """A script file with a JSON value."""
    return script(name, _json(value))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def unscript(name: str, data: bytes) -> bytes:
    """The payload of a script file. Raises DamagedError."""
    try:
        text = data.decode("ascii")
        head, _, rest = text.partition('","')
        if head != f"{_CALL}{name}":
            raise DamagedError(name)
        return zlib.decompress(base64.b64decode(rest.removesuffix('");\n'), validate=True))
    except (UnicodeDecodeError, binascii.Error, zlib.error) as error:
        raise DamagedError(name) from error


def bundle(name: str, pieces: Iterable[Any]) -> bytes:
    """A script file with several JSON values, each a stream of its own: their lengths, then the streams one after the
    other, so that a reader who can ask a server for a range of bytes fetches one."""
    packed = [base64.b64encode(zlib.compress(_json(piece), _LEVEL)).decode() for piece in pieces]
    lengths = " ".join(str(len(one)) for one in packed)
    return f'{_CALL}{name}","{lengths};{"".join(packed)}");\n'.encode()


def unbundle(name: str, data: bytes, number: int) -> Any:
    """One value of a bundle. Raises DamagedError."""
    try:
        head, _, rest = data.decode("ascii").partition('","')
        lengths, _, packed = rest.partition(";")
        ends = list(accumulate(map(int, lengths.split()), initial=0))
        if head != f"{_CALL}{name}" or number + 1 >= len(ends):
            raise DamagedError(name)
        return json.loads(zlib.decompress(base64.b64decode(packed[ends[number] : ends[number + 1]], validate=True)))
    except (ValueError, zlib.error) as error:
        raise DamagedError(name) from error


def varint(number: int) -> bytes:
    """Seven bits a byte, the low ones first; the high bit says that more follow."""
    if number < 128:
        return bytes((number,))
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    found.append(number)
    return bytes(found)


def read_varint(data: bytes, at: int) -> tuple[int, int]:
    """The number at `at` and the position after it. Raises IndexError at the end."""
    number = shift = 0
    while True:
        byte = data[at]
        at += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number, at
        shift += 7


class _Varints(dict[int, bytes]):
    """Number -> its bytes; fills itself."""

    def __missing__(self, number: int) -> bytes:
        found = varint(number)
        if number < _REMEMBERED:
            self[number] = found
        return found


_REMEMBERED = 1 << 16
_VARINTS = _Varints()


def encode_postings(values: Sequence[int]) -> bytes:
    """Ascending values `unit * 2 + often`, at least one: the first, then the distance of each from the one before."""
    if len(values) == 1:
        return _VARINTS[values[0]]
    return b"".join(map(_VARINTS.__getitem__, [values[0], *map(sub, values[1:], values)]))


def decode_postings(data: bytes) -> list[int]:
    """Inverse of `encode_postings`. Raises IndexError for bytes that end too soon."""
    found: list[int] = []
    at = last = 0
    while at < len(data):
        step, at = read_varint(data, at)
        last += step
        found.append(last)
    return found


def encode_shard(entries: Mapping[str, Entry]) -> bytes:
    """Grams in order of their code points, each with its two lists: lengths as varints before each field."""
    sizes = _VARINTS
    found: list[bytes] = []
    for gram in sorted(entries):
        key, (texts, titles) = gram.encode(), entries[gram]
        found += (sizes[len(key)], key, sizes[len(texts)], texts, sizes[len(titles)], titles)
    return b"".join(found)


def decode_shard(data: bytes, wanted: Sequence[str]) -> dict[str, Entry]:
    """The entries of the grams in `wanted`, as far as they are there. Raises IndexError for bytes that end too soon."""
    keys = {gram.encode(): gram for gram in wanted}
    found: dict[str, Entry] = {}
    for key, texts, titles in _entries(data):
        if key in keys:
            found[keys[key]] = texts, titles
    return found


def _entries(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    at = 0
    while at < len(data):
        fields: list[bytes] = []
        for _ in range(3):
            length, at = read_varint(data, at)
            fields.append(data[at : at + length])
            at += length
        yield fields[0], fields[1], fields[2]
