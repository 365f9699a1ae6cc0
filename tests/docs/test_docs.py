"""The documentation says what there is: every field, every command, every file that it links to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from generator.cli import COMMANDS
from generator.config import SiteConfig
from generator.model.gaps import GapsFile
from generator.model.issue import GazetteIssue
from generator.model.office import OfficesFile
from generator.model.terms import TermsFile
from tests.conftest import ROOT, gongbao

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "benchmarks").glob("*.md")])


def models(model: type[BaseModel]) -> set[type[BaseModel]]:
    found = {model}
    for field in model.model_fields.values():
        for part in [field.annotation, *getattr(field.annotation, "__args__", ())]:
            if isinstance(part, type) and issubclass(part, BaseModel):
                found |= models(part)
    return found


@pytest.mark.parametrize(
    "top", [GazetteIssue, OfficesFile, GapsFile, TermsFile, SiteConfig], ids=lambda model: model.__name__
)
def test_every_field_is_documented_with_its_meaning(top: type[BaseModel]) -> None:
    text = (ROOT / "docs/content.md").read_text(encoding="utf-8")
    missing = [
        f"{model.__name__}.{name}"
        for model in models(top)
        for name, field in model.model_fields.items()
        if not re.search(rf"^\| `{name}`( \*)? \| {re.escape(field.description or '-')} \|", text, re.MULTILINE)
    ]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (page.parent / target).exists() and "tables/" not in target]
    assert not missing


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, language: str) -> None:
    said = gongbao(ROOT, command, "--help", GONGBAO_LANG=language).stdout
    assert "Usage: gongbao" in said
    # Every option says what it is for.
    for option, meaning in re.findall(r"^  (-{1,2}[\w-]+)(.*(?:\n {4,}.*)*)", said, re.MULTILINE):
        assert len(meaning.split()) > 0, option


def test_every_command_is_in_a_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8") + (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    assert not [command for command in COMMANDS if f"gongbao {command}" not in text]


def test_the_schemas_are_those_of_the_program(tmp_path: Path) -> None:
    gongbao(tmp_path, "schema")
    written, kept = (
        {path.name: path.read_bytes() for path in (folder / "docs/schemas").iterdir()} for folder in (tmp_path, ROOT)
    )
    assert written == kept
