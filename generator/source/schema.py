"""JSON Schemas of the files that editors write, made from the models: VS Code completes and checks by them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ..config import SiteConfig
from ..model.gaps import GapsFile
from ..model.instrument import InstrumentsFile
from ..model.issue import GazetteIssue
from ..model.office import OfficesFile
from ..model.terms import TermsFile

SCHEMAS: dict[str, type[BaseModel]] = {
    "issue": GazetteIssue,
    "gaps": GapsFile,
    "instruments": InstrumentsFile,
    "offices": OfficesFile,
    "site_config": SiteConfig,
    "terms": TermsFile,
}


def schema(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a file, 2020-12."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema into `folder`; gives the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, model in SCHEMAS.items():
        path = folder / f"{name}.schema.json"
        content = json.dumps(schema(model), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        path.write_text(content, encoding="utf-8", newline="\n")
        written.append(path)
    return written
