"""The version of a release, by a written rule from what the release before looked like.

A table or field that is gone, or has another type, is a new major version: what reads the data may break. One
that is added is a minor one. All else, rows and the words about them, is a patch. Annexes as printed have the
columns that their documents print and count as rows. Where releases are kept belongs to `pipelines`.
"""

from __future__ import annotations

import csv
import filecmp
import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from publish.catalog import PACKAGES
from warehouse.tables import COMPARED, TABLES

FIRST = "1.0.0"

Fields = dict[tuple[str, str, str], str]
"""The type of each field, by package, table and name."""


class Forms(NamedTuple):
    """What a release does to the form of the data: fields that are gone, of another type, added."""

    gone: tuple[str, ...]
    retyped: tuple[str, ...]
    added: tuple[str, ...]


def fields_declared() -> Fields:
    """The fields that a release of this program has."""
    return {
        (package.name, name, field.name): field.type
        for package in PACKAGES
        for name in package.all_tables
        for field in TABLES[name].fields
        if field.type != "array"
    }


def fields_published(packages: Path) -> Fields:
    """The fields of a release, as its descriptors say.

    Raises `OSError`, `ValueError` or `KeyError` where they cannot be read.
    """
    found: Fields = {}
    for path in sorted(packages.glob("*/datapackage.json")):
        printed = _annexes_of(path.parent)
        for resource in json.loads(path.read_text(encoding="utf-8"))["resources"]:
            if resource["name"] not in printed:
                for field in resource["schema"]["fields"]:
                    found[path.parent.name, resource["name"], field["name"]] = field["type"]
    return found


def _annexes_of(package: Path) -> set[str]:
    path = package / "data" / "annexes.csv"
    if not path.is_file():
        return set()
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["annex_id"] for row in csv.DictReader(lines)}


def compare_forms(before: Fields, after: Fields) -> Forms:
    """What is gone, of another type and added between two releases."""

    def named(keys: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
        return tuple(sorted(".".join(key) for key in keys))

    return Forms(
        named(before.keys() - after.keys()),
        named(key for key in before.keys() & after.keys() if before[key] != after[key]),
        named(after.keys() - before.keys()),
    )


def next_version(version: str, forms: Forms) -> str:
    """The version behind one, by the rule above."""
    major, minor, patch = map(int, version.split("."))
    if forms.gone or forms.retyped:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if forms.added else f"{major}.{minor}.{patch + 1}"


def same_data(one: Path, other: Path) -> bool:
    """Whether two releases hold the same bytes in all CSV files but the one that tells what has changed."""
    files = [
        {path.relative_to(folder).as_posix() for path in folder.glob("*/data/*.csv") if path.stem != COMPARED}
        for folder in (one, other)
    ]
    return files[0] == files[1] and not any(filecmp.cmpfiles(one, other, files[0], shallow=False)[1:])
