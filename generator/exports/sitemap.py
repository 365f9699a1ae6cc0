"""Sitemaps (sitemaps.org, protocol 0.9): one per year of publication and an index of them.

`lastmod` is the day on which the issue was published, never the day of the build.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape as xml

from ..config import SiteConfig
from ..model.archive import Archive, issue_address

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def export(archive: Archive, config: SiteConfig) -> dict[str, bytes]:
    """sitemap.xml, sitemap-<year>.xml and robots.txt; nothing without a base_url, since addresses must be absolute."""
    if not config.base_url:
        return {}
    years: dict[int, list[tuple[str, str]]] = {}
    newest: dict[int, str] = {}
    for issue in archive.issues:
        day = issue.date_published.isoformat()
        years.setdefault(issue.year, []).append((issue_address(issue), day))
        newest[issue.year] = max(newest.get(issue.year, ""), day)
    for entry in archive.entries:
        day = entry.issue.date_published.isoformat()
        years[entry.issue.year].append((archive.addresses[entry.key], day))
    files = {
        f"sitemap-{year}.xml": _xml("urlset", "url", ((config.base_url + a, day) for a, day in pages))
        for year, pages in years.items()
    }
    home = _xml("urlset", "url", [(config.base_url + "index.html", max(newest.values(), default=""))])
    files["sitemap-pages.xml"] = home
    parts = [("sitemap-pages.xml", max(newest.values(), default=""))]
    parts += [(f"sitemap-{year}.xml", newest[year]) for year in sorted(years)]
    files["sitemap.xml"] = _xml("sitemapindex", "sitemap", ((config.base_url + name, day) for name, day in parts))
    files["robots.txt"] = f"User-agent: *\nAllow: /\nSitemap: {config.base_url}sitemap.xml\n".encode()
    return files


def _xml(root_name: str, item_name: str, items: Iterable[tuple[str, str]]) -> bytes:
    lines = ["<?xml version='1.0' encoding='utf-8'?>", f'<{root_name} xmlns="{_NAMESPACE}">']
    for location, day in items:
        modified = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<{item_name}><loc>{xml(location)}</loc>{modified}</{item_name}>")
    return ("\n".join(lines) + f"\n</{root_name}>\n").encode()
