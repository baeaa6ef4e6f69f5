"""A published folder through bad days: whole runs, told and finished as who runs them every night needs."""

from __future__ import annotations

import csv
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipelines.terminal.command import run_publish
from tests.pipelines.test_bad_input import plan, tasks

pytestmark = pytest.mark.whole

ONE, TWO, THREE = (f"son-la-{number}-kh-ubnd-2024-02-05" for number in (1, 2, 3))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder of texts with odd names and other files, and an output whose packages a web server holds."""
    folder, out, served = (tmp_path_factory.mktemp(name) for name in ("texts", "out", "served"))
    (out / "packages").symlink_to(served / "data")
    for name, number in ("b.txt", 1), ("bar | line\nbreak.txt", 2), ("c.txt", 3):
        (folder / name).write_text(plan(number), encoding="utf-8")
    (folder / "2024").mkdir()
    (folder / "2024" / "below.txt").touch()
    (folder / "old.doc").touch()
    return folder, out


def test_a_first_run_counts_what_it_passes_over_and_keeps_the_link(
    place: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = place
    assert run_publish(folder, out, "2026-11-21") == 0
    assert "not read: 1 files in subfolders, 1 .doc, .odt or .rtf files" in capsys.readouterr().out
    assert (out / "packages").is_symlink()
    assert {task["document_id"] for task in tasks(out)} == {ONE, TWO, THREE}
    assert r"| bar \| line break.txt |" in (out / "packages/tasks/README.md").read_text(encoding="utf-8")


def test_a_bad_day_costs_no_published_row_unsaid(
    place: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A new program, a twin that sorts first, a text that became a pipe, one whose old rows lack a column."""
    folder, out = place
    (folder / "a.txt").write_text(plan(1).replace("Việc một", "Việc khác"), encoding="utf-8")
    for name in ("bar | line\nbreak.txt", "c.txt"):
        (folder / name).unlink()
        os.mkfifo(folder / name)
    with duckdb.connect(str(out / "warehouse.duckdb")) as warehouse:
        warehouse.execute("UPDATE declaration SET fingerprint = 'older'")
        warehouse.execute("ALTER TABLE tasks DROP COLUMN deliverable")
        warehouse.execute("UPDATE tasks SET description = NULL WHERE document_id = ?", [THREE])
    assert run_publish(folder, out, "") == 1
    said = capsys.readouterr().out
    assert "✗ a.txt: trùng số 1/KH-UBND ngày 2024-02-05 với tệp b.txt" in said
    assert r"✗ bar | line\nbreak.txt: là thư mục, ống dẫn" in said
    assert f"✗ {THREE}: không còn dòng nào được công bố: văn bản c.txt" in said
    assert {task["document_id"] for task in tasks(out)} == {ONE, TWO}
    assert "Việc một" in {task["description"] for task in tasks(out)}
    with (out / "packages/documents/data/documents.csv").open(encoding="utf-8", newline="") as lines:
        assert [row["source_file"] for row in csv.DictReader(lines)] == ["b.txt", "bar | line\nbreak.txt"]


def test_an_interrupted_run_ends_with_one_plain_line_and_leaves_what_is_published(
    place: tuple[Path, Path],
) -> None:
    folder, out = place
    before = {path: path.read_bytes() for path in (out / "packages").resolve().rglob("*.csv")}
    command = [
        sys.executable,
        "-m",
        "pipelines.terminal.command",
        "publish",
        "--documents",
        str(folder),
        "--out",
        str(out),
    ]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8"
    ) as run:
        assert run.stderr
        for line in run.stderr:
            if "loading the warehouse" in line:
                break
        run.send_signal(signal.SIGINT)
        said = run.stderr.read()
    assert run.returncode == 130
    assert "Traceback" not in said and "dagster" not in said.lower()
    assert re.match(r"✗ đã dừng theo yêu cầu.*stopped as you asked", said.splitlines()[-1])
    assert {path: path.read_bytes() for path in (out / "packages").resolve().rglob("*.csv")} == before


def test_a_damaged_warehouse_is_told_in_words(
    place: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = place
    (out / "warehouse.duckdb").write_bytes(b"damaged" * 10_000)
    assert run_publish(folder, out, "") == 1
    (said,) = [line for line in capsys.readouterr().err.splitlines() if "warehouse.duckdb" in line]
    assert (
        said.startswith(f"✗ {out / 'warehouse.duckdb'}: không mở hoặc không đọc được")
        and "delete this file" in said
    )
