"""Reading published CSV files back as a stranger would: types, keys and references as real constraints."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from warehouse.ddl import TYPES, quoted
from warehouse.schema import Table


class NotReadBack(Exception):
    """Published files that cannot be loaded under their own promises."""


def read_back(folder: Path, tables: Sequence[Table], *, parquet: bool = False) -> dict[str, int]:
    """Load the CSV files of a package under primary keys, codes and references; rows of each table.

    Where asked, what was read is written beside each CSV as Parquet, with those types.

    Raises `NotReadBack` with DuckDB's own words.
    """
    import duckdb

    names = {table.name for table in tables}
    counts = {}
    with duckdb.connect() as connection:
        try:
            for table in tables:
                connection.execute(_strict(table))
                path = str(folder / "data" / f"{table.name}.csv").replace("'", "''")
                columns = {field.name: TYPES[field.type] for field in table.fields if field.type != "array"}
                connection.execute(
                    f"INSERT INTO {quoted(table.name)} SELECT * FROM read_csv('{path}', header=true,"
                    f" delim=',', quote='\"', escape='\"', nullstr='', auto_detect=false, strict_mode=true,"
                    f" columns={columns})"
                )
            for table in tables:
                counts[table.name] = _check_references(connection, table, names)
                if parquet:
                    target = str(folder / "data" / f"{table.name}.parquet").replace("'", "''")
                    keys = ", ".join(map(quoted, table.key))
                    connection.execute(
                        f"COPY (FROM {quoted(table.name)} ORDER BY {keys}) TO '{target}'"
                        " (FORMAT parquet, COMPRESSION snappy)"
                    )
        except duckdb.Error as error:
            raise NotReadBack(f"package {folder.name}: {error}") from error
    return counts


def _strict(table: Table) -> str:
    columns = []
    for field in table.fields:
        if field.type == "array":
            continue
        column = f"{quoted(field.name)} {TYPES[field.type]}"
        if field.required:
            column += " NOT NULL"
        if field.column.codes:
            listed = ", ".join(f"'{code}'" for code in field.column.codes)
            column += f" CHECK ({quoted(field.name)} IN ({listed}))"
        if field.column.minimum is not None:
            column += f" CHECK ({quoted(field.name)} >= {field.column.minimum})"
        if field.column.pattern:
            pattern = field.column.pattern.replace("'", "''")
            column += f" CHECK (regexp_matches({quoted(field.name)}, '{pattern}'))"
        columns.append(column)
    keys = ", ".join(map(quoted, table.key))
    return f"CREATE TABLE {quoted(table.name)} ({', '.join(columns)}, PRIMARY KEY ({keys}))"


def _check_references(connection: object, table: Table, names: set[str]) -> int:
    execute = connection.execute  # type: ignore[attr-defined]
    for column, parent, there in table.foreign_keys:
        if parent not in names:
            continue
        orphan = execute(
            f"SELECT child.{quoted(column)} FROM {quoted(table.name)} child"
            f" ANTI JOIN {quoted(parent)} parent ON child.{quoted(column)} = parent.{quoted(there)}"
            f" WHERE child.{quoted(column)} IS NOT NULL LIMIT 1"
        ).fetchone()
        if orphan:
            raise NotReadBack(f"{table.name}.{column} = {orphan[0]} is not in {parent}")
    (count,) = execute(f"SELECT count(*) FROM {quoted(table.name)}").fetchone()
    return int(count)
