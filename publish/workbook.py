"""A package as one workbook that an office opens by double click: typed cells, Vietnamese heads, no formula.

It is made of the CSV files that lie in the package and of the declaration, so that it says what they say.
XlsxWriter writes it: of the libraries of its field it is the one that gives the same bytes twice.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish.addresses import line_address
from publish.catalog import Package
from publish.descriptor import AnnexFile, Release
from publish.tables_csv import unique_names
from warehouse.schema import Field, Table
from warehouse.tables import TABLES

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_UNDATED = datetime.datetime(2020, 1, 1)
"""When a workbook of no release says that it was made: never the clock."""
_LONGEST_CELL = 32_767
_LONGEST_SHEET = 1_048_576
_MOST_LINKS = 65_000
"""A sheet of Excel takes 65,530 links."""
_MOST_ANNEXES = 200
_NUMBER, _INTEGER, _DATE = "#,##0.######", "0", "dd/mm/yyyy"
_WIDEST, _NARROWEST = 60, 9
_CUT = " …"


class _Book:
    """A workbook that is being written: its formats, and where a sheet is told of on the first one."""

    def __init__(self, path: Path, release: Release) -> None:
        import xlsxwriter

        created = datetime.datetime.fromisoformat(release.released_on) if release.released_on else _UNDATED
        self.book: Workbook = xlsxwriter.Workbook(
            str(path),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
                "default_date_format": _DATE,
            },
        )
        self.book.set_properties({"created": created, "author": "Kế hoạch mở"})
        add = self.book.add_format
        self.head = add(
            {"bold": True, "bg_color": "#E3F1F2", "text_wrap": True, "valign": "top", "border": 1}
        )
        self.title = add({"bold": True, "font_size": 16})
        self.bold = add({"bold": True})
        self.link = add({"font_color": "#0B5F6B", "underline": 1, "valign": "top"})
        self.formats = {
            "number": add({"num_format": _NUMBER, "valign": "top"}),
            "integer": add({"num_format": _INTEGER, "valign": "top"}),
            "date": add({"num_format": _DATE, "valign": "top", "align": "left"}),
            "string": add({"text_wrap": True, "valign": "top"}),
        }

    def sheet(self, name: str, widths: Sequence[float]) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(max(width, _NARROWEST), _WIDEST))
        return sheet

    def text(self, sheet: Worksheet, row: int, column: int, said: str) -> None:
        """A text as a text, whatever it begins with."""
        cut = said if len(said) <= _LONGEST_CELL else said[: _LONGEST_CELL - len(_CUT)] + _CUT
        sheet.write_string(row, column, cut, self.formats["string"])


def write_workbook(
    package: Package, folder: Path, release: Release, annexes: Sequence[AnnexFile], target: Path
) -> None:
    """Write the workbook of a package whose CSV files lie in `folder`."""
    made = _Book(target, release)
    tables = [TABLES[name] for name in package.all_tables]
    rows = {table.name: _read(folder, table.name) for table in tables}
    shown = annexes[:_MOST_ANNEXES]
    _front(
        made, package, release, tables, {name: len(own) for name, own in rows.items()}, shown, len(annexes)
    )
    for table in tables:
        _table_sheet(made, table, rows[table.name])
    for at, annex in enumerate(shown, start=1):
        _annex_sheet(made, f"Phụ lục {at}", annex, _read(folder, annex.annex_id))
    _dictionary(made, tables)
    made.book.close()


def _read(folder: Path, stem: str) -> list[dict[str, str]]:
    with (folder / "data" / f"{stem}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _front(
    made: _Book,
    package: Package,
    release: Release,
    tables: Sequence[Table],
    counts: Mapping[str, int],
    annexes: Sequence[AnnexFile],
    all_annexes: int,
) -> None:
    """The first sheet: what this is, how to cite it, what stands on which sheet."""
    sheet = made.book.add_worksheet("Giới thiệu")
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, f"Kế hoạch mở: {package.title.vi}", made.title)
    dated = f", ngày {release.released_on}" if release.released_on else ""
    said = [
        ("Nội dung", f"{package.description.vi}."),
        ("Content", f"{package.description.en}."),
        ("Phiên bản", f"{release.version}{dated}"),
        ("Giấy phép", "CC BY 4.0: được chép, chia sẻ, dùng lại, cả để kinh doanh, chỉ cần ghi nguồn"),
        ("Trích dẫn", f"Kế hoạch mở, {package.title.vi}, phiên bản {release.version}{dated}, CC BY 4.0"),
        ("Căn cứ", "Văn bản gốc là căn cứ; cột “Dòng gốc” mở cổng tra cứu ở đúng dòng"),
    ]
    row = 2
    for name, text in said:
        sheet.write_string(row, 0, name, made.bold)
        made.text(sheet, row, 1, text)
        row += 1
    row += 1
    sheet.write_string(row, 0, "Các trang tính", made.bold)
    listed = [(table.name, table.title.vi, counts[table.name]) for table in tables]
    for name, title, count in listed:
        row += 1
        sheet.write_url(row, 0, f"internal:'{name}'!A1", made.link, name)
        kept = "" if count < _LONGEST_SHEET else " (quá dài cho một trang tính, xin dùng CSV)"
        made.text(sheet, row, 1, f"{title}: {count:,} dòng".replace(",", ".") + kept)
    for at, annex in enumerate(annexes, start=1):
        row += 1
        sheet.write_url(row, 0, f"internal:'Phụ lục {at}'!A1", made.link, f"Phụ lục {at}")
        made.text(sheet, row, 1, f"{annex.title or annex.annex_id} ({annex.annex_id})")
    if all_annexes > len(annexes):
        row += 1
        made.text(sheet, row, 1, f"… và {all_annexes - len(annexes)} phụ lục nữa, chỉ có ở CSV")
    row += 1
    sheet.write_url(row, 0, "internal:'Mô tả cột'!A1", made.link, "Mô tả cột")
    made.text(sheet, row, 1, "Mỗi cột là gì, mã nghĩa là gì")


def _table_sheet(made: _Book, table: Table, rows: Sequence[Mapping[str, str]]) -> None:
    fields = [field for field in table.fields if field.type != "array"]
    linked = {"document_id", "line_from"} <= {field.name for field in fields}
    heads = [*(["Dòng gốc"] if linked else []), *(field.column.title.vi for field in fields)]
    widths = [*([14] if linked else []), *(_width(field, rows) for field in fields)]
    sheet = made.sheet(table.name, widths)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, made.head)
    if len(rows) >= _LONGEST_SHEET:
        return
    sheet.autofilter(0, 0, len(rows), len(heads) - 1)
    for at, row in enumerate(rows, start=1):
        if linked:
            _link(made, sheet, at, row)
        for column, field in enumerate(fields, start=int(linked)):
            if cell := row[field.name]:
                _cell(made, sheet, at, column, field, cell)


def _link(made: _Book, sheet: Worksheet, at: int, row: Mapping[str, str]) -> None:
    """The source line on the portal, which lies beside the packages."""
    if not row["line_from"]:
        return
    said = f"dòng {row['line_from']}"
    if at > _MOST_LINKS:
        sheet.write_string(at, 0, said, made.formats["string"])
        return
    address = line_address(row["document_id"], int(row["line_from"]))
    sheet.write_url(at, 0, f"external:../site/{address}", made.link, said)


def _cell(made: _Book, sheet: Worksheet, at: int, column: int, field: Field, cell: str) -> None:
    """A cell as what it is: a number as a number, a day as a day, a code in words, all else as text."""
    match field.type:
        case "number" | "integer":
            sheet.write_number(at, column, float(cell), made.formats[field.type])
        case "date":
            day = datetime.datetime.fromisoformat(cell)
            if day.year < 1900:
                made.text(sheet, at, column, cell)
            else:
                sheet.write_datetime(at, column, day, made.formats["date"])
        case "boolean":
            # In words: other spreadsheets turn a truth value into a formula when they save.
            made.text(sheet, at, column, "có" if cell == "true" else "không")
        case _:
            meaning = field.column.codes.get(cell)
            made.text(sheet, at, column, meaning.vi if meaning else cell)


def _width(field: Field, rows: Sequence[Mapping[str, str]]) -> float:
    """A column as wide as its first cells, and as the longest word of its head."""
    head = max(map(len, field.column.title.vi.split()), default=0) + 3
    return max(head, *(len(row[field.name]) for row in rows[:200]), 0) + 1


def _annex_sheet(made: _Book, name: str, annex: AnnexFile, rows: Sequence[Mapping[str, str]]) -> None:
    names = unique_names(annex.headers)
    sheet = made.sheet(name, [8, *(24 for _ in names)])
    for column, head in enumerate(["Dòng", *names]):
        sheet.write_string(0, column, head, made.head)
    for at, row in enumerate(rows, start=1):
        sheet.write_number(at, 0, float(row["line_from"]), made.formats["integer"])
        for column, head in enumerate(names, start=1):
            if row[head]:
                made.text(sheet, at, column, row[head])


def _dictionary(made: _Book, tables: Sequence[Table]) -> None:
    sheet = made.sheet("Mô tả cột", [22, 24, 26, 60, 60, 60])
    for column, head in enumerate(["Bảng", "Cột", "Tên", "Mô tả", "Description", "Mã"]):
        sheet.write_string(0, column, head, made.head)
    at = 0
    for table in tables:
        for field in table.fields:
            if field.type == "array":
                continue
            at += 1
            codes = "; ".join(f"{code}: {meaning.vi}" for code, meaning in field.column.codes.items())
            described: list[Any] = [
                table.name,
                field.name,
                field.column.title.vi,
                field.column.description.vi,
                field.column.description.en,
                codes,
            ]
            for column, said in enumerate(described):
                if said:
                    made.text(sheet, at, column, said)
