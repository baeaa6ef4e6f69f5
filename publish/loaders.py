"""Programs that load a package with the types that its columns have: for DuckDB, Python and R.

They are made from the declaration, so that what they say of a column is what the descriptor says. They need
nothing but the tool they are for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from warehouse.ddl import TYPES, quoted
from warehouse.schema import Field, Table

_PANDAS = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
_R = {"string": "character", "integer": "numeric", "number": "numeric", "boolean": "logical", "date": "Date"}


def _published(table: Table) -> list[Field]:
    return [field for field in table.fields if field.type != "array"]


def load_sql(tables: Sequence[Table]) -> str:
    """`load.sql`: run as `duckdb package.duckdb < load.sql` in the folder of the package."""
    lines = ["-- Run in the folder of the package: duckdb package.duckdb < load.sql"]
    for table in tables:
        fields = _published(table)
        columns = ", ".join(f"'{field.name}': '{TYPES[field.type]}'" for field in fields)
        keys = ", ".join(map(quoted, table.key))
        declared = ", ".join(f"{quoted(field.name)} {TYPES[field.type]}" for field in fields)
        lines += [
            f"CREATE OR REPLACE TABLE {quoted(table.name)} ({declared}, PRIMARY KEY ({keys}));",
            f"INSERT INTO {quoted(table.name)} SELECT * FROM read_csv('data/{table.name}.csv', header = true,"
            f" delim = ',', quote = '\"', escape = '\"', nullstr = '', auto_detect = false,"
            f" columns = {{{columns}}});",
            f"COMMENT ON TABLE {quoted(table.name)} IS '{_sql_text(table.title.vi)}';",
        ]
    return "\n".join(lines) + "\n"


def _sql_text(text: str) -> str:
    return text.replace("'", "''")


def load_py(tables: Sequence[Table]) -> str:
    """`load.py`: `load("indicators")` gives pandas, `load_polars("indicators")` polars."""
    types = {table.name: {field.name: field.type for field in _published(table)} for table in tables}
    return _PYTHON.replace("«types»", _as_python(types)).replace("«pandas»", repr(_PANDAS))


def _as_python(types: Mapping[str, Mapping[str, str]]) -> str:
    """A mapping of mappings as Python has it, a table a paragraph."""
    lines = ["{"]
    for name, fields in types.items():
        lines.append(f"    {name!r}: {{")
        lines += [f"        {field!r}: {type_!r}," for field, type_ in fields.items()]
        lines.append("    },")
    return "\n".join([*lines, "}"])


_PYTHON = '''"""Load the tables of this package with their types: nothing is guessed from the cells."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "data"
_TYPES = «types»
_PANDAS = «pandas»


def load(name):
    """A table as a pandas DataFrame; missing values are <NA> and NaT."""
    import pandas

    types = _TYPES[name]
    dates = [column for column, type_ in types.items() if type_ == "date"]
    kept = {column: _PANDAS.get(type_, "string") for column, type_ in types.items()}
    frame = pandas.read_csv(
        FOLDER / f"{name}.csv", dtype=kept, keep_default_na=False, na_values=[""], encoding="utf-8"
    )
    for column in dates:
        frame[column] = pandas.to_datetime(frame[column], format="%Y-%m-%d")
    return frame


def load_polars(name):
    """A table as a polars DataFrame."""
    import polars

    of = {
        "string": polars.String, "integer": polars.Int64, "number": polars.Float64,
        "boolean": polars.Boolean, "date": polars.Date,
    }
    types = {column: of[type_] for column, type_ in _TYPES[name].items()}
    return polars.read_csv(FOLDER / f"{name}.csv", schema_overrides=types, null_values=[""])


def tables():
    """The names of the tables."""
    return list(_TYPES)
'''


def load_r(tables: Sequence[Table]) -> str:
    """`load.R`: `source("load.R")`, then `load_table("indicators")`; base R alone."""
    lines = [
        "# Load the tables of this package with their types: nothing is guessed from the cells.",
        "types <- list(",
    ]
    for at, table in enumerate(tables):
        columns = ", ".join(f'"{field.name}" = "{_R[field.type]}"' for field in _published(table))
        lines.append(f'  "{table.name}" = c({columns}){"," if at + 1 < len(tables) else ""}')
    return "\n".join([*lines, ")", _R_CODE])


_R_CODE = """load_table <- function(name, folder = "data") {
  utils::read.csv(file.path(folder, paste0(name, ".csv")), colClasses = types[[name]], na.strings = "",
                  check.names = FALSE, encoding = "UTF-8", fileEncoding = "UTF-8")
}
"""
