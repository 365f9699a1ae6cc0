"""发文字号: parse every typed variant, print the standard form.

Grammar (after widths are halved and blanks dropped; BRACKET is any of 〔〕 [] () 【】 ﹝﹞)::

    standard   = agency_code BRACKET year BRACKET ["第"] sequence ["号"]      孝政发〔2020〕10号
    year-first = BRACKET year BRACKET agency_code ["第"] sequence ["号"]      〔1996〕武司字第82号
    order      = issuer ("令"|"公告"|…) [year "年"] ["第"] sequence "号"      国务院令第394号, 商务部令2014年第3号
    macao      = "第" sequence "/" [letters "/"] year ("号"|"號") [issuer]    第17/PRE/2016號批示
    year       = four digits | two digits (49-99 → 19xx, else 20xx) | four Chinese digits

An agency code may hold brackets itself (晋政地(调剂)字〔2014〕5号), and a sequence may look like a year
(〔2019〕2015号): only the last bracket that holds nothing but a year is the year.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from .text import CHINESE_DIGITS, half_width, squeeze

Form = Literal["standard", "order", "macao"]

_YEAR = r"(?P<year>\d{4}|\d{2})年?"
_SEQUENCE = r"第?0*(?P<sequence>\d{1,6})[号號]?"
_STANDARD = re.compile(rf"(?P<code>.*?\D|)〔{_YEAR}〕{_SEQUENCE}")
_YEAR_FIRST = re.compile(rf"〔{_YEAR}〕(?P<code>[^\d〔]*[^\d〔第])第?0*(?P<sequence>\d{{1,6}})[号號]?")
_ORDER_CODE = r"(?P<code>.*(?:令|公告|通告|公报|决定|决议|通令))"
_ORDER = re.compile(rf"{_ORDER_CODE}(?:(?P<year>\d{{4}})年)?第?0*(?P<sequence>\d{{1,6}})[号號]")
_MACAO = re.compile(r"第0*(?P<sequence>\d+)/(?:(?P<letters>[A-Z][A-Z-]*)/)?(?P<year>\d{4})[号號](?P<issuer>\D*)")
_YEAR_BRACKET = re.compile(r"[(\[【〔﹝［（](\d{4}|\d{2})年?[)\]】〕﹞］）]")
_CHINESE_YEAR = re.compile(r"(?<=[(\[【〔﹝（])[一二三四五六七八九〇○零Ｏ]{4}(?=年?[)\]】〕﹞）])")


class DocumentNumber(NamedTuple):
    """A document number taken apart; `str()` gives the standard form, equal numbers compare equal."""

    agency_code: str
    year: int | None
    sequence: int
    form: Form = "standard"
    letters: str = ""

    def __str__(self) -> str:
        if self.form == "macao":
            middle = f"{self.letters}/" if self.letters else ""
            return f"第{self.sequence}/{middle}{self.year}號{self.agency_code}"
        if self.form == "order":
            year = f"{self.year}年" if self.year else ""
            return f"{self.agency_code}{year}第{self.sequence}号"
        if self.agency_code.endswith(("令", "公告", "通告")):
            return f"{self.agency_code}〔{self.year}〕第{self.sequence}号"
        return f"{self.agency_code}〔{self.year}〕{self.sequence}号"

    @classmethod
    def parse(cls, text: str) -> DocumentNumber | None:
        """The number that the whole of `text` is, in any typed variant; None if it is none."""
        squeezed = squeeze(text)
        squeezed = _CHINESE_YEAR.sub(lambda m: "".join(CHINESE_DIGITS[c] for c in m.group()), squeezed)
        plain = half_width(squeezed)
        if found := _MACAO.fullmatch(plain):
            return cls(
                agency_code=found["issuer"],
                year=int(found["year"]),
                sequence=int(found["sequence"]),
                form="macao",
                letters=found["letters"] or "",
            )
        brackets = list(_YEAR_BRACKET.finditer(plain))
        if brackets:
            last = brackets[-1]
            plain = f"{plain[: last.start()]}〔{last[1]}〕{plain[last.end() :]}"
            found = _YEAR_FIRST.fullmatch(plain) or _STANDARD.fullmatch(plain)
            return cls._of(found, "standard") if found else None
        found = _ORDER.fullmatch(plain)
        return cls._of(found, "order") if found else None

    @classmethod
    def _of(cls, found: re.Match[str], form: Form) -> DocumentNumber:
        year = int(found["year"]) if found["year"] else None
        if year is not None and year < 100:
            year += 1900 if year >= 49 else 2000
        return cls(agency_code=found["code"], year=year, sequence=int(found["sequence"]), form=form)
