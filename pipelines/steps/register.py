"""The texts at hand, and the register of where the founding ones come from (`sources/documents.csv`)."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.steps.places import ROOT
from sources.files.folder import load_texts
from sources.files.text import Unreadable


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
    return SourceText(name, len(data), hashlib.sha256(data).hexdigest())


def load_id(ledger: Sequence[SourceText], code: Path = ROOT) -> str:
    """One figure for what is loaded: the texts that were read, and the program and vocabularies that read."""
    read_by = hashlib.sha256()
    for path in sorted([*code.glob("sources/**/*.py"), *code.glob("sources/**/*.yaml")]):
        read_by.update(path.relative_to(code).as_posix().encode() + path.read_bytes())
    return hashlib.sha256(f"{fingerprint(ledger)}:{read_by.hexdigest()}".encode()).hexdigest()


def registered(register: Path) -> dict[str, str]:
    """Fingerprints of the registered texts by file name."""
    with register.open(encoding="utf-8", newline="") as lines:
        return {row["file"]: row["sha256"] for row in csv.DictReader(lines)}


def fingerprint(texts: Sequence[SourceText]) -> str:
    """One figure for the whole folder: it changes when a text is new, changed or gone, and not otherwise."""
    listed = "\n".join(f"{text.name}:{text.sha256}" for text in texts)
    return hashlib.sha256(listed.encode()).hexdigest()
