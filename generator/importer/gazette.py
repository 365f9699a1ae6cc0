"""Whether what was understood is an official document at all: a novel or a web page of another kind is refused."""

from __future__ import annotations

import re
from pathlib import Path

from .problem import ImportProblem
from .result import Imported, ImportedDocument

_KIND = re.compile(
    r"(?:决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|办法|规定|规则|方案|条例|细则|批示|规划|计划|要点|预案|"
    r"名单|公示|解读|决算|预算)(?:[（(].{1,20}[）)])?$"
)
_LONGEST_TITLE = 200


def refuse_others(imported: Imported, file: Path) -> None:
    """Raise ImportProblem unless there is a document with a number, a title of a kind, or a signature and a date."""
    if not any(document.title for document in imported.documents):
        raise ImportProblem("importer.no-document", file=file)
    if not imported.contents and not any(_is_official(document) for document in imported.documents):
        raise ImportProblem("importer.no-gazette", file=file)


def _is_official(document: ImportedDocument) -> bool:
    title = document.title.strip()
    return bool(
        document.document_number
        or (document.date_of_issue and (document.signatories or document.issuing_offices))
        or (len(title) <= _LONGEST_TITLE and _KIND.search(title))
    )
