"""What stands in a page's `<head>` for machines: description, canonical address, the tags of Chinese government sites,
Highwire, Dublin Core, Open Graph, and schema.org as JSON-LD. A tag without a fact behind it is not written.
"""

from __future__ import annotations

import json
from typing import Any

from ..config import SiteConfig
from ..messages import message
from ..model.archive import Archive, Entry, issue_address
from ..model.issue import GazetteIssue
from .context import SHELL
from .markup import html
from .rows import issue_name

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def meta(name: str, content: str, key: str = "name") -> str:
    """One tag; empty without content."""
    return f'<meta {key}="{html(name)}" content="{html(content)}">\n' if content else ""


def _linked_data(value: dict[str, Any]) -> str:
    """JSON-LD. `<` is written as an escape: no text can end the script element."""
    kept = {key: item for key, item in value.items() if item not in (None, "", [])}
    text = _json(kept).replace("<", "\\u003c").replace("&", "\\u0026").replace(">", "\\u003e")
    return f'<script type="application/ld+json">{text}</script>\n'


def common(config: SiteConfig, address: str, title: str, description: str) -> str:
    """Tags of every page."""
    url = config.base_url + address if config.base_url else ""
    government = config.government_meta
    parts = [
        meta("description", description),
        f'<link rel="canonical" href="{html(url)}">\n' if url else "",
        meta("SiteName", government.site_name),
        meta("SiteDomain", government.site_domain),
        meta("SiteIDCode", government.site_id_code),
        meta("og:title", title, "property"),
        meta("og:description", description, "property"),
        meta("og:url", url, "property"),
        meta("og:site_name", config.title, "property"),
        meta("og:locale", "zh_CN", "property"),
    ]
    return "".join(parts) + (_languages(config, address) if url else "")


def _languages(config: SiteConfig, address: str) -> str:
    """Links between the two languages of a page that exists in both."""
    plain = address.removeprefix("en/")
    if len(config.languages) < 2 or plain not in SHELL:
        return ""
    places = (("zh-CN", plain), ("en", f"en/{plain}"))
    return "".join(
        f'<link rel="alternate" hreflang="{language}" href="{html(config.base_url + place)}">\n'
        for language, place in places
    )


def column_head(config: SiteConfig, address: str, title: str, name: str, description: str) -> str:
    """Tags of a page that lists documents, a column 栏目 in the words of government sites."""
    kind = meta("ColumnType", message("pages.column-type"))
    words = meta("ColumnKeywords", f"{config.title},{name}")
    parts = [meta("ColumnName", name), meta("ColumnDescription", description), words, kind]
    return common(config, address, title, description) + "".join(parts)


def document_head(archive: Archive, config: SiteConfig, entry: Entry, description: str, status: str = "") -> str:
    """Tags of a document's page. PubDate is left out: the day of web publication is not a fact of the content.

    `status` is what editors stated of its validity; only a repeal says something of its force on every later day.
    """
    document, issue = entry.document, entry.issue
    address = archive.addresses[entry.key]
    url = config.base_url + address if config.base_url else ""
    day = document.date_of_issue.isoformat() if document.date_of_issue else ""
    parts = [
        common(config, address, document.title, description),
        meta("og:type", "article", "property"),
        meta("ArticleTitle", document.title),
        meta("ContentSource", config.title),
        meta("Author", "、".join(document.issuing_offices)),
        meta("ColumnName", document.section),
        meta("ColumnType", message("pages.column-type") if document.section else ""),
        meta("Keywords", ",".join(document.subjects)),
        meta("Url", url),
        meta("citation_title", document.title),
        *(meta("citation_author", office) for office in document.issuing_offices),
        meta("citation_publication_date", day.replace("-", "/")),
        meta("citation_journal_title", config.title),
        meta("citation_issue", str(issue.number)),
        meta("citation_firstpage", str(document.page or "")),
        meta("citation_lastpage", str(document.page_end or "")),
        meta("citation_language", (document.language or "zh-CN").split("-")[0]),
        meta("citation_public_url", url),
        meta("DC.title", document.title),
        *(meta("DC.creator", office) for office in document.issuing_offices),
        meta("DC.publisher", config.publisher.name),
        meta("DC.type", document.kind),
        meta("DC.date", day),
        meta("DC.identifier", document.document_number),
        meta("DC.language", document.language or "zh-CN"),
        _linked_data(
            {
                "@context": "https://schema.org",
                "@type": "Legislation",
                "name": document.title,
                "legislationIdentifier": document.document_number,
                "legislationType": document.kind,
                "legislationDate": day,
                "legislationDateOfApplicability": document.date_effective and document.date_effective.isoformat(),
                "legislationJurisdiction": config.region,
                "legislationLegalForce": "NotInForce" if status == "repealed" else "",
                "datePublished": issue.date_published.isoformat(),
                "expires": document.date_expired and document.date_expired.isoformat(),
                "legislationPassedBy": [
                    {"@type": "GovernmentOrganization", "name": office} for office in document.issuing_offices
                ],
                "inLanguage": document.language or "zh-CN",
                "url": url,
                "isPartOf": _issue_value(config, issue),
            }
        ),
    ]
    return "".join(parts)


def issue_head(archive: Archive, config: SiteConfig, issue: GazetteIssue, description: str) -> str:
    """Tags of an issue's page."""
    address = issue_address(issue)
    parts = [
        {
            "@type": "Legislation",
            "name": document.title,
            "legislationIdentifier": document.document_number,
            "url": config.base_url + archive.address_of(issue, document),
        }
        for document in issue.documents
    ]
    value = {"@context": "https://schema.org", **_issue_value(config, issue)}
    if config.base_url:
        value["hasPart"] = parts
    if config.publisher.name:
        value["publisher"] = {"@type": "GovernmentOrganization", "name": config.publisher.name}
    title = f"{config.title} {issue_name(issue)}"
    return common(config, address, title, description) + _linked_data(value)


def _issue_value(config: SiteConfig, issue: GazetteIssue) -> dict[str, Any]:
    value: dict[str, Any] = {
        "@type": "PublicationIssue",
        "issueNumber": str(issue.number),
        "datePublished": issue.date_published.isoformat(),
        "isPartOf": {"@type": "Periodical", "name": config.title},
    }
    if config.base_url:
        value["url"] = config.base_url + issue_address(issue)
    return value
