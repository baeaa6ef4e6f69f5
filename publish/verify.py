"""The gate before publication: frictionless reads each package as users will and finds nothing wrong."""

from __future__ import annotations

from pathlib import Path


class NotPublishable(Exception):
    """A built package that does not keep its own descriptor; names package, file, row and field."""


def validate_package(folder: Path) -> None:
    """Validate the descriptor, types, keys, references, sizes and hashes of a package.

    Raises `NotPublishable`.
    """
    from frictionless import FrictionlessException, Package

    try:
        report = Package(str(folder / "datapackage.json")).validate()
    except FrictionlessException as refused:
        raise NotPublishable(f"package {folder.name}: datapackage.json: {refused}") from refused
    if report.valid:
        return
    errors = report.flatten(["title", "rowNumber", "fieldName", "note"])
    first = "; ".join(" ".join(str(part) for part in error if part) for error in errors[:5])
    raise NotPublishable(f"package {folder.name}: {len(errors)} errors: {first}")
