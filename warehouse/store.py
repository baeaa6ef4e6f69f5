"""The DuckDB file: opened late, closed early, written in one transaction a load.

DuckDB lets one process write and then no other one read, so nobody keeps a connection. What the tables are is
declared in `tables`; SQL that says something about the data stands beside what it says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from warehouse.changes import Difference, Files, compare_releases
from warehouse.comparisons import compare
from warehouse.ddl import create_table, quoted
from warehouse.schema import Table
from warehouse.series import UNANSWERED
from warehouse.shards import arrow_table
from warehouse.tables import COMPARED, DATED, DERIVED, TABLES
from warehouse.upgrade import upgrade

if TYPE_CHECKING:
    import duckdb

# Readable by DuckDB 1.x too: the file is handed to people whose DuckDB is older than ours.
_STORAGE = "v1.0.0"


# A number alone does not tell a document (every province has a 02/CT-UBND): only number and date together do.
_LINK_CITATIONS = """
    UPDATE citations SET cited_document_id = (
        SELECT any_value(documents.document_id) FROM documents
        WHERE documents.number = citations.number AND documents.issued_on = citations.issued_on
            AND documents.document_id IN (SELECT document_id FROM lines)
        HAVING count(*) = 1
    )
"""


# A number that is cited without its day is that of the one dated paper that has it, where there is one alone
# and it is no later than the document that cites it.
_DATE_PAPERS = """
    UPDATE citations SET paper_id = dated.paper_id
    FROM (
        SELECT number, any_value(paper_id) AS paper_id, any_value(issued_on) AS issued_on
        FROM citations WHERE issued_on IS NOT NULL
        GROUP BY number HAVING count(DISTINCT paper_id) = 1
    ) AS dated, documents
    WHERE citations.issued_on IS NULL AND citations.number = dated.number
        AND documents.document_id = citations.document_id
        AND (documents.issued_on IS NULL OR documents.issued_on >= dated.issued_on)
