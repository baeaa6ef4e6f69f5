"""Tables as DuckDB knows them: types only.

Keys, codes and references are promises that `expectations` checks; declared as constraints they would make a
load fail before anyone could show the row that breaks them.
"""

from __future__ import annotations

from warehouse.schema import Table

TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "array": "VARCHAR[]",
}


def quoted(name: str) -> str:
    return f'"{name}"'


def create_table(table: Table) -> str:
    columns = ", ".join(f"{quoted(field.name)} {TYPES[field.type]}" for field in table.fields)
    return f"CREATE TABLE {quoted(table.name)} ({columns})"
