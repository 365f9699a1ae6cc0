"""Small fabricated archives of 样例市 for tests: written as an editor would write them, with the fewest fields."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT

OFFICES = {
    "offices": [
        {
            "slug": "yzf",
            "name": "样例市人民政府",
            "short_names": ["市政府"],
            "agency_codes": [{"code": "样政发", "slug": "yzf"}],
        },
        {
            "slug": "yzb",
            "name": "样例市人民政府办公室",
            "short_names": ["市政府办"],
            "agency_codes": [{"code": "样政办发", "slug": "yzb"}],
        },
    ]
}


def document(sequence: int, year: int = 2021, body: str = "现通知如下。\n", **fields: Any) -> dict[str, Any]:
    """A document 样政发〔year〕sequence号; `body` is its text, any field may be given."""
    return {
        "id": f"yzf-{year}-{sequence}",
        "title": f"样例市人民政府关于第{sequence}项工作的通知",
        "document_number": f"样政发〔{year}〕{sequence}号",
        "issuing_offices": ["样例市人民政府"],
        "kind": "通知",
        "date_of_issue": f"{year}-01-{sequence:02d}" if sequence < 29 else f"{year}-02-01",
        "body": body,
        **fields,
    }


def write_archive(root: Path, issues: dict[str, list[dict[str, Any]]], theme: bool = True, **config: Any) -> Path:
    """An archive of `issues` (`2021-02` -> documents); dates written as text become dates."""
    root.mkdir(parents=True, exist_ok=True)
    if theme:
        shutil.copytree(ROOT / "theme", root / "theme")
    write_yaml(
        root / "site_config.yml", {"title": "样例市人民政府公报", "base_url": "https://gongbao.example/", **config}
    )
    write_yaml(root / "content/authorities/offices.yml", OFFICES)
    for position, (name, documents) in enumerate(issues.items()):
        year, number = name.split("-")
        write_issue(root, name, documents, position + 1, int(year), int(number))
    return root


def write_issue(root: Path, name: str, documents: list[dict[str, Any]], overall: int, year: int, number: int) -> None:
    """One issue's folder; documents are taken over as they are but for `body` and `grids` (file name -> CSV)."""
    folder = root / "content/issues" / name
    folder.mkdir(parents=True)
    kept = []
    for entry in documents:
        entry = dict(entry)
        (folder / f"{entry['id']}.md").write_text(entry.pop("body"), encoding="utf-8")
        for file, text in entry.pop("grids", {}).items():
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
        kept.append(entry)
    pages = [{"document": entry["id"], "page": position + 1} for position, entry in enumerate(kept)]
    value = {
        "year": year,
        "number": number,
        "overall_number": overall,
        "date_published": f"{year}-12-31",
        "frequency": "双月刊",
        "contents": [{"section": "市政府文件", "entries": pages}],
        "documents": kept,
    }
    write_yaml(folder / "issue.yml", value)


def write_yaml(path: Path, value: object) -> None:
    """Dates stand unquoted, as editors write them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    path.write_text(text.replace("'", ""), encoding="utf-8")
