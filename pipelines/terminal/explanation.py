"""Why a published row says what it says: the row, the rows around it, its very lines with the number marked,
its checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sources.grammar.digits import FIGURE, read_figure
from warehouse.schema import Table
from warehouse.store import Warehouse
from warehouse.tables import TABLES

Row = Mapping[str, Any]
_ROW_KEYS = {"line_from", "line_to", "document_id"}


class UnknownRow(Exception):
    """An id that no row of the warehouse has, and where ids are found."""


def explain(warehouse: Warehouse, row_id: str) -> Iterator[str]:
    """The explanation of a row, line by line. Raises `UnknownRow`, `WarehouseUnusable`."""
    if not warehouse.path.is_file():
        raise UnknownRow(
            f"{warehouse.path}: chưa có kho dữ liệu; xin chạy `make publish` trước, hoặc chỉ nơi khác với"
            " --out"
            " | there is no warehouse here; run `make publish` first, or name another place with --out"
        )
    table, row = _find(warehouse, row_id)
    (document,) = warehouse.select("documents", document_id=row["document_id"])
    yield row_id
    yield f"{table.title.vi} · {table.title.en}"
    yield ""
    for field in table.fields:
        if field.name not in _ROW_KEYS and row[field.name] is not None:
            title = f"{field.column.title.vi} · {field.name}"
            yield f"  {title:<36} {row[field.name]}"
    yield ""
    yield "VĂN BẢN · DOCUMENT"
    number = document["number"] or document["doc_type"]
    yield (
        f"  {number}, {document['issued_on'] or '—'} · {document['issuer'] or '—'} ·"
        f" {document['source_file']}"
    )
    yield from _context(warehouse, row)
    yield from _lines(warehouse, row)
    yield from _comparisons(warehouse, row_id)
    yield from _checks(warehouse, table, row_id)
    yield from _standing(warehouse, row["document_id"])


def _find(warehouse: Warehouse, row_id: str) -> tuple[Table, Row]:
    for table in TABLES.values():
        if len(table.key) == 1 and {"document_id", "line_from"} <= set(table.names):
            for row in warehouse.select(table.name, **{table.key[0]: row_id}):
                return table, row
    raise UnknownRow(
        f"{row_id}: kho dữ liệu không có mã này; mã nằm ở cột đầu của các tệp CSV, ví dụ value_id trong"
        " indicators/data/indicator_values.csv"
        " | the warehouse has no row of this id; ids stand in the first column of the CSV files, such as"
        " value_id in"
        " indicators/data/indicator_values.csv"
    )


def _context(warehouse: Warehouse, row: Row) -> Iterator[str]:
    """The row of the table before, this one and the one behind it, under the header; or the clause, with its
    heading."""
    if row.get("annex_id"):
        (annex,) = warehouse.select("annexes", annex_id=row["annex_id"])
        yield ""
        yield f"BẢNG · TABLE  {annex['title'] or annex['annex_id']} ({annex['kind']})"
        yield f"    {' | '.join(name or '?' for name in annex['headers'])}"
        printed = warehouse.select("printed_rows", annex_id=row["annex_id"])
        here = [
            i for i, other in enumerate(printed) if other["line_from"] <= row["line_from"] <= other["line_to"]
        ]
        for position in range(max(0, min(here, default=0) - 1), min(len(printed), max(here, default=-1) + 2)):
            yield f"  {'›' if position in here else ' '} {' | '.join(printed[position]['cells'])}"
        return
    path = [
        clause
        for clause in warehouse.select("clauses", document_id=row["document_id"])
        if clause["line_from"] <= row["line_from"] <= clause["line_to"]
    ]
    if path:
        yield ""
        yield f"MỤC · CLAUSE  {path[-1]['path'] or '—'}  {path[-1]['heading'] or ''}"


def _lines(warehouse: Warehouse, row: Row) -> Iterator[str]:
    yield ""
    yield "DÒNG GỐC · SOURCE LINES"
    wanted = {
        row[name]
        for name in ("value_min", "value_max", "investment_million_vnd")
        if row.get(name) is not None
    }
    for line in warehouse.select("lines", document_id=row["document_id"]):
        if row["line_from"] <= line["line"] <= row["line_to"] and line["text"]:
            text = line["text"].replace("\t", " ⇥ ")
            place = f"  ({line['position']})" if line["position"] else ""
            yield f"  {line['line']:>5} │ {text}{place}"
            if marks := _underline(text, wanted):
                yield f"        │ {marks}"


def _underline(text: str, wanted: set[float]) -> str:
    """A line of ^ under the figures of a text that are the value."""
    marks = [" "] * len(text)
    for figure in FIGURE.finditer(text):
        if read_figure(figure.group()) in wanted:
            marks[figure.start() : figure.end()] = "^" * (figure.end() - figure.start())
    return "".join(marks).rstrip()


def _comparisons(warehouse: Warehouse, row_id: str) -> Iterator[str]:
    """What other statements say of the same indicator and period."""
    told = [
        row
        for name, columns in (
            ("reconciliations", ("value_id_a", "value_id_b")),
            ("outcomes", ("target_value_id", "outcome_value_id")),
        )
        for column in columns
        for row in warehouse.select(name, **{column: row_id})
    ]
    if told:
        yield ""
        yield "ĐỐI CHIẾU · COMPARED WITH"
        for row in told:
            yield f"  {row.get('relation') or row['verdict']}: {row['explanation']} | {row['explanation_en']}"


def _checks(warehouse: Warehouse, table: Table, row_id: str) -> Iterator[str]:
    checks = warehouse.select("checks", table=table.name)
    findings = warehouse.select("findings", row_id=row_id)
    yield ""
    yield (
        f"KIỂM TRA · CHECKS  {len(checks)} phép kiểm tra của bảng {table.name} | {len(checks)} checks of"
        " the table"
    )
    for finding in findings:
        yield f"  ✗ {finding['check_id']}: {finding['message_vi']} | {finding['message_en']}"
    if not findings:
        yield "  ✓ dòng này không vi phạm phép nào | this row breaks none"


def _standing(warehouse: Warehouse, document_id: str) -> Iterator[str]:
    for standing in warehouse.select("standing", document_id=document_id):
        yield ""
        yield f"ĐỘ TIN CẬY CỦA VĂN BẢN · CONFIDENCE  {standing['confidence']:g}  {standing['status']}"
        yield f"  {standing['reason_vi']} | {standing['reason_en']}"
