"""The QR code of a permanent address as an SVG path, for print.

At one version, error level and mask a code is an affine function of the bits of its text: flipping one bit of the text
flips always the same modules. So the library encodes one address of each length and, once, each bit that differs;
every other address is put together by exclusive or, some thirty times faster than encoding it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import segno

BORDER = 4
_MASK = 0
_RUN = re.compile("0*1+")


class _Codes:
    """Codes of all texts of one length. `reference` is the first of them."""

    def __init__(self, reference: bytes) -> None:
        self.reference = reference
        code = _encode(reference)
        self.size = len(code.matrix)
        self.modules = _modules(code)
        self.changes: dict[tuple[int, int], int] = {}

    def code(self, text: bytes) -> int:
        """Modules of `text`, row by row, as the bits of one number."""
        modules = self.modules
        for position, (old, new) in enumerate(zip(self.reference, text, strict=True)):
            if old != new:
                modules ^= self._change(position, old ^ new)
        return modules

    def _change(self, position: int, difference: int) -> int:
        """What differs in the code where the byte at `position` differs by these bits."""
        if (position, difference) not in self.changes:
            lowest = difference & -difference
            if lowest != difference:
                found = self._change(position, lowest) ^ self._change(position, difference ^ lowest)
            else:
                changed = bytearray(self.reference)
                changed[position] ^= difference
                found = self.modules ^ _modules(_encode(bytes(changed)))
            self.changes[position, difference] = found
        return self.changes[position, difference]


class _Line(NamedTuple):
    """A row as strokes of the pen: light modules before the first, its length with the moves and strokes after it
    (`2m1 0h4`), and where the pen stands in the end. A row without dark modules has no strokes."""

    light: int
    strokes: str
    end: int


class _Strokes(dict[str, str]):
    """Light modules and the dark ones after them (`0011`) -> the move of the pen and its stroke (`m2 0h2`)."""

    def __missing__(self, run: str) -> str:
        dark = run.count("1")
        self[run] = f"m{len(run) - dark} 0h{dark}"
        return self[run]


_strokes = _Strokes()


# Neighbouring addresses share most of their rows.
@lru_cache(maxsize=1 << 13)
def _line(row: str) -> _Line:
    first, *others = _RUN.findall(row) or ("",)
    dark = first.count("1")
    strokes = f"{dark}{''.join(map(_strokes.__getitem__, others))}" if dark else ""
    return _Line(len(first) - dark, strokes, len(row.rstrip("0")))


def _encode(text: bytes) -> segno.QRCode:
    return segno.make_qr(text, error="l", mode="byte", mask=_MASK, boost_error=False)


def _modules(code: segno.QRCode) -> int:
    return int("".join("1" if module & 1 else "0" for row in code.matrix for module in row), 2)


_by_length: dict[int, _Codes] = {}


def qr_modules(text: str) -> list[str]:
    """Rows of the code of `text`, `1` for a dark module. Raises segno.DataOverflowError beyond 2,953 bytes."""
    data = text.encode("utf-8")
    codes = _by_length.get(len(data))
    if codes is None:
        codes = _by_length[len(data)] = _Codes(data)
    bits = format(codes.code(data), f"0{codes.size**2}b")
    return [bits[start : start + codes.size] for start in range(0, len(bits), codes.size)]


def qr_svg(text: str) -> str:
    """`<svg class="qr">` of the code; decoration, since the address stands beside it as text."""
    rows = qr_modules(text)
    size = len(rows) + 2 * BORDER
    path = [f"M{BORDER} {BORDER}.5"]
    pen_x = pen_y = 0
    for y, row in enumerate(rows):
        light, strokes, end = _line(row)
        if strokes:
            path.append(f"m{light - pen_x} {y - pen_y}h{strokes}")
            pen_x, pen_y = end, y
    return f'<svg class="qr" viewBox="0 0 {size} {size}" aria-hidden="true"><path d="{"".join(path)}"/></svg>'
