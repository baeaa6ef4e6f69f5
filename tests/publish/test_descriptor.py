"""Descriptors, CSV queries, archives: what no validator checks."""

from __future__ import annotations

import json
import os
import re
import time
import zipfile
from pathlib import Path

import pytest

from publish.archive import swap_in, zip_package
from publish.catalog import PACKAGES
from publish.descriptor import AnnexFile, Release, describe
from publish.readme import Facts, write_readme
from publish.tables_csv import unique_names
from warehouse.tables import TABLES

ANNEX = AnnexFile("d.pl1", "Tên phụ lục", ("TT", "Chỉ tiêu", "Kế hoạch", "Kế hoạch"))


def built(folder: Path, name: str, released_on: str | None = None) -> dict[str, object]:
    package = next(package for package in PACKAGES if package.name == name)
    annexes = [ANNEX] if package.annex_files else []
    (folder / "data").mkdir(exist_ok=True)
    for stem in [*package.all_tables, *(annex.annex_id for annex in annexes)]:
        (folder / "data" / f"{stem}.csv").write_text("x\n", encoding="utf-8")
    descriptor: dict[str, object] = json.loads(
        describe(
            package, folder, Release("1.2.3", released_on), [], annexes, dict.fromkeys(package.all_tables, 0)
        )
    )
    return descriptor


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_a_package_stands_alone(package: object, tmp_path: Path) -> None:
    descriptor = built(tmp_path, package.name)  # type: ignore[attr-defined]
    resources = {resource["name"]: resource for resource in descriptor["resources"]}  # type: ignore[attr-defined, union-attr]
    for resource in resources.values():
        assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"])
        for key in resource["schema"].get("foreignKeys", []):
            parent = resources[key["reference"]["resource"]]
            assert key["reference"]["fields"] == parent["schema"]["primaryKey"]
        for field in resource["schema"]["fields"]:
            assert field["title"] and field["description"]


def test_every_declared_reference_is_kept_in_every_package() -> None:
    for package in PACKAGES:
        for name in package.all_tables:
            for column, parent, _ in TABLES[name].foreign_keys:
                assert parent in package.all_tables, f"{package.name}: {name}.{column} points to {parent}"


def test_the_release_date_is_an_input(tmp_path: Path) -> None:
    assert "created" not in built(tmp_path, "tasks")
    assert built(tmp_path, "tasks", "2026-11-21")["created"] == "2026-11-21T00:00:00Z"


def test_repeated_headers_become_different_columns() -> None:
    assert unique_names(["TT", "Kế hoạch", "kế hoạch", "row_id"]) == [
        "TT",
        "Kế hoạch",
        "kế hoạch (2)",
        "row_id (2)",
    ]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_a_readme_explains_every_column_in_both_languages(package: object) -> None:
    facts = Facts(dict.fromkeys(TABLES, 1), [], {}, {}, {}, 0, {})
    text = write_readme(package, Release("1.2.3"), facts, 0)  # type: ignore[arg-type]
    for name in package.all_tables:  # type: ignore[attr-defined]
        for field in TABLES[name].fields:
            if field.type != "array":
                assert text.count(f"`{field.name}`") >= 2


def test_a_readme_says_what_its_package_lacks() -> None:
    package = next(package for package in PACKAGES if package.name == "indicators")
    facts = Facts({**dict.fromkeys(TABLES, 1), "outcomes": 0}, [], {}, {}, {"bad_number": 3}, 2, {})
    text = write_readme(package, Release("1.2.3"), facts, 0)
    assert "- `outcomes`: 0 dòng: chưa văn bản nào đã đọc có cả mục tiêu lẫn kết quả" in text
    assert "- 3 phần không đọc được: số in không đọc chắc được (`rejects`)" in text
    assert "- 2 tables withheld as cells do not fit columns (`layouts`)" in text


def test_a_zip_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    (folder / "data").mkdir(parents=True)
    (folder / "datapackage.json").write_text("{}", encoding="utf-8")
    (folder / "data" / "đồ.csv").write_text("a\n", encoding="utf-8")
    zip_package(folder, tmp_path / "1.zip")
    os.utime(folder / "datapackage.json", (time.time() - 10**6,) * 2)
    zip_package(folder, tmp_path / "2.zip")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    assert zipfile.ZipFile(tmp_path / "1.zip").namelist() == ["data/đồ.csv", "datapackage.json"]


def test_a_swap_replaces_the_public_folder_whole(tmp_path: Path) -> None:
    public, new = tmp_path / "packages", tmp_path / "new"
    for folder, text in ((public, "old"), (new, "new")):
        folder.mkdir()
        (folder / text).write_text(text, encoding="utf-8")
    swap_in(new, public)
    assert [path.name for path in public.iterdir()] == ["new"]
    assert not new.exists()
