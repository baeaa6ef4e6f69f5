"""How a published table is declared, and how a declaration is read back.

Here belong the words of the declaration (`column`, `table`) and the backend-free result (`Table`, `Field`).
What the tables of this project are is declared in `warehouse.tables`; turning a declaration into DDL, a
descriptor, an expectation or a Dagster column list belongs to who needs it. Standard library only.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Row = typing.TypeVar("Row")

FIELD_TYPES: Mapping[type, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    datetime.date: "date",
    list: "array",
}


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text for readers, in Vietnamese and English; written `vi | en` in a declaration."""

    vi: str
    en: str

    @classmethod
    def parse(cls, text: str) -> Bilingual:
        vi, separator, en = text.partition(" | ")
        if not (vi and separator and en):
            raise ValueError(f"a text for readers is written 'tiếng Việt | English', not {text!r}")
        return cls(vi.strip(), en.strip())


_DECLARED: dict[type[Any], tuple[str, Bilingual, Bilingual]] = {}


@dataclass(frozen=True, slots=True)
class Column:
    """What a declaration says of a column beyond its Python type."""

    title: Bilingual
    description: Bilingual
    key: bool = False
    codes: Mapping[str, Bilingual] = dataclasses.field(default_factory=dict)
    """What each code of a closed list means; empty where the column has no such list."""
    references: str = ""
    pattern: str = ""
    unit: str = ""
    minimum: int | None = None


def column(
    title: str,
    description: str,
    *,
    key: bool = False,
    codes: Mapping[str, str] | None = None,
    references: str = "",
    pattern: str = "",
    unit: str = "",
    minimum: int | None = None,
    default: Any = dataclasses.MISSING,
) -> Any:
    """Declare a column: `title`, `description` and what each of `codes` means are written
    `vi | en`; `references` is `table.column`.

    It stands where a dataclass has the default of a field, but gives none, so that a reader fills every
    column; only one that few rows fill has a `default`.
    """
    meanings = {code: Bilingual.parse(meaning) for code, meaning in (codes or {}).items()}
    declared = Column(
        Bilingual.parse(title),
        Bilingual.parse(description),
        key,
        meanings,
        references,
        pattern,
        unit,
        minimum,
    )
    return dataclasses.field(default=default, metadata={Column: declared})


@dataclass(frozen=True, slots=True)
class Field:
    """A column as the rest of the house sees it: name, type and what was declared of it."""

    name: str
    type: str
    required: bool
    column: Column

    def admits(self, value: Any) -> bool:
        """Whether a value is there where one must be, is one of the codes, and has the declared form."""
        if value is None:
            return not self.required
        if self.column.codes:
            return value in self.column.codes
        return not self.column.pattern or re.search(self.column.pattern, value) is not None


@dataclass(frozen=True, slots=True)
class Table:
    """A published table: its row class, its fields in published order, its key."""

    name: str
    row: type[Any]
    title: Bilingual
    description: Bilingual
    fields: tuple[Field, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields if field.column.key)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    @property
    def foreign_keys(self) -> tuple[tuple[str, str, str], ...]:
        """(own column, table, column there) of each reference."""
        found = []
        for field in self.fields:
            if field.column.references:
                table, _, name = field.column.references.partition(".")
                found.append((field.name, table, name))
        return tuple(found)

    def field(self, name: str) -> Field:
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name} has no column {name}")


@typing.dataclass_transform(field_specifiers=(column,))
def table(name: str, title: str, description: str) -> Callable[[type[Row]], type[Row]]:
    """Class decorator: make a dataclass of declared columns the row class of the published table `name`."""

    def declare(cls: type[Row]) -> type[Row]:
        row = dataclass(slots=True)(cls)
        _DECLARED[row] = (name, Bilingual.parse(title), Bilingual.parse(description))
        return row

    return declare


def declared_rows() -> tuple[type[Any], ...]:
    """Every row class that has been declared, in the order of declaration."""
    return tuple(_DECLARED)


def read_declaration(row: type[Any]) -> Table:
    """The `Table` that a row class declares.

    Raises TypeError where an annotation says too little to publish the column.
    """
    name, title, description = _DECLARED[row]
    hints = typing.get_type_hints(row, include_extras=True)
    fields = tuple(_read_field(row, item, hints[item.name]) for item in dataclasses.fields(row))
    return Table(name, row, title, description, fields)


def _read_field(row: type[Any], item: dataclasses.Field[Any], hint: Any) -> Field:
    """A column is declared where it stands, or with its type: `Annotated[type, column(...)]`."""
    inner, *shared = typing.get_args(hint) if hasattr(hint, "__metadata__") else [hint]
    declared = [field.metadata[Column] for field in (item, *shared) if Column in field.metadata]
    if not declared:
        raise TypeError(f"{row.__name__}.{item.name} is not declared by column(...)")
    optional = isinstance(inner, types.UnionType)
    python_types = typing.get_args(inner) if optional else (typing.get_origin(inner) or inner,)
    known = [FIELD_TYPES[part] for part in python_types if part in FIELD_TYPES]
    if len(known) != 1:
        raise TypeError(f"{row.__name__}.{item.name}: no published type for {hint!r}")
    return Field(item.name, known[0], not optional, declared[0])
