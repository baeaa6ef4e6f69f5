"""The texts at hand, and the registers of where they come from.

The founding ones stand in `sources/documents.csv`; a folder of texts has a register of its own beside them,
`register.csv`. A text is known by its sha256, so that a copy under another name has its origin too, and a
text that was edited has none until somebody says so.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipelines.steps.places import ROOT
from sources.files.folder import load_text, load_texts
from sources.files.text import Unreadable

FOUNDING = ROOT / "sources" / "documents.csv"
REGISTER = "register.csv"
"""Name of the register in a folder of texts."""
COLUMNS = ("file", "sha256", "origin", "licence", "added_on")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text file and its fingerprint, none where it cannot be read."""

    name: str
    bytes: int | None
    sha256: str | None


Loaded = tuple[str, bytes | Unreadable]
"""A text by name and bytes, or by name and the reason why there are no bytes."""


def list_texts(folder: Path) -> list[SourceText]:
    """The texts of a folder, empty where there is no such folder."""
    if not folder.is_dir():
        return []
    return [_described(*loaded) for loaded in load_texts(folder)]


def noted(texts: Iterable[Loaded], ledger: list[SourceText]) -> Iterator[Loaded]:
    """The texts, each entered into a ledger as it passes: the very bytes that are read, whatever becomes of
    the file."""
    for loaded in texts:
        ledger.append(_described(*loaded))
        yield loaded


def _described(name: str, data: bytes | Unreadable) -> SourceText:
    if isinstance(data, Unreadable):
        return SourceText(name, None, None)
    return SourceText(name, len(data), _sha256(data))


def load_id(ledger: Sequence[SourceText], code: Path = ROOT) -> str:
    """One figure for what is loaded: the texts that were read, and the program and vocabularies that read."""
    read_by = hashlib.sha256()
    for path in sorted([*code.glob("sources/**/*.py"), *code.glob("sources/**/*.yaml")]):
        read_by.update(path.relative_to(code).as_posix().encode() + path.read_bytes())
    return hashlib.sha256(f"{fingerprint(ledger)}:{read_by.hexdigest()}".encode()).hexdigest()


class Origin(NamedTuple):
    """Where a text was taken from and under which licence."""

    origin: str | None = None
    licence: str | None = None


def origins(folder: Path, founding: Path = FOUNDING) -> dict[str, Origin]:
    """The origins that the registers know, by sha256. Raises `Unreadable` where a register is none."""
    known = {row["sha256"]: row for row in _rows(founding)}
    own = folder / REGISTER
    if own.is_file():
        known |= {row["sha256"]: row for row in _rows(own)}
    return {sha: Origin(row.get("origin") or None, row.get("licence") or None) for sha, row in known.items()}


def add(file: Path, folder: Path, origin: str, licence: str, added_on: str) -> Path:
    """Copy a text into a folder and enter it into the folder's register; gives where it lies now.

    Raises `Unreadable` where the file cannot be read, or another text of its name is there already.
    """
    name, data = load_text(file)
    if isinstance(data, Unreadable):
        raise data
    target = folder / file.name
    if target.exists() and target.read_bytes() != data:
        raise Unreadable(
            name,
            f"{target} đã có, với nội dung khác; xin đổi tên tệp hoặc gỡ tệp cũ",
            f"{target} is there already with other content; rename the file or take the old one out",
        )
    entry = dict(zip(COLUMNS, (file.name, _sha256(data), origin, licence, added_on), strict=True))
    own = folder / REGISTER
    others = [row for row in (_rows(own) if own.is_file() else ()) if row["file"] != file.name]
    folder.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        target.write_bytes(data)
    with own.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, restval="", extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted([*others, entry], key=lambda row: row["file"]))
    return target


def _rows(register: Path) -> list[dict[str, str]]:
    with register.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        if missing := {"file", "sha256", "origin"}.difference(reader.fieldnames or ()):
            raise Unreadable(
                register.name,
                f"sổ thiếu cột {', '.join(sorted(missing))}; ghi bằng `kehoachmo add`",
                f"the register has no column {', '.join(sorted(missing))}; write it with `kehoachmo add`",
            )
        return list(reader)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def registered(register: Path) -> dict[str, str]:
    """Fingerprints of the registered texts by file name."""
    return {row["file"]: row["sha256"] for row in _rows(register)}


def fingerprint(texts: Sequence[SourceText]) -> str:
    """One figure for the whole folder: it changes when a text is new, changed or gone, and not otherwise."""
    listed = "\n".join(f"{text.name}:{text.sha256}" for text in texts)
    return hashlib.sha256(listed.encode()).hexdigest()
