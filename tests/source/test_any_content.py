"""Whatever an editor writes, `gongbao check` reports and never breaks down: an archive whose files are damaged at random."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import gongbao
from tests.conftest import ROOT

SOURCE = ROOT / "tests" / "source" / "archive"
FILES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*") if path.is_file())
PIECES = [
    '"', "'", "{", "}", "[", "]", ": ", "- ", "\t", "\u3000", "\x00", "\ufeff", "&a ", "*a", "!x ", "|", ">", "%", "# ", "? ",
    "\n", "\r\n", "---\n", "null", "~", "1e999", "2020-13-45", "9" * 400, "<br>", "**", "\\", "^", "<", ",", "\U00020000",
    "〔", "〕", "号", "../../x", "{attachment=99999}", "{instrument}", "[表：](tables/../x.csv)", "\u202e", "-1", "[]", "{}",
]  # fmt: skip


@st.composite
def damage(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of the archive and what it holds after one to three changes."""
    name = draw(st.sampled_from(FILES))
    text = (SOURCE / name).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 3))):
        lines = text.split("\n")
        at, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        place = draw(st.integers(0, len(text)))
        piece = draw(st.sampled_from(PIECES))
        match draw(st.integers(0, 5)):
            case 0:
                text = text[:place] + piece + text[place:]
            case 1:
                text = text[:place] + text[place + draw(st.integers(1, 40)) :]
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
                text = "\n".join(lines)
            case 3:
                text = "\n".join([*lines[:at], lines[other], *lines[at:]])
            case 4:
                lines[at] = lines[at].split(":")[0] + ": " + piece
                text = "\n".join(lines)
            case _:
                lines[at] = " " * draw(st.integers(0, 8)) + lines[at].strip()
                text = "\n".join(lines)
    data = text.encode()
    return name, data[: draw(st.integers(0, len(data)))] if draw(st.integers(0, 9)) == 0 else data


@settings(max_examples=100, deadline=None)
@given(damage())
def test_a_damaged_file_is_reported_or_read(damaged: tuple[str, bytes]) -> None:
    name, data = damaged
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "archive"
        shutil.copytree(SOURCE, root)
        (root / name).write_bytes(data)
        result = CliRunner().invoke(gongbao, ["-C", str(root), "check"])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert result.exit_code in (0, 1)
        assert all(line.startswith((" ", "content/", "site_config.yml")) for line in result.stdout.splitlines())
