"""How a document is cited: 法学引注手册, GB/T 7714-2015, BibTeX, RIS, plain. What is missing is left out."""

from __future__ import annotations

from ..config import SiteConfig
from ..model.archive import Entry
from ..model.dates import print_date
from .rows import issue_name


def forms(entry: Entry, config: SiteConfig, url: str) -> dict[str, str]:
    """Name of the form -> citation, one line or a record of several."""
    return {
        "law": _law(entry, config),
        "gbt": _gbt(entry, url),
        "BibTeX": _bibtex(entry, config, url),
        "RIS": _ris(entry, config, url),
        "plain": _plain(entry),
    }


def _law(entry: Entry, config: SiteConfig) -> str:
    """法学引注手册: 《标题》，文号，日期发布，载《公报》年期，页."""
    document = entry.document
    parts = [f"《{document.title}》"]
    if document.document_number:
        parts.append(document.document_number)
    if document.date_of_issue:
        parts.append(f"{print_date(document.date_of_issue)}发布")
    parts.append(f"载《{config.title}》{issue_name(entry.issue)}")
    if document.page:
        parts.append(f"第{document.page}页")
    return "，".join(parts) + "。"


def _gbt(entry: Entry, url: str) -> str:
    """GB/T 7714-2015, 4.6: electronic resource, [A/OL]."""
    document = entry.document
    title = f"{document.title}：{document.document_number}" if document.document_number else document.title
    parts = [f"{'，'.join(document.issuing_offices)}. {title}[A/OL]."]
    if document.date_of_issue:
        parts.append(f"({document.date_of_issue.isoformat()}).")
    if url:
        parts.append(f"{url}.")
    return " ".join(parts)


def _bibtex(entry: Entry, config: SiteConfig, url: str) -> str:
    document = entry.document
    fields = {
        "title": f"{{{document.title}}}",
        "author": " and ".join(f"{{{office}}}" for office in document.issuing_offices),
        "number": document.document_number,
        "date": document.date_of_issue.isoformat() if document.date_of_issue else "",
        "journal": config.title,
        "issue": issue_name(entry.issue),
        "pages": str(document.page or ""),
        "url": url,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{document.id},\n" + ",\n".join(lines) + "\n}"


def _ris(entry: Entry, config: SiteConfig, url: str) -> str:
    document = entry.document
    lines = [("TY", "GOVDOC"), *(("AU", office) for office in document.issuing_offices), ("TI", document.title)]
    lines += [
        ("M1", document.document_number),
        ("DA", document.date_of_issue.isoformat().replace("-", "/") if document.date_of_issue else ""),
        ("T2", config.title),
        ("IS", issue_name(entry.issue)),
        ("SP", str(document.page or "")),
        ("UR", url),
    ]
    return "\n".join(f"{tag}  - {value}" for tag, value in lines if value) + "\nER  - "


def _plain(entry: Entry) -> str:
    number = f"（{entry.document.document_number}）" if entry.document.document_number else ""
    return f"《{entry.document.title}》{number}"
