"""What the UI shows of an asset: description, columns, owners, tags, previews, all from the declaration.

Descriptions open with a plain Vietnamese sentence, since lists show their first line without mark-up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg

from warehouse.schema import Bilingual, Field, Table

OWNERS = ["team:ke-hoach-mo"]
_PREVIEW_ROWS = 5
_PREVIEW_COLUMNS = 4
_WIDEST = 60
WIDE = 240
"""Characters: a message that says what is wrong is shown whole."""


def describe(text: Bilingual) -> str:
    return f"{text.vi}.\n\n{text.en}."


def column_schema(table: Table) -> dg.TableSchema:
    """The columns tab: types, what may be empty, keys, codes and references."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                field.name,
                field.type,
                description=f"{field.column.title.vi}: {field.column.description.vi} /"
                f" {field.column.description.en}",
                constraints=dg.TableColumnConstraints(
                    nullable=not field.required,
                    unique=table.key == (field.name,),
                    other=_other_constraints(field),
                ),
            )
            for field in table.fields
        ]
    )


def _other_constraints(field: Field) -> list[str]:
    found = []
    if field.column.codes:
        found.append("mã: " + ", ".join(field.column.codes))
    if field.column.references:
        found.append(f"▸ {field.column.references}")
    return found


def preview(table: Table, rows: Sequence[Mapping[str, Any]]) -> dg.TableMetadataValue:
    """The first rows in a few short columns: the key, and what a person would look for."""
    columns = _preview_columns(table)
    return rows_as_table(rows[:_PREVIEW_ROWS], columns)


def _preview_columns(table: Table) -> list[str]:
    telling = ("label", "description", "name", "title", "text", "printed", "role", "message_vi", "line_from")
    names = [*table.key[:1], *(name for name in telling if name in table.names)]
    return [*names, *(name for name in table.names if name not in names)][:_PREVIEW_COLUMNS]


def rows_as_table(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], widest: int = _WIDEST
) -> dg.TableMetadataValue:
    """Some columns of rows as a table."""
    return as_table(columns, [[row[name] for name in columns] for row in rows], widest)


def as_table(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], widest: int = _WIDEST
) -> dg.TableMetadataValue:
    """A table of plain cells; long texts are cut, since the UI makes tall rows of them."""
    return dg.MetadataValue.table(
        records=[
            dg.TableRecord(dict(zip(columns, (_plain(cell, widest) for cell in row), strict=True)))
            for row in rows
        ],
        schema=dg.TableSchema(columns=[dg.TableColumn(name) for name in columns]),
    )


def _plain(value: Any, widest: int) -> str | int | float | bool | None:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    text = str(value)
    return text if len(text) <= widest else f"{text[: widest - 1]}…"
