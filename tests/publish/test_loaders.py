"""Loaders give every column the type that the descriptor says."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import pytest

from publish.loaders import load_py, load_r, load_sql
from warehouse.schema import Table
from warehouse.tables import TABLES

SHOWN = [TABLES[name] for name in ("duties", "indicators", "checks", "unanswered")]
CELLS = {"string": "a, “b” 'c'", "integer": "7", "number": "153.3", "date": "2020-01-31", "boolean": "true"}
DUCKDB = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE", "boolean": "BOOLEAN"}
PANDAS = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "date": "datetime64",
    "boolean": "boolean",
}
POLARS = {"string": "String", "integer": "Int64", "number": "Float64", "date": "Date", "boolean": "Boolean"}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A folder with one full row and one row of nothing but its key in each table."""
    (tmp_path / "data").mkdir()
    for table in SHOWN:
        fields = [field for field in table.fields if field.type != "array"]
        full = [CELLS[field.type] for field in fields]
        bare = [f"{CELLS[field.type]}2" if field.column.key else "" for field in fields]
        lines = [
            ",".join(field.name for field in fields),
            *(",".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in (full, bare)),
        ]
        (tmp_path / "data" / f"{table.name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, text in (("load.sql", load_sql(SHOWN)), ("load.py", load_py(SHOWN)), ("load.R", load_r(SHOWN))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def loaded(package: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("load", package / "load.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fields(table: Table) -> dict[str, str]:
    return {field.name: field.type for field in table.fields if field.type != "array"}


def test_duckdb(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(package)
    with duckdb.connect() as connection:
        connection.execute((package / "load.sql").read_text(encoding="utf-8"))
        for table in SHOWN:
            described = connection.execute(f'DESCRIBE "{table.name}"').fetchall()
            assert {name: type_ for name, type_, *_ in described} == {
                name: DUCKDB[type_] for name, type_ in fields(table).items()
            }


@pytest.mark.parametrize("table", SHOWN, ids=lambda table: table.name)
def test_pandas(package: Path, table: Table) -> None:
    frame: Any = loaded(package).load(table.name)
    for name, type_ in fields(table).items():
        assert str(frame[name].dtype).startswith(PANDAS[type_]), name
    assert frame.shape == (2, len(fields(table)))


@pytest.mark.parametrize("table", SHOWN, ids=lambda table: table.name)
def test_polars(package: Path, table: Table) -> None:
    frame: Any = loaded(package).load_polars(table.name)
    assert {name: str(type_) for name, type_ in frame.schema.items()} == {
        name: POLARS[type_] for name, type_ in fields(table).items()
    }


def test_r(package: Path) -> None:
    if not shutil.which("Rscript"):
        pytest.skip("R is not on this machine")
    program = 'source("load.R"); for (name in names(types)) print(sapply(load_table(name), class))'
    subprocess.run(["Rscript", "-e", program], cwd=package, check=True)