"""


LOADED = "load"
"""What bears the id of the load itself, among the stamps of what was made of it."""


class WarehouseUnusable(Exception):
    """A warehouse file that cannot be opened or read: which, why, and what a person can do."""

    def __init__(self, path: Path, error: Exception) -> None:
        said = str(error).strip().splitlines()[0]
        if "Could not set lock" in said:
            advice = (
                "đang mở trong một chương trình khác; xin đóng chương trình ấy rồi chạy lại"
                " | is open in another program; close that program and run again"
            )
        else:
            advice = (
                "không mở hoặc không đọc được; nếu tệp hỏng, xin xoá tệp này: lượt chạy sau dựng lại từ các"
                " văn bản, chỉ mất dòng của văn bản nào lúc ấy không đọc được"
                " | cannot be opened or read; if it is damaged, delete this file: the next run builds it anew"
                " from the texts, and only rows of texts that cannot be read then are lost"
            )
        super().__init__(f"{path}: {advice} ({said})")


class LastReleaseUnreadable(Exception):
    """Packages of the last release that cannot be compared with: damaged, or not as ours are written."""


class Replacement(NamedTuple):
    """Rows that take the place of those of a table that meet a condition."""

    table: Table
    rows: Sequence[Any]
    where: str = "TRUE"


@cache
def _fingerprint() -> str:
    """One figure for the declaration of all tables."""
    return hashlib.sha256("\n".join(map(create_table, TABLES.values())).encode()).hexdigest()


def _count(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    (count,) = connection.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone() or (0,)
    return int(count)


def _fetch(
    connection: duckdb.DuckDBPyConnection, name: str, order: str = "", **equal: Any
) -> list[dict[str, Any]]:
    """The rows of a table whose columns have these values, as dictionaries, by key or in an `order`."""
    table = TABLES[name]
    where = " AND ".join(f"{quoted(column)} = ?" for column in equal) or "TRUE"
    order = order or ", ".join(map(quoted, table.key))
    query = f"SELECT * FROM {quoted(name)} WHERE {where} ORDER BY {order}"
    fetched = connection.execute(query, list(equal.values())).fetchall()
    return [dict(zip(table.names, row, strict=True)) for row in fetched]


class Warehouse:
    """The rows of all tables in one DuckDB file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def connect(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection for one piece of work; tables are made if they are not there or not as declared.

        Raises `WarehouseUnusable` where the file is open elsewhere or damaged.
        """
        import duckdb

        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect()
        opened = False
        try:
            location = str(self.path).replace("'", "''")
            connection.execute(f"ATTACH '{location}' AS warehouse (STORAGE_VERSION '{_STORAGE}')")
            connection.execute("USE warehouse")
            self._prepare(connection)
            opened = True
            yield connection
        except duckdb.Error as error:
            if opened and "Corrupt database file" not in str(error):
                raise
            raise WarehouseUnusable(self.path, error) from error
        finally:
            connection.close()

    def _prepare(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make tables; a file made from another declaration is brought under this one."""
        connection.execute("CREATE TABLE IF NOT EXISTS declaration (fingerprint VARCHAR)")
        connection.execute("CREATE TABLE IF NOT EXISTS stamps (subject VARCHAR, load_id VARCHAR)")
        if connection.execute("SELECT fingerprint FROM declaration").fetchall() == [(_fingerprint(),)]:
            return
        connection.execute("BEGIN")
        upgrade(connection)
        connection.execute("DELETE FROM declaration; DELETE FROM stamps")
        connection.execute("INSERT INTO declaration VALUES (?)", [_fingerprint()])
        connection.execute("COMMIT")

    def load(
        self, shards: Sequence[Path], kept_files: Iterable[str], tables: Sequence[Table], load_id: str = ""
    ) -> dict[str, int]:
        """Load shards in one transaction and return the rows of each table.

        Documents of the shards replace what the warehouse held of them; documents whose text is gone are
        dropped; those of `kept_files` (texts that could not be read this time) keep the rows of their last
        good reading. Verdicts are of what was there before: they go with it, and what is judged from now on
        bears the `load_id`.
        """
        with self.connect() as connection:
            connection.execute("BEGIN")
            kept = [
                document
                for (document,) in connection.execute(
                    "SELECT document_id FROM documents WHERE list_contains(?, source_file)"
                    " AND document_id IN (SELECT document_id FROM lines)",
                    [list(kept_files)],
                ).fetchall()
            ]
            counts = {table.name: self._replace(connection, table, shards, kept) for table in tables}
            connection.execute(_LINK_CITATIONS)
            connection.execute(_DATE_PAPERS)
            compare(connection)
            for name in DERIVED:
                counts[name] = _count(connection, name)
            connection.execute("DELETE FROM checks; DELETE FROM findings; DELETE FROM stamps")
            connection.execute("INSERT INTO stamps VALUES (?, ?)", [LOADED, load_id])
            connection.execute("COMMIT")
        return counts

    def _replace(
        self, connection: duckdb.DuckDBPyConnection, table: Table, shards: Sequence[Path], kept: list[str]
    ) -> int:
        name = quoted(table.name)
        files = [str(shard / f"{table.name}.parquet") for shard in shards]
        if "document_id" in table.names:
            read = "SELECT DISTINCT document_id FROM read_parquet(?)"
            connection.execute(
                f"DELETE FROM {name} WHERE document_id IS NULL OR NOT list_contains(?, document_id)"
                f" OR document_id IN ({read.replace(quoted(table.name), 'documents')})",
                [kept, [str(shard / "documents.parquet") for shard in shards]],
            )
            connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM read_parquet(?)", [files])
        else:
            # Shared by documents (agencies): rows of one key are one row, and this reading knows best.
            keys = ", ".join(map(quoted, table.key))
            again = f"({keys}) IN (SELECT ({keys}) FROM read_parquet(?))" if kept else "TRUE"
            connection.execute(f"DELETE FROM {name} WHERE {again}", [files] if kept else [])
            connection.execute(
                f"INSERT INTO {name} BY NAME SELECT DISTINCT ON ({keys}) * FROM read_parquet(?) ORDER BY ALL",
                [files],
            )
        return _count(connection, table.name)

    def put(
        self,
        *replacements: Replacement,
        compared: bool = False,
        stamped: Sequence[str] = (),
        unstamped: Sequence[str] = (),
    ) -> None:
        """Replace rows of tables, all in one transaction; where asked, compare indicators anew within it.

        What is `stamped` is made of the rows that are loaded now, what is `unstamped` no longer is.
        """
        with self.connect() as connection:
            connection.execute("BEGIN")
            for table, rows, where in replacements:
                connection.execute(f"DELETE FROM {quoted(table.name)} WHERE {where}")
                incoming = arrow_table(table, rows)
                connection.register("incoming", incoming)
                connection.execute(f"INSERT INTO {quoted(table.name)} BY NAME SELECT * FROM incoming")
                connection.unregister("incoming")
            if compared:
                compare(connection)
            subjects = [*stamped, *unstamped]
            connection.execute("DELETE FROM stamps WHERE list_contains(?, subject)", [subjects])
            connection.execute(
                "INSERT INTO stamps SELECT unnest(?), load_id FROM stamps WHERE subject = ?",
                [list(stamped), LOADED],
            )
            connection.execute("COMMIT")

    def stamps(self) -> dict[str, str]:
        """The load that each verdict is of, and that of the rows themselves (`LOADED`)."""
        with self.connect() as connection:
            return dict(connection.execute("FROM stamps").fetchall())

    def rows(self, names: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
        """The rows of tables as dictionaries, in the order of their keys."""
        found: dict[str, list[dict[str, Any]]] = {}
        with self.connect() as connection:
            for name in names:
                found[name] = _fetch(connection, name)
        return found

    def rows_as_read(self, name: str) -> list[dict[str, Any]]:
        """The rows of a table as dictionaries, those of a document in the order in which they were read."""
        with self.connect() as connection:
            return _fetch(connection, name, order="rowid")

    def files_read(self) -> dict[str, str]:
        """The file of each document that has rows, by document_id; of others only the name could be kept."""
        with self.connect() as connection:
            found = connection.execute(
                "SELECT document_id, source_file FROM documents"
                " WHERE document_id IN (SELECT document_id FROM lines) ORDER BY document_id"
            ).fetchall()
        return dict(found)

    def select(self, name: str, **equal: Any) -> list[dict[str, Any]]:
        """The rows of a table whose columns have these values, in the order of their keys."""
        with self.connect() as connection:
            return _fetch(connection, name, **equal)

    def query(self, queries: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
        """The rows of each query as dictionaries."""
        found: dict[str, list[dict[str, Any]]] = {}
        with self.connect() as connection:
            for name, query in queries.items():
                done = connection.execute(query)
                names = [column[0] for column in done.description or ()]
                found[name] = [dict(zip(names, row, strict=True)) for row in done.fetchall()]
        return found

    def export_csv(self, queries: Mapping[Path, str]) -> None:
        """Write the result of each query as a CSV file: UTF-8, `,`, newline, header, missing values empty."""
        with self.connect() as connection:
            for path, query in queries.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                location = str(path).replace("'", "''")
                connection.execute(
                    f"COPY ({query}) TO '{location}' (FORMAT csv, HEADER, DELIMITER ',', NULLSTR '')"
                )

    def put_unanswered(self, as_of: str) -> None:
        """Tell which promises are over on a day and have no result; without a day, on that of the newest
        document."""
        with self.connect() as connection:
            day = as_of or connection.execute("SELECT max(issued_on) FROM documents").fetchone()[0]  # type: ignore[index]
            connection.execute("BEGIN")
            connection.execute(f"DELETE FROM {quoted(DATED)}")
            connection.execute(UNANSWERED, [day])
            connection.execute("COMMIT")

    def put_changes(self, files: Mapping[str, Files], standing: Files) -> list[Difference]:
        """Compare the CSV files of the last release with those of this one; what differs is `changes`.

        Raises `LastReleaseUnreadable` where the last release is damaged.
        """
        import duckdb

        with self.connect() as connection:
            connection.execute("BEGIN")
            try:
                found = compare_releases(connection, files, standing)
                connection.execute("COMMIT")
                return found
            except (duckdb.Error, ValueError) as error:
                connection.execute("ROLLBACK")
                connection.execute(f"DELETE FROM {quoted(COMPARED)}")
                raise LastReleaseUnreadable(str(error).splitlines()[0]) from error
