"""OpenSearch 1.1 description, by which a browser offers the archive's own search: opensearch.xml."""

from __future__ import annotations

from xml.etree import ElementTree

from ..config import SiteConfig
from ..model.archive import Archive

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"


def export(archive: Archive, config: SiteConfig) -> dict[str, bytes]:
    """opensearch.xml; nothing without a base_url, since its address must be absolute."""
    if not config.base_url:
        return {}
    root = ElementTree.Element("OpenSearchDescription", xmlns=_NAMESPACE)
    # The format allows 16 characters for the short name.
    ElementTree.SubElement(root, "ShortName").text = config.short[:16]
    ElementTree.SubElement(root, "Description").text = config.description or config.title
    ElementTree.SubElement(root, "InputEncoding").text = "UTF-8"
    template = config.base_url + "search.html?q={searchTerms}"
    ElementTree.SubElement(root, "Url", type="text/html", template=template)
    ElementTree.indent(root, "")
    return {"opensearch.xml": ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"}
