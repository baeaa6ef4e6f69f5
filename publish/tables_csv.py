"""The CSV bytes of a table: which query gives them, in which order, numbers as plain decimals.

Queries are text; the warehouse runs them. UTF-8 without BOM, `,`, newline, minimal quotes, blanks for none.
"""

from __future__ import annotations

from collections.abc import Sequence

from warehouse.schema import Field, Table
from warehouse.tables import TABLES, Code


def table_query(table: Table, withheld: Sequence[str]) -> str:
    """The published rows of a table in the order of its key; rows of withheld documents stay out."""
    columns = ", ".join(_published(field) for field in table.fields if field.type != "array")
    order = ", ".join(f'"{name}"' for name in table.key)
    return f'SELECT {columns} FROM "{table.name}" WHERE {_kept(table, withheld)} ORDER BY {order}'


def codes_query(tables: Sequence[str]) -> str:
    """What the codes of some tables mean."""
    listed = ", ".join(f"'{name}'" for name in tables)
    return f'SELECT * FROM codes WHERE "table" IN ({listed}) ORDER BY ALL'


def code_rows() -> list[Code]:
    """What every code of every table means, as the declaration says."""
    return [
        Code(table=table.name, column=field.name, code=code, vi=meaning.vi, en=meaning.en)
        for table in TABLES.values()
        for field in table.fields
        for code, meaning in field.column.codes.items()
    ]


def published_rows(table: Table, withheld: Sequence[str]) -> str:
    """The same rows with the types of the warehouse, for pages."""
    order = ", ".join(f'"{name}"' for name in table.key)
    return f'SELECT * FROM "{table.name}" WHERE {_kept(table, withheld)} ORDER BY {order}'


def annex_query(annex_id: str, headers: Sequence[str]) -> str:
    """The rows of one annex as printed: one column a cell under the header as printed."""
    cells = [
        f"nullif(cells[{position}], '') AS \"{_escaped(name)}\""
        for position, name in enumerate(unique_names(headers), start=1)
    ]
    columns = ", ".join(["row_id", "row_role", *cells, "line_from", "line_to"])
    return f"SELECT {columns} FROM printed_rows WHERE annex_id = '{annex_id}' ORDER BY row_id"


def unique_names(headers: Sequence[str]) -> list[str]:
    """Printed headers as column names: a repeated one is `Kế hoạch (2)`, a lost one `Cột 3`."""
    names: list[str] = []
    taken = {"row_id", "row_role", "line_from", "line_to"}
    for position, printed in enumerate(headers, start=1):
        header = printed or f"Cột {position}"
        name, repeat = header, 1
        while name.casefold() in taken:
            repeat += 1
            name = f"{header} ({repeat})"
        taken.add(name.casefold())
        names.append(name)
    return names


def _published(field: Field) -> str:
    if field.type != "number":
        return f'"{field.name}"'
    # DuckDB writes large and tiny doubles with an exponent; the contract wants plain decimals.
    plain = f"rtrim(CAST(CAST(\"{field.name}\" AS DECIMAL(38, 12)) AS VARCHAR), '0')"
    return (
        f'CASE WHEN abs("{field.name}") >= 1e15 OR abs("{field.name}") BETWEEN 1e-12 AND 1e-4'
        f" THEN CASE WHEN ends_with({plain}, '.') THEN {plain} || '0' ELSE {plain} END"
        f' ELSE CAST("{field.name}" AS VARCHAR) END AS "{field.name}"'
    )


def _kept(table: Table, withheld: Sequence[str]) -> str:
    """The condition that keeps out rows of withheld documents, rows that point to one, and bodies to which
    no row that is left points."""
    if not withheld or table.name == "documents":
        return "TRUE"
    if table.name == "agencies":
        pointing = (
            f'SELECT "{own}" FROM "{name}" WHERE {_kept(other, withheld)}'
            for name, other in TABLES.items()
            for own, there, _ in other.foreign_keys
            if there == table.name
        )
        return f'"{table.key[0]}" IN ({" UNION ".join(pointing)})'
    listed = ", ".join(f"'{document}'" for document in withheld)
    out = f"(document_id IS NULL OR document_id NOT IN ({listed}))"
    kept = [out] if "document_id" in table.names else []
    for own, other, there in table.foreign_keys:
        if other not in (table.name, "documents") and "document_id" in TABLES[other].names:
            kept.append(f'("{own}" IS NULL OR "{own}" IN (SELECT "{there}" FROM "{other}" WHERE {out}))')
    return " AND ".join(kept) or "TRUE"


def _escaped(name: str) -> str:
    return name.replace('"', '""')
