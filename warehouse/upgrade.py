"""Rows kept under an older declaration, brought under today's: a new program costs no document its rows.

They are needed where a text cannot be read on the day of the upgrade; all others are read anew in the same
run. A document comes over whole or not at all: half of one would read as if its text had never held the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.ddl import TYPES, create_table, quoted
from warehouse.schema import Table
from warehouse.tables import READ, TABLES

if TYPE_CHECKING:
    import duckdb


def upgrade(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every table as it is declared now, with the old rows by name of column, inside the caller's
    transaction."""
    held = _held(connection)
    for name in held:
        connection.execute(f"ALTER TABLE {quoted(name)} RENAME TO {_old(name)}")
    for table in TABLES.values():
        connection.execute(create_table(table))
    if "document_id" in held.get("documents", {}):
        known = [(TABLES[name], held[name]) for name in READ if name in held]
        lost = " UNION ".join(_lost(table, columns) for table, columns in known)
        connection.execute(f"CREATE TEMP TABLE lost AS FROM ({lost}) WHERE document_id IS NOT NULL")
        for table, columns in known:
            _carry_over(connection, table, columns)
        connection.execute("DROP TABLE lost")
    for name in held:
        connection.execute(f"DROP TABLE {_old(name)}")


def _held(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """The types of the columns of the tables in the file."""
    found: dict[str, dict[str, str]] = {}
    for table, name, type_ in connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns()"
        " WHERE database_name = 'warehouse' AND table_name NOT IN ('declaration', 'stamps')"
    ).fetchall():
        found.setdefault(table, {})[name] = type_
    return found


def _old(name: str) -> str:
    return quoted(f"old_{name}")


def _common(table: Table, columns: dict[str, str]) -> list[str]:
    """Columns that mean the same then and now: one of another type is another column."""
    return [field.name for field in table.fields if columns.get(field.name) == TYPES[field.type]]


def _incomplete(table: Table, columns: dict[str, str]) -> str:
    """The condition under which an old row lacks what a row must have now."""
    required = [field.name for field in table.fields if field.required]
    if set(required) - set(_common(table, columns)):
        return "TRUE"
    return " OR ".join(f"{quoted(name)} IS NULL" for name in required)


def _lost(table: Table, columns: dict[str, str]) -> str:
    """Documents that cannot come over for want of a row of this table; all of them where documents share its
    rows."""
    incomplete = _incomplete(table, columns)
    if "document_id" in columns:
        return f"SELECT document_id FROM {_old(table.name)} WHERE {incomplete}"
    exists = f"EXISTS (FROM {_old(table.name)} WHERE {incomplete})"
    return f"SELECT document_id FROM {_old('documents')} WHERE {exists}"


def _carry_over(connection: duckdb.DuckDBPyConnection, table: Table, columns: dict[str, str]) -> None:
    common = ", ".join(map(quoted, _common(table, columns)))
    kept = f"NOT ({_incomplete(table, columns)})"
    if "document_id" in columns:
        kept += " AND document_id NOT IN (SELECT document_id FROM lost)"
    if common:
        connection.execute(
            f"INSERT INTO {quoted(table.name)} ({common})"
            f" SELECT {common} FROM {_old(table.name)} WHERE {kept}"
        )
