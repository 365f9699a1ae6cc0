"""Atom feed (RFC 4287) of the newest documents: feed.xml.

`updated` is midnight, China Standard Time, of the day on which the issue was published: the printed date holds no
hour, and the clock of the build is never asked.
"""

from __future__ import annotations

import datetime
from xml.etree import ElementTree

from ..config import SiteConfig
from ..model.archive import Archive
from ..model.listed import ListedEntry

_NAMESPACE = "http://www.w3.org/2005/Atom"
NEWEST = 50


def export(archive: Archive, config: SiteConfig) -> dict[str, bytes]:
    """feed.xml; nothing without a base_url, since an entry's id must be absolute."""
    if not config.base_url:
        return {}
    entries = sorted(archive.entries, key=lambda entry: (-entry.issue.date_published.toordinal(), entry.key))[:NEWEST]
    feed = ElementTree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "zh-CN"})
    _add(feed, "id", config.base_url)
    _add(feed, "title", config.title)
    newest = max((entry.issue.date_published for entry in entries), default=datetime.date(1970, 1, 1))
    _add(feed, "updated", _midnight(newest))
    author = ElementTree.SubElement(feed, "author")
    _add(author, "name", config.publisher.name or config.title)
    ElementTree.SubElement(feed, "link", rel="self", href=config.base_url + "feed.xml", type="application/atom+xml")
    ElementTree.SubElement(feed, "link", rel="alternate", href=config.base_url + "index.html", type="text/html")
    for entry in entries:
        _add_entry(feed, entry, config.base_url + archive.addresses[entry.key])
    ElementTree.indent(feed, "")
    return {"feed.xml": ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"}


def _add_entry(feed: ElementTree.Element, entry: ListedEntry, url: str) -> None:
    document = entry.document
    item = ElementTree.SubElement(feed, "entry")
    _add(item, "id", url)
    _add(item, "title", document.title)
    _add(item, "updated", _midnight(entry.issue.date_published))
    ElementTree.SubElement(item, "link", rel="alternate", href=url, type="text/html")
    for office in document.issuing_offices:
        _add(ElementTree.SubElement(item, "author"), "name", office)
    if document.kind:
        ElementTree.SubElement(item, "category", term=document.kind)
    parts = [document.document_number, document.date_of_issue.isoformat() if document.date_of_issue else ""]
    _add(item, "summary", " ".join(part for part in parts if part) or document.title)


def _midnight(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00+08:00"


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text
