"""The texts at hand, and the register of where the founding ones come from (`sources/documents.csv`)."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from sources.files.folder import load_texts


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text file and its fingerprint, none where it cannot be read."""

    name: str
    bytes: int | None
    sha256: str | None


def list_texts(folder: Path) -> list[SourceText]:
    """The texts of a folder, empty where there is no such folder."""
    if not folder.is_dir():
        return []
    return [
        SourceText(name, len(data), hashlib.sha256(data).hexdigest())
        if isinstance(data, bytes)
        else SourceText(name, None, None)
        for name, data in load_texts(folder)
    ]


def registered(register: Path) -> dict[str, str]:
    """Fingerprints of the registered texts by file name."""
    with register.open(encoding="utf-8", newline="") as lines:
        return {row["file"]: row["sha256"] for row in csv.DictReader(lines)}


def fingerprint(texts: list[SourceText]) -> str:
    """One figure for the whole folder: it changes when a text is new, changed or gone, and not otherwise."""
    listed = "\n".join(f"{text.name}:{text.sha256}" for text in texts)
    return hashlib.sha256(listed.encode()).hexdigest()
