"""What a release changes against the one before, found in the CSV files of both: rows lost, changed and new.

Files are read as their readers have them, so nothing else need be kept of the last release. Whether a loss
may be belongs to `pipelines`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from warehouse.ddl import quoted
from warehouse.schema import Table
from warehouse.tables import COMPARED, TABLES

if TYPE_CHECKING:
    import duckdb

PLACES = {"line_from", "line_to", "line", "figure_from", "figure_to", "as_of"}
"""Columns that say where a row stands, or as of which day: they may differ and the row say the same."""


class Files(NamedTuple):
    """The CSV file of a table in the last release and in this one."""

    before: Path
    after: Path

    @property
    def both(self) -> bool:
        return self.before.is_file() and self.after.is_file()


class Difference(NamedTuple):
    """How many rows of a table are lost, changed and new, and lost though their text is the same."""

    table: str
    lost: int
    changed: int
    new: int
    unexplained: int = 0


def compare_releases(
    connection: duckdb.DuckDBPyConnection, files: Mapping[str, Files], standing: Files
) -> list[Difference]:
    """Fill the table `changes`, and count the rows that differ, of the tables whose `files` are both there.

    Where nothing differs, what the last release said of its own changes stands: it is the same release.
    Raises an error of DuckDB where a file of the last release cannot be read.
    """
    connection.execute(f"DELETE FROM {quoted(COMPARED)}")
    names = [name for name, pair in files.items() if pair.both]
    if "documents" not in names or not standing.both:
        return []
    for name in names:
        _see(connection, name, files[name])
    _see(connection, "standing", standing)
    connection.execute(_CAUSES)
    counted = [_compare(connection, TABLES[name], names) for name in names]
    found = [difference for difference in counted if any(difference[1:])]
    last = standing.before.with_name(f"{COMPARED}.csv")
    if not found and last.is_file():
        connection.execute(f"INSERT INTO {quoted(COMPARED)} BY NAME FROM {_csv(last)}")
    return found


def _see(connection: duckdb.DuckDBPyConnection, name: str, files: Files) -> None:
    """The two files of a table as `before_…` and `after_…`, every cell as the text that it is."""
    for when, path in zip(("before", "after"), files, strict=True):
        view = quoted(f"{when}_{name}")
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {view} AS FROM {_csv(path)}")


def _csv(path: Path) -> str:
    with path.open(encoding="utf-8") as lines:
        columns = dict.fromkeys(lines.readline().rstrip("\n").split(","), "VARCHAR")
    location = str(path).replace("'", "''")
    return (
        f"read_csv('{location}', header=true, delim=',', quote='\"', escape='\"', nullstr='',"
        f" auto_detect=false, strict_mode=true, columns={columns})"
    )


# Why rows of a document differ; of two reasons, the one that a person gave or can mend.
_CAUSES = """
    CREATE OR REPLACE TEMP TABLE causes AS
    SELECT old.document_id, CASE
        WHEN held.status <> 'published' AND was.status = 'published' THEN 'withheld'
        WHEN new.document_id IS NULL THEN 'withdrawn'
        WHEN new.sha256 IS DISTINCT FROM old.sha256 THEN 'text_changed'
        ELSE 'same_text' END AS why
    FROM before_documents old
    LEFT JOIN after_documents new USING (document_id)
    LEFT JOIN before_standing was USING (document_id)
    LEFT JOIN after_standing held USING (document_id)
"""


def _compare(connection: duckdb.DuckDBPyConnection, table: Table, names: list[str]) -> Difference:
    """Add the changes of one table; a column that only one of the releases has is no change of a row."""
    before, after = (quoted(f"{when}_{table.name}") for when in ("before", "after"))
    held = [{row[0] for row in connection.execute(f"DESCRIBE {view}").fetchall()} for view in (before, after)]
    if not set(table.key) <= held[0]:
        return Difference(table.name, 0, 0, 0)
    same = " AND ".join(f"old.{quoted(name)} = new.{quoted(name)}" for name in table.key)
    key = f"concat_ws(';', {', '.join(f'old.{quoted(name)}' for name in table.key)})"
    shown = [name for name in table.names if name in held[0] & held[1] - {*table.key} - PLACES]
    owner, joined = _owner(table, held[0], names)
    cause = f"{joined} LEFT JOIN causes ON causes.document_id = {owner}"
    # A row that documents share goes with any of them; the reasons sort as they weigh.
    why = "coalesce(causes.why, (SELECT max(why) FROM causes), 'same_text')"
    into = f"INSERT INTO {quoted(COMPARED)}"
    said = f"'{table.name}', {key}"
    first = table.key[0]
    connection.execute(
        f"{into} SELECT {said}, '{first}', old.{quoted(first)}, NULL, {why}"
        f" FROM {before} old ANTI JOIN {after} new ON {same} {cause}"
    )
    cells = ", ".join(
        f"{{'name': '{name}', 'before': old.{quoted(name)}, 'after': new.{quoted(name)}}}" for name in shown
    )
    if shown:
        connection.execute(
            f"{into} SELECT {said.replace(key, 'key')}, cell.name, cell.before, cell.after, why FROM ("
            f"SELECT {key} AS key, {why} AS why, unnest([{cells}]) AS cell"
            f" FROM {before} old JOIN {after} new ON {same} {cause})"
            " WHERE cell.before IS DISTINCT FROM cell.after"
        )
    counts = connection.execute(
        'SELECT count(*) FILTER (after IS NULL AND "column" = $2),'
        ' count(DISTINCT "key") FILTER (after IS NOT NULL OR "column" <> $2),'
        f" (SELECT count(*) FROM {after} new ANTI JOIN {before} old ON {same}),"
        " count(*) FILTER (after IS NULL AND \"column\" = $2 AND why IN ('same_text', 'withheld'))"
        f' FROM {quoted(COMPARED)} WHERE "table" = $1',
        [table.name, first],
    ).fetchone()
    return Difference(table.name, *(counts or (0, 0, 0)))


def _owner(table: Table, columns: set[str], names: list[str]) -> tuple[str, str]:
    """The document of an old row and the join that tells it: its own, or that of the row it points to."""
    if "document_id" in columns:
        return "old.document_id", ""
    for own, parent, there in table.foreign_keys:
        if own in columns and parent in names and "document_id" in TABLES[parent].names:
            above = quoted(f"before_{parent}")
            join = f"LEFT JOIN {above} above ON above.{quoted(there)} = old.{quoted(own)}"
            return "above.document_id", join
    return "NULL", ""
