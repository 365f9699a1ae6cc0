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
from typing import Any

_CALL = 'gongbaoSearch("'
Entry = tuple[bytes, bytes]
"""Postings in the texts, and in titles and numbers."""


class DamagedError(Exception):
    """A file of the index that cannot be read: its name."""


def script(name: str, data: bytes) -> bytes:
    """The script file that hands `data` over under `name`."""
    packed = base64.b64encode(zlib.compress(data, 9)).decode()
    return f'{_CALL}{name}","{packed}");\n'.encode()


def script_json(name: str, value: Any) -> bytes:
    """A script file with a JSON value."""
    return script(name, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


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


def encode_postings(values: Iterable[int]) -> bytes:
    """Ascending values `unit * 2 + often`: the distance from the unit before, and the mark in the lowest bit."""
    found = bytearray()
    last = -1
    for value in values:
        unit = value >> 1
        step = (unit - last - 1) << 1 | value & 1
        last = unit
        if step < 128:
            found.append(step)
        else:
            found += varint(step)
    return bytes(found)


def decode_postings(data: bytes) -> list[int]:
    """Inverse of `encode_postings`. Raises IndexError for bytes that end too soon."""
    found: list[int] = []
    at, last = 0, -1
    while at < len(data):
        step, at = read_varint(data, at)
        last += (step >> 1) + 1
        found.append(last << 1 | step & 1)
    return found


def encode_shard(entries: Mapping[str, Entry]) -> bytes:
    """Grams in order of their code points, each with its two lists: lengths as varints before each field."""
    found = bytearray()
    for gram in sorted(entries):
        key = gram.encode()
        texts, titles = entries[gram]
        found += varint(len(key)) + key + varint(len(texts)) + texts + varint(len(titles)) + titles
    return bytes(found)


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
