"""The workbook holds what the CSV holds, as what it is, and nothing that could act."""

from __future__ import annotations

import csv
import datetime
import hashlib
import zipfile
from pathlib import Path

import openpyxl
import pytest

from publish.catalog import PACKAGES, Package
from publish.descriptor import AnnexFile, Release
from publish.workbook import write_workbook
from warehouse.tables import TABLES

HOSTILE = [
    '=HYPERLINK("http://x.example","y")',
    "+ Thu khác",
    "-1+2",
    "@SUM(A1)",
    "\tchữ",
    "<script>alert(1)</script>",
]
PROJECTS = next(package for package in PACKAGES if package.name == "projects")
ANNEXES = next(package for package in PACKAGES if package.name == "annexes")


def folder_of(package: Package, folder: Path, rows: dict[str, list[dict[str, str]]]) -> Path:
    (folder / "data").mkdir(parents=True)
    for name in package.all_tables:
        names = [field.name for field in TABLES[name].fields if field.type != "array"]
        with (folder / "data" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows.get(name, []))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [
        {
            "project_id": f"d.pl.r{at:03d}",
            "document_id": "d",
            "name": name,
            "investment_million_vnd": "946367.5",
            "due_to": "2023-12-31",
            "funding_code": "off_budget",
            "line_from": "1700",
            "line_to": "1700",
        }
        for at, name in enumerate(HOSTILE)
    ]
    return folder_of(PROJECTS, tmp_path / "projects", {"projects": rows})


def written(folder: Path, target: Path) -> Path:
    write_workbook(PROJECTS, folder, Release("1.2.3", "2026-11-27"), [], target)
    return target


def test_cells_are_what_they_are(folder: Path, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(folder, tmp_path / "a.xlsx"))["projects"]
    heads = [cell.value for cell in sheet[1]]
    fields = [field for field in TABLES["projects"].fields if field.type != "array"]
    assert heads == ["Dòng gốc", *(field.column.title.vi for field in fields)]
    first = dict(zip(["link", *(field.name for field in fields)], sheet[2], strict=True))
    assert first["investment_million_vnd"].value == 946367.5
    assert first["due_to"].value == datetime.datetime(2023, 12, 31)
    assert first["funding_code"].value == "ngoài ngân sách"
    link = first["link"].hyperlink
    assert (link.target.replace("\\", "/"), link.location) == ("../site/van-ban/d.2.html", "L1700")
    assert [
        row[fields.index(TABLES["projects"].field("name")) + 1].value for row in sheet.iter_rows(2)
    ] == HOSTILE


def test_no_cell_is_a_formula(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(written(folder, tmp_path / "a.xlsx")) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"<f>" not in archive.read(name)


def test_two_workbooks_of_one_release_are_equal(folder: Path, tmp_path: Path) -> None:
    one, other = (written(folder, tmp_path / f"{name}.xlsx") for name in "ab")
    assert hashlib.sha256(one.read_bytes()).digest() == hashlib.sha256(other.read_bytes()).digest()


def test_an_annex_is_told_as_printed(tmp_path: Path) -> None:
    folder = folder_of(ANNEXES, tmp_path / "annexes", {})
    (folder / "data" / "d.pl1.csv").write_text(
        "row_id,row_role,Chỉ tiêu,KH,line_from,line_to\nr1,data,Cảng,153.300,9,9\n", encoding="utf-8"
    )
    annex = AnnexFile("d.pl1", "CHỈ TIÊU", ("Chỉ tiêu", "KH"))
    write_workbook(ANNEXES, folder, Release("1.2.3"), [annex], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [[cell.value for cell in row] for row in book["Phụ lục 1"].rows] == [
        ["Dòng", "Chỉ tiêu", "KH"],
        [9, "Cảng", "153.300"],
    ]
    assert "CHỈ TIÊU (d.pl1)" in [cell.value for cell in book["Giới thiệu"]["B"]]
