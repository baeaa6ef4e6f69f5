"""The warehouse file: loads in one transaction, replaces what was read anew, keeps what was not."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sources.reading.shard import read_texts
from tests.conftest import DOCUMENTS, HEAD
from warehouse.shards import write_shard
from warehouse.store import Replacement, Warehouse, WarehouseUnusable
from warehouse.tables import READ as NAMES
from warehouse.tables import TABLES, Agency

READ = [TABLES[name] for name in NAMES]


def shard(folder: Path, **texts: str) -> Path:
    read = read_texts((f"{name}.txt", text.encode()) for name, text in texts.items())
    assert not read.failures
    write_shard(folder, READ, read.rows)
    return folder


def numbers(warehouse: Warehouse) -> list[str]:
    return [row["number"] for row in warehouse.rows(["documents"])["documents"]]


def plan(number: int) -> str:
    annex = (
        "\nPHỤ LỤC 1\nTT\tNhiệm vụ\tThời hạn\tCơ quan chủ trì\n"
        f"1\tViệc {number}\tTháng 6\tSở Y tế\n2\tViệc\tTháng 7\tSở Nội vụ\n"
    )
    return HEAD.replace("12/KH-UBND", f"{number}/KH-UBND") + annex


def test_a_document_read_again_is_replaced_and_one_that_is_gone_is_dropped(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "w.duckdb")
    warehouse.load([shard(tmp_path / "1", a=plan(1), b=plan(2))], [], READ)
    counts = warehouse.load([shard(tmp_path / "2", a=plan(1).replace("Tháng 7", "Tháng 8"))], [], READ)
    assert numbers(warehouse) == ["1/KH-UBND"]
    assert counts["tasks"] == 2
    assert {row["deadline"] for row in warehouse.rows(["tasks"])["tasks"]} == {"Tháng 6", "Tháng 8"}


def test_a_document_whose_text_cannot_be_read_now_keeps_its_last_reading(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "w.duckdb")
    warehouse.load([shard(tmp_path / "1", a=plan(1), b=plan(2))], [], READ)
    warehouse.load([shard(tmp_path / "2", a=plan(1))], ["b.txt"], READ)
    assert numbers(warehouse) == ["1/KH-UBND", "2/KH-UBND"]
    assert len(warehouse.rows(["tasks"])["tasks"]) == 4


def test_a_row_that_documents_share_is_as_the_newest_reading_has_it(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "w.duckdb")
    warehouse.load([shard(tmp_path / "1", a=plan(1), b=plan(2))], [], READ)
    with warehouse.connect() as connection:
        connection.execute("UPDATE agencies SET name_vi = 'old'")
    warehouse.load([shard(tmp_path / "2", a=plan(1))], ["b.txt"], READ)
    assert "old" not in {row["name_vi"] for row in warehouse.rows(["agencies"])["agencies"]}


def made_by_an_older_program(warehouse: Warehouse, *statements: str) -> None:
    with warehouse.connect() as connection:
        for statement in (*statements, "UPDATE declaration SET fingerprint = 'older'"):
            connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE tasks DROP COLUMN deliverable",
        "ALTER TABLE tasks ADD COLUMN once VARCHAR DEFAULT 'x'",
        "ALTER TABLE documents ALTER COLUMN plan_from TYPE VARCHAR",
        "DROP TABLE clauses",
        "ALTER TABLE findings DROP COLUMN message_vi",
        "CREATE TABLE gone (document_id VARCHAR)",
    ],
)
def test_an_upgrade_keeps_the_rows_of_a_text_that_cannot_be_read_now(tmp_path: Path, statement: str) -> None:
    warehouse = Warehouse(tmp_path / "w.duckdb")
    warehouse.load([shard(tmp_path / "1", a=plan(1), b=plan(2))], [], READ)
    before = warehouse.rows(["task_agencies", "agencies", "lines"])
    made_by_an_older_program(warehouse, statement)
    warehouse.load([shard(tmp_path / "2", a=plan(1))], ["b.txt"], READ)
    assert numbers(warehouse) == ["1/KH-UBND", "2/KH-UBND"]
    assert len(warehouse.rows(["tasks"])["tasks"]) == 4
    assert warehouse.rows(["task_agencies", "agencies", "lines"]) == before
    with warehouse.connect() as connection:
        names = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert names == {*TABLES, "declaration", "stamps"}


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE tasks DROP COLUMN recurrence",
        "UPDATE lines SET role = NULL WHERE document_id LIKE '%-2-%' AND line = 3",
        "ALTER TABLE documents DROP COLUMN sha256",
        "ALTER TABLE agencies DROP COLUMN level",
        "ALTER TABLE tasks DROP COLUMN document_id",
        "DROP TABLE documents",
    ],
)
def test_a_document_that_cannot_come_over_whole_does_not_come_over_at_all(
    tmp_path: Path, statement: str
) -> None:
    warehouse = Warehouse(tmp_path / "w.duckdb")
    warehouse.load([shard(tmp_path / "1", a=plan(1), b=plan(2))], [], READ)
    made_by_an_older_program(warehouse, statement)
    warehouse.load([shard(tmp_path / "2", a=plan(1))], ["b.txt"], READ)
    assert numbers(warehouse) == ["1/KH-UBND"]
    assert len(warehouse.rows(["tasks"])["tasks"]) == 2


def test_a_failed_load_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "w.duckdb")
    good = shard(tmp_path / "1", a=plan(1))
    warehouse.load([good], [], READ)
    broken = shard(tmp_path / "2", a=plan(3))
    (broken / "tasks.parquet").write_bytes(b"not parquet")
    with pytest.raises(Exception, match="parquet"):
        warehouse.load([broken], [], READ)
    assert numbers(warehouse) == ["1/KH-UBND"]


def test_rows_of_a_table_are_replaced_by_condition(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "w.duckdb")
    body = Agency(agency_id="so-y-te", name_vi="Sở Y tế", name_en=None, level="city", status="named")
    warehouse.put(
        Replacement(TABLES["agencies"], [body, replace(body, agency_id="so-noi-vu", level="other")])
    )
    warehouse.put(Replacement(TABLES["agencies"], [replace(body, name_en="Health")], "level = 'city'"))
    found = warehouse.rows(["agencies"])["agencies"]
    assert [(row["agency_id"], row["name_en"]) for row in found] == [
        ("so-noi-vu", None),
        ("so-y-te", "Health"),
    ]


def test_two_loads_of_the_founding_documents_are_equal(tmp_path: Path) -> None:
    read = read_texts((path.name, path.read_bytes()) for path in sorted(DOCUMENTS.glob("*.txt")))
    write_shard(tmp_path / "s", READ, read.rows)
    found = []
    for name in ("a", "b"):
        warehouse = Warehouse(tmp_path / f"{name}.duckdb")
        warehouse.load([tmp_path / "s"], [], READ)
        found.append(warehouse.rows([table.name for table in READ]))
    assert found[0] == found[1]


_TOLD = r"w\.duckdb: .*xin xoá tệp này.*delete this file"


def _damage(path: Path, data: bytes, at: int) -> None:
    path.write_bytes(data[:at] + bytes(300_000) + data[at + 300_000 :])


@pytest.mark.parametrize("at", [0, 4096], ids=["head", "early"])
def test_a_damaged_file_is_named_with_what_to_do_and_what_it_costs(tmp_path: Path, at: int) -> None:
    warehouse = Warehouse(tmp_path / "w.duckdb")
    warehouse.load([shard(tmp_path / "1", a=plan(1))], [], READ)
    _damage(warehouse.path, warehouse.path.read_bytes(), at)
    with pytest.raises(WarehouseUnusable, match=_TOLD):
        warehouse.rows(NAMES)


def test_damage_is_told_or_stands_where_nothing_is_kept(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "w.duckdb")
    warehouse.load([shard(tmp_path / "1", a=plan(1))], [], READ)
    rows, data = warehouse.rows(NAMES), warehouse.path.read_bytes()
    told = 0
    for tenth in range(1, 10):
        _damage(warehouse.path, data, len(data) * tenth // 10)
        try:
            assert warehouse.rows(NAMES) == rows
        except WarehouseUnusable as unusable:
            assert re.search(_TOLD, str(unusable))
            told += 1
    assert told


def test_a_file_that_another_program_has_open_says_so(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "w.duckdb")
    warehouse.rows(["documents"])
    program = f"import duckdb; kept = duckdb.connect({str(warehouse.path)!r}); print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout and other.stdout.readline()
        with pytest.raises(WarehouseUnusable, match="is open in another program"):
            warehouse.rows(["documents"])
        other.communicate(b"\n")
    assert warehouse.rows(["documents"]) == {"documents": []}
