"""The release that stands, and what a new one takes from it: documents gone, rows lost and changed.

A document leaves the public only by a word of a person; what a person did to its text is told, not stopped.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.steps.failures import read_failures
from pipelines.steps.places import Places
from publish.catalog import PACKAGES
from warehouse.changes import Difference, Files
from warehouse.shards import read_shard
from warehouse.store import LastReleaseUnreadable
from warehouse.tables import TABLES

UNCOMPARED = {"lines", "rejects"}
"""Tables that promise no reader a row: the ledger is as long as the texts, and a reject less is a gain."""
UNREADABLE = "last_release"
"""What stands in the place of a table where the last release could not be read."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A document that was published and is not there now, and the file that it came from."""

    document_id: str
    source_file: str
    holds: str | None
    """The document that this file holds now."""

    @property
    def said(self) -> str:
        """One line for a person."""
        if self.holds:
            return (
                f"{self.document_id}: đã công bố, nay tệp {self.source_file} chứa văn bản khác, {self.holds}"
                f" | is published, and {self.source_file} now holds another document, {self.holds}"
            )
        return (
            f"{self.document_id}: đã công bố, nay không còn tệp {self.source_file}"
            f" | is published, and its file {self.source_file} is gone"
        )


class Shrinks(Exception):
    """A release that would lose documents which nobody has allowed to go: which, and how to allow it."""

    def __init__(self, missing: Iterable[Missing]) -> None:
        lost = sorted(missing, key=lambda one: one.document_id)
        names = ",".join(one.document_id for one in lost)
        super().__init__(
            "\n".join(
                (
                    f"bản mới sẽ mất {len(lost)} văn bản đã công bố nên dừng lại; bản đã công bố giữ nguyên"
                    f" | the release would lose {len(lost)} published documents and stops; what is published"
                    " stays as it is",
                    *(f"    {one.said}" for one in lost),
                    "    để tệp lại chỗ cũ, hoặc cho phép gỡ | put the files back, or allow it:"
                    f" ALLOW_REMOVAL={names}",
                    "    (make publish ALLOW_REMOVAL=…, kehoachmo publish --allow-removal …,"
                    " biến môi trường | environment variable ALLOW_REMOVAL)",
                )
            )
        )


def published(packages: Path) -> dict[str, dict[str, str]]:
    """The rows of the documents that are public now, by document_id; of those held back nothing is public.

    None where there is no release, or one that nobody can read: it is built anew.
    """
    try:
        held = {
            row["document_id"]
            for row in _read(packages / "quality" / "data" / "standing.csv")
            if row["status"] != "published"
        }
        rows = _read(packages / "documents" / "data" / "documents.csv")
        return {row["document_id"]: row for row in rows if row["document_id"] not in held}
    except (csv.Error, KeyError, ValueError):
        return {}


def _read(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def missing_from_reading(places: Places) -> list[Missing]:
    """Documents that are public and that the last reading has not found."""
    columns = ("document_id", "source_file", "sha256")
    return missing(places, read_shard(places.shard, TABLES["documents"], columns))


def missing(places: Places, documents: Iterable[Mapping[str, Any]]) -> list[Missing]:
    """Documents that are public, not among these, and that nobody has allowed to go.

    A text that could not be read this time is there all the same: that is told, and stops no other.
    One that is read under another id is there too, where it is the same text.
    """
    found = list(documents)
    ids = {row["document_id"] for row in found}
    texts = {row["sha256"] for row in found}
    holds = {row["source_file"]: row["document_id"] for row in found}
    unread = {failure["file"] for failure in read_failures(places)}
    return [
        Missing(id_, row["source_file"], holds.get(row["source_file"]))
        for id_, row in published(places.packages).items()
        if id_ not in ids
        and row["sha256"] not in texts
        and row["source_file"] not in unread
        and not {id_, row["source_file"]} & places.may_go
    ]


def compare_with_last(places: Places, built: Path, last: Path) -> list[Difference]:
    """Compare packages that were `built` with the `last` ones: fills `changes`, and keeps the counts."""
    files: dict[str, Files] = {}
    for package in PACKAGES:
        for name in package.all_tables if package.name != "quality" else ():
            if name not in UNCOMPARED:
                files.setdefault(name, _files(last, built, package.name, name))
    try:
        found = places.warehouse.put_changes(files, _files(last, built, "quality", "standing"))
    except LastReleaseUnreadable:
        found = [Difference(UNREADABLE, 0, 0, 0)]
    (places.scratch / "differences.json").write_text(json.dumps(found), encoding="utf-8")
    return found


def _files(last: Path, built: Path, package: str, name: str) -> Files:
    below = Path(package) / "data" / f"{name}.csv"
    return Files(last / below, built / below)


def differences(places: Places) -> list[Difference]:
    """What the packages of the last run changed."""
    path = places.scratch / "differences.json"
    kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return [Difference(*row) for row in kept]
