"""Titles: joined over lines, taken apart into office, subject and kind (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re

from ..model.text import comparable, squeeze
from .words import ABOUT, DOCUMENT_KINDS, KINDS, bare, ends_as_office, is_number

_ORDER = re.compile(
    r"^(?P<office>[^《》“”（），。；：]{2,50}?)(?P<word>命?令|公告|通告|通报|决定|决议|公报|任免|批示)(?:[〔\[（(]\d{4}[〕\]）)])?(?:\d{4}年)?第?[\d０-９〇一二三四五六七八九十]{0,5}[号號]?$"
)
_MACAO = re.compile(
    r"^第(?P<number>\d{1,4}/(?:[A-Z][A-Z-]*/)?\d{4})[号號](?P<office>\D{0,40}?)(?P<word>批示|行政命令|公告|法律|行政法规|行政法規|决议|決議|通告)$"
)
_MEETING = re.compile(r"^(?P<office>.{2,30}?)(?:第?.{0,6}次)?(?:常务|办公|专题|工作|全体|联席|党组)?会议?纪要$")
_INNER = re.compile(
    r"(?:印发|转发|批转|公布|发布|施行|修订印发|颁发)(?P<inner>.+?)(?:等(?:[^，。]{1,12}))?的?(?:通知|决定|公告|令|通告|意见|函|批复)(?:[（(][^（）()]{1,16}[）)])?$"
)
_TITLE_AND_NUMBER = re.compile(
    r"^(?P<title>.+?)\s*[（(]?(?P<number>[^\s（(]{2,24}[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*\d{1,5}\s*号)[）)]?$"
)
_NO_TITLE = 1000
_STATE = re.compile(r"^中华人民共和国(?=.{2,})")


def join_title(pieces: list[str]) -> str:
    """A title printed over several lines, in one: blanks at folds go, the one between two issuing offices stays."""
    tokens = [token for piece in pieces for token in piece.split()]
    if sum(map(len, tokens)) > _NO_TITLE:
        return "".join(tokens)
    if any(len(token) > 1 for token in tokens):
        tokens = _closed_up(tokens)
    title = ""
    for position, token in enumerate(tokens):
        title += " " if title and _office_next(title, tokens[position : position + 12]) else ""
        title += token
    return title


def _closed_up(tokens: list[str]) -> list[str]:
    """Letters set apart for looks (通 知) are one token."""
    out: list[str] = []
    single = False
    for token in tokens:
        if len(token) == 1 and single:
            out[-1] += token
        else:
            out.append(token)
        single = len(token) == 1
    return out


def _office_next(before: str, tokens: list[str]) -> bool:
    last = before.split(" ")[-1]
    if not ends_as_office(last) or ABOUT.search(last) or "《" in last:
        return False
    head = ABOUT.split("".join(tokens), maxsplit=1)[0]
    return len(head) > 2 and ends_as_office(head) and ends_as_office(re.split(r"[、\s]", head)[0])


def is_macao_title(text: str) -> bool:
    """第17/PRE/2016號批示: number and title of a Macao document in one."""
    return len(text) < 60 and text.lstrip().startswith("第") and _MACAO.match(squeeze(text)) is not None


def is_title(text: str) -> bool:
    """Reads as a title of a document: it ends with a kind, and says 关于 or the like, or names an office before it."""
    plain = squeeze(text)
    if not 4 <= len(plain) <= 260 or "。" in plain or plain.endswith(tuple("：:，,；;、")):
        return False
    if _MACAO.match(plain):
        return True
    if _ORDER.match(plain) and ends_as_office(_ORDER.match(plain)["office"]):  # type: ignore[index]
        return True
    return DOCUMENT_KINDS.search(plain) is not None and bool(ABOUT.search(plain) or offices_of(text))


def offices_of(title: str) -> list[str]:
    """Issuing offices that a title begins with; [] if it names none."""
    if found := _MACAO.match(squeeze(title)):
        return [found["office"]] if found["office"] else []
    if meeting := _MEETING.match(squeeze(title)):
        return [meeting["office"]]
    found_about = ABOUT.search(title)
    if found_about and found_about.start() == 0:
        return []
    head = title[: found_about.start()] if found_about else ""
    if not found_about and (order := _ORDER.match(squeeze(title))):
        head = order["office"]
    if "《" in head or "〔" in head:
        return []
    names = [_STATE.sub("", name) if len(name) < 14 else name for name in re.split(r"[\s、]+", head) if name]
    return names if names and all(ends_as_office(name) for name in names) else []


def number_in(title: str) -> str:
    """The number that a title holds: 第17/PRE/2016號 of a Macao order, 令第13号 where number and title are one."""
    plain = squeeze(title)
    if found := _MACAO.match(plain):
        return plain[: found.end("number") + 1]
    found_order = _ORDER.match(plain)
    number = plain[found_order.start("word") :] if found_order else ""
    return number if re.search(r"\d", number) else ""


def order_mark(title: str) -> str:
    """The title if it is nothing but the mark of an order, with its number or without; "" if it is a title."""
    plain = squeeze(title)
    found = _ORDER.match(plain)
    return plain if found and found["word"] in ("令", "命令") and ends_as_office(found["office"]) else ""


def office_of_number(number: str) -> str:
    """The issuer in the number of an order: 国务院 of 中华人民共和国国务院令第394号; "" if it names none."""
    found = _ORDER.match(squeeze(number))
    if found is None or found["word"] not in ("令", "命令", "公告", "通告") or not ends_as_office(found["office"]):
        return ""
    return _STATE.sub("", found["office"]) if len(found["office"]) < 14 else found["office"]


def inner_title(title: str) -> str:
    """Title of what a document issues or forwards, out of its own: 印发《样例办法》的通知; "" if it issues nothing."""
    found = _INNER.search(title)
    if found is None:
        return ""
    inner = found["inner"].strip()
    if inner.startswith("《"):
        return inner[1:].split("》")[0] if inner.count("《") == 1 else inner[1:].removesuffix("》")
    return inner


def key_of(title: str) -> str:
    """A title without its office, comparable: what another title repeats when it forwards it."""
    found = ABOUT.search(title)
    return comparable(title[found.start() :] if found else title)


def kind_of(title: str) -> str:
    """文种: the kind that the title ends with; "" if none."""
    plain = re.sub(r"[（(][^（）()]{1,16}[）)]$", "", squeeze(title))
    return next((kind for kind in sorted(set(KINDS), key=len, reverse=True) if plain.endswith(kind)), "")


def split_number(text: str) -> tuple[str, str]:
    """A title with its number on the same line, taken apart; ("…", "") if there is none."""
    found = _TITLE_AND_NUMBER.match(text) if len(text) < 260 else None
    if found and is_number(bare(found["number"])) and DOCUMENT_KINDS.search(found["title"].strip()):
        return found["title"].strip(), found["number"]
    return text, ""
