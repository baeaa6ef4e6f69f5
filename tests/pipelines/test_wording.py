"""The command that shows what a label says: one label, those of a file, what a warehouse has no name for."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from pipelines.terminal.command import main
from sources.naming.naming import name
from tests.sources.naming.test_naming import row
from warehouse.store import Replacement, Warehouse
from warehouse.tables import TABLES


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["wording", *arguments]) == 0
    return capsys.readouterr().out


def test_a_label_shows_its_parts_and_its_indicator(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, "Tỷ trọng chi ĐTPT/tổng chi NSĐP", "--unit", "%")
    assert "development-spending-share-local (reviewed: words)" in told
    assert "trong ngân sách địa phương" in told


def test_what_keeps_the_nearest_apart_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, "Kim ngạch XK trống đồng", "--unit", "Triệu USD")
    assert "provisional" in told
    assert "exports (50 +trống +đồng)" in told


def test_a_file_keeps_its_rows_and_gets_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "labels.csv"
    file.write_text(
        "id,label,under,unit,why\n1,Năng suất,Lúa cả năm,tạ/ha,x\n2,Dự án A,,tỷ đồng,y\n", "utf-8"
    )
    rows = list(csv.reader(io.StringIO(printed(capsys, "--file", str(file)))))
    assert rows[0] == ["id", "label", "under", "unit", "why", "indicator_id", "status", "why"]
    assert rows[1] == ["1", "Năng suất", "Lúa cả năm", "tạ/ha", "x", "rice-yield", "reviewed", "parent"]
    assert rows[2][:7] == ["2", "Dự án A", "", "tỷ đồng", "y", "", ""]


def test_a_warehouse_proposes_its_provisional_indicators(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = name([row("Kim ngạch XK trống đồng", "", "Triệu USD", "31")], {}, {})
    Warehouse(tmp_path / "warehouse.duckdb").put(Replacement(TABLES["indicator_values"], values))
    (told,) = csv.DictReader(io.StringIO(printed(capsys, "--propose", "--out", str(tmp_path))))
    assert told["indicator_id"] == "p-gia-tri-trong-xuat-khau-dong-usd"
    assert told["documents"] == told["values"] == "1"


def test_nothing_asked_is_refused() -> None:
    with pytest.raises(SystemExit):
        main(["wording"])
