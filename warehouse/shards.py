"""Rows on their way from readers to the warehouse: one Parquet file a table, the interface between many
readers and the one writer.

A shard is written whole by whoever read the texts (this process, a pool, another machine) and loaded by
`store`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from warehouse.schema import Table


def arrow_table(table: Table, rows: Sequence[Any]) -> Any:
    """An Arrow table of row objects, columns typed as declared."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "array": pa.list_(pa.string()),
    }
    schema = pa.schema([(field.name, types[field.type]) for field in table.fields])
    columns = [[getattr(row, field.name) for row in rows] for field in table.fields]
    return pa.Table.from_arrays(
        [pa.array(column, type=schema.field(index).type) for index, column in enumerate(columns)],
        schema=schema,
    )


def write_shard(folder: Path, tables: Iterable[Table], rows: Mapping[str, Sequence[Any]]) -> None:
    """Write the rows of some documents, one file a table; empty tables too, so that a shard is complete."""
    import pyarrow.parquet as pq

    folder.mkdir(parents=True, exist_ok=True)
    for table in tables:
        pq.write_table(arrow_table(table, rows.get(table.name, ())), folder / f"{table.name}.parquet")


def read_shard(folder: Path, table: Table, columns: Sequence[str]) -> list[dict[str, Any]]:
    """Some columns of the rows of a table in a shard."""
    import pyarrow.parquet as pq

    return list(pq.read_table(folder / f"{table.name}.parquet", columns=list(columns)).to_pylist())
