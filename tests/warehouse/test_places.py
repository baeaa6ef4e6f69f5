"""Which places documents name, and which rows mention them."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.groups import SPELL_OUT_GROUPS
from warehouse.places import MENTION
from warehouse.store import Warehouse

LINES = {
    "one": [
        "Xây dựng trụ sở quận Đồ Sơn và huyện An Dương Hải Phòng",
        "cầu nối huyện Thủy Nguyên, thành phố Hải Phòng và thị xã Quảng Yên, tỉnh Quảng Ninh",
    ],
    "two": ["Tại huyện An Dương và quận Đồ Sơn; các quận, huyện khác", "Công viên Đồ Sơn"],
}


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    made = Warehouse(tmp_path / "warehouse.duckdb")
    with made.connect() as connection:
        connection.execute("INSERT INTO territories (territory, name) VALUES ('hp', 'Hải Phòng')")
        for document, texts in LINES.items():
            known = [document, "Hải Phòng", "2020-01-01"]
            connection.execute(
                "INSERT INTO documents (document_id, territory, issued_on) VALUES (?, ?, ?)", known
            )
            for number, text in enumerate(texts, 1):
                row = [f"{document}.r{number}", document, text, number, number]
                connection.execute(
                    "INSERT INTO lines (document_id, line, text) VALUES (?, ?, ?)", [document, number, text]
                )
                columns = "task_id, document_id, description, line_from, line_to"
                connection.execute(f"INSERT INTO tasks ({columns}) VALUES (?, ?, ?, ?, ?)", row)
        connection.execute(SPELL_OUT_GROUPS)
        connection.execute(MENTION)
    return made


def test_a_place_of_another_province_is_none_of_this_one(warehouse: Warehouse) -> None:
    places = {row["place"] for row in warehouse.rows(["place_mentions"])["place_mentions"]}
    assert places == {"quận Đồ Sơn", "huyện An Dương", "huyện Thủy Nguyên"}


def test_a_row_mentions_a_place_with_and_without_its_kind(warehouse: Warehouse) -> None:
    rows = warehouse.select("place_mentions", place="quận Đồ Sơn")
    assert [row["source_row"] for row in rows] == ["one.r1", "two.r1", "two.r2"]


def test_a_committee_needs_two_documents_that_print_its_place(warehouse: Warehouse) -> None:
    bodies = {row["agency_id"]: row["name_vi"] for row in warehouse.rows(["agencies"])["agencies"]}
    assert bodies == {
        "ubnd-huyen-an-duong": "Ủy ban nhân dân huyện An Dương",
        "ubnd-quan-do-son": "Ủy ban nhân dân quận Đồ Sơn",
    }
