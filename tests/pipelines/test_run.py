"""The whole job, for real: Dagster, DuckDB, Great Expectations, frictionless; what readers find."""

from __future__ import annotations

import csv
import filecmp
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pipelines.steps.places import DOCUMENTS, ROOT

pytestmark = pytest.mark.whole


def table(out: Path, package: str, name: str) -> list[dict[str, str]]:
    with (out / "packages" / package / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_second_run_elsewhere_gives_the_same_bytes(published: Path, tmp_path: Path) -> None:
    """In another folder, with another hash seed, in another time zone: packages, workbooks and portal."""
    command = [sys.executable, "-m", "pipelines.terminal.command", "publish", "--out", str(tmp_path)]
    other = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run(command, check=True, capture_output=True, env=other, cwd=ROOT)

    def compare(one: filecmp.dircmp[str]) -> None:
        assert not one.left_only and not one.right_only
        _, different, errors = filecmp.cmpfiles(one.left, one.right, one.common_files, shallow=False)
        assert not different and not errors
        for below in one.subdirs.values():
            compare(below)

    for name in ("packages", "site"):
        compare(filecmp.dircmp(published / name, tmp_path / name))


def test_every_line_of_every_document_is_in_the_ledger(published: Path) -> None:
    ledger = table(published, "documents", "lines")
    for document in table(published, "documents", "documents"):
        own = [line for line in ledger if line["document_id"] == document["document_id"]]
        received = (DOCUMENTS / document["source_file"]).read_text(encoding="utf-8").split("\n")
        received = received[:-1] if received[-1] == "" else received
        assert [line["text"] for line in own] == received
        assert {line["role"] for line in own} & {"", "unread"} == set()


def test_a_zip_holds_the_same_files_as_its_folder(published: Path) -> None:
    for folder in (published / "packages").iterdir():
        if folder.is_dir():
            with zipfile.ZipFile(folder.with_suffix(".zip")) as archive:
                assert "datapackage.json" in archive.namelist()
                for name in archive.namelist():
                    assert archive.read(name) == (folder / name).read_bytes()


def test_csv_bytes_are_plain(published: Path) -> None:
    for path in (published / "packages").rglob("*.csv"):
        data = path.read_bytes()
        assert not data.startswith(b"\xef\xbb\xbf") and b"\r" not in data and data.endswith(b"\n")
    for row in table(published, "indicators", "indicator_values"):
        for column in ("value_min", "value_max", "canonical_min", "canonical_max"):
            assert "e" not in row[column].lower()


def test_all_checks_ran_and_only_caveats_failed(published: Path) -> None:
    checks = table(published, "quality", "checks")
    assert len(checks) > 100
    assert {check["severity"] for check in checks if check["passed"] == "false"} == {"warn"}
    assert all(
        finding["message_vi"] and finding["message_en"] for finding in table(published, "quality", "findings")
    )


def test_coverage_accounts_for_all_lines(published: Path) -> None:
    rows = table(published, "quality", "coverage")
    assert len({row["document_id"] for row in rows}) == 5
    assert all(row["lines_accounted"] == row["lines_total"] for row in rows)


def test_an_annex_is_published_as_printed(published: Path) -> None:
    rows = table(published, "annexes", "hai-phong-02-ct-ubnd-2020-01-13.pl1")
    printed = next(row for row in rows if row["TT"] == "2")
    assert printed["Chỉ tiêu / Cơ quan chủ trì báo cáo"] == "GRDP bình quân đầu người (giá hiện hành)"
    assert printed["Kế hoạch năm 2020"] == "5.637"
    assert printed["line_from"] == "217"


def test_a_corrected_misprint_is_told_and_the_print_is_kept(published: Path) -> None:
    (correction,) = table(published, "quality", "corrections")
    bodies = [
        row for row in table(published, "tasks", "task_agencies") if row["printed"] == correction["found"]
    ]
    assert [row["agency_id"] for row in bodies] == ["ubnd-hai-phong"]


def test_the_warehouse_file_opens_read_only(published: Path) -> None:
    import duckdb

    with duckdb.connect(str(published / "warehouse.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM tasks").fetchone() == (172,)


def test_a_run_leaves_nothing_but_the_published(published: Path) -> None:
    assert sorted(path.name for path in published.iterdir()) == [
        ".build",
        "packages",
        "site",
        "warehouse.duckdb",
    ]
