"""Where texts come from: entered once, known by content, never guessed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipelines.steps.register import COLUMNS, REGISTER, Origin, add, origins
from pipelines.terminal.command import main
from sources.files.text import Unreadable
from tests.conftest import DOCUMENTS

PLAN = "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG\nSố: 1/KH-UBND\nHà Giang, ngày 2 tháng 1 năm 2024\nKẾ HOẠCH\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_the_founding_documents_have_their_origin() -> None:
    known = origins(DOCUMENTS)
    assert len(known) >= 5 and all(found.origin and found.licence for found in known.values())


def test_a_text_is_entered_with_its_origin_and_hash(plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    target = add(plan, folder, "https://example.vn/a", "outside copyright", "2026-01-02")
    assert target.read_bytes() == plan.read_bytes()
    (row,) = csv.DictReader((folder / REGISTER).open(encoding="utf-8"))
    assert tuple(row) == COLUMNS and row["added_on"] == "2026-01-02"
    assert origins(folder)[row["sha256"]] == Origin("https://example.vn/a", "outside copyright")
    assert add(target, folder, "https://example.vn/b", "x", "2026-01-03") == target
    (row,) = csv.DictReader((folder / REGISTER).open(encoding="utf-8"))
    assert row["origin"] == "https://example.vn/b", "the last word holds"


def test_another_text_of_its_name_is_not_written_over(plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    add(plan, folder, "a", "b", "2026-01-02")
    plan.write_text(PLAN + "thêm", encoding="utf-8")
    with pytest.raises(Unreadable, match="other content"):
        add(plan, folder, "a", "b", "2026-01-02")
    assert (folder / "plan.txt").read_text("utf-8") == PLAN


def test_a_register_that_is_none_says_so(tmp_path: Path) -> None:
    (tmp_path / REGISTER).write_text("name,where\n", encoding="utf-8")
    with pytest.raises(Unreadable, match=REGISTER):
        origins(tmp_path)


def test_the_command_adds_and_shows_the_head(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "texts"
    assert main(["add", str(plan), "--from", "https://example.vn/a", "--documents", str(folder)]) == 0
    assert "1/KH-UBND" in capsys.readouterr().out
    assert main(["add", str(tmp_path / "none.txt"), "--from", "x", "--documents", str(folder)]) == 1
    assert "none.txt" in capsys.readouterr().err
