"""The home page of an archive of many years: the newest issues, and every earlier year one click away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.archives import document, write_archive
from tests.conftest import gongbao

YEARS, A_YEAR, SHOWN = range(2001, 2010), 12, 60


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    issues = {
        f"{year}-{number:02d}": [document(number, year, "各乡镇人民政府：\n")]
        for year in YEARS
        for number in range(1, A_YEAR + 1)
    }
    root = write_archive(tmp_path_factory.mktemp("home") / "archive", issues)
    gongbao(root, "build")
    return root / "site/index.html"


def test_the_issues_of_the_newest_years_and_a_way_to_every_earlier_year(home: Path) -> None:
    section = home.read_text(encoding="utf-8").split('<section class="years"')[1].split("</section>")[0]
    issues = re.findall(r'href="issues/(\d{4})/\d+\.html"', section)
    newest = list(YEARS)[-SHOWN // A_YEAR :]
    assert sorted(set(map(int, issues))) == newest
    assert len(issues) == SHOWN
    linked = dict(re.findall(r'href="issues/index\.html#(y\d{4})" aria-label="[^"]+">(\d{4})<', section))
    assert linked == {f"y{year}": str(year) for year in YEARS if year not in newest}
    listed = (home.parent / "issues/index.html").read_text(encoding="utf-8")
    assert [anchor for anchor in linked if f'id="{anchor}"' not in listed] == []
