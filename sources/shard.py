"""Many texts to rows: the unit of work that runs here in process, and elsewhere in a pool or on other machines.

One text that cannot be read does not stop the others: it becomes a `Failure` with its reason.
"""

from __future__ import annotations

import gc
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from sources.corrections import Corrections, load_corrections
from sources.reading import read
from sources.rows import Reading
from sources.text import Unreadable, read_text
from sources.units import units

SUFFIX = ".txt"


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read: where and why, in words a person can act on."""

    file: str
    line: int | None
    reason_vi: str
    reason_en: str


@dataclass(slots=True)
class Shard:
    """Rows of some texts by table, and the texts that failed."""

    rows: dict[str, list[Any]] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    documents: dict[str, str] = field(default_factory=dict)
    """document_id by file name."""


def text_files(folder: Path) -> list[Path]:
    """The texts of a folder in the order of their names. Other files (a register, a README) are not texts."""
    return sorted(path for path in folder.iterdir() if path.is_file() and path.suffix.lower() == SUFFIX)


def read_texts(texts: Iterable[tuple[str, bytes]]) -> Shard:
    """Read texts given by name and bytes."""
    corrections = load_corrections()
    shard = Shard()
    readings: list[Reading] = []
    with _no_cycles():
        for name, data in texts:
            try:
                reading = _read_one(name, data, corrections, shard.documents)
            except Unreadable as refused:
                shard.failures.append(Failure(refused.file, refused.line, refused.reason_vi, refused.reason_en))
                continue
            except Exception as fault:
                shard.failures.append(_our_fault(name, fault))
                continue
            shard.documents[name] = reading.document.document_id
            readings.append(reading)
        _gather(shard, readings)
    return shard


def _our_fault(name: str, fault: Exception) -> Failure:
    """A text that nobody foresaw must not cost the other texts their publication; whoever mends it needs the place."""
    place = traceback.extract_tb(fault.__traceback__)[-1]
    where = f"{type(fault).__name__}: {fault} ({Path(place.filename).name}:{place.lineno})"
    return Failure(
        name,
        None,
        f"lỗi của chương trình khi đọc tệp này, xin báo cho chúng tôi: {where}",
        f"a fault of the program in reading this file, please report it: {where}",
    )


@contextmanager
def _no_cycles() -> Iterator[None]:
    """Rows hold no cycles, so the collector that looks for them would only walk them over and over as they grow."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read_one(name: str, data: bytes, corrections: Corrections, known: dict[str, str]) -> Reading:
    reading = read(read_text(name, data), corrections)
    for other, document_id in known.items():
        if document_id == reading.document.document_id:
            document = reading.document
            raise Unreadable(
                name,
                f"trùng số {document.number} ngày {document.issued_on} với tệp {other}; chỉ đọc {other}",
                f"has the same number {document.number} and date {document.issued_on} as {other}; only {other} is read",
            )
    return reading


def _gather(shard: Shard, readings: list[Reading]) -> None:
    names = [item.name for item in fields(Reading) if item.name not in ("document", "agencies")]
    for name in names:
        shard.rows[name] = [row for reading in readings for row in getattr(reading, name)]
    shard.rows["documents"] = [reading.document for reading in readings]
    agencies = {agency.agency_id: agency for reading in reversed(readings) for agency in reading.agencies}
    shard.rows["agencies"] = [agencies[key] for key in sorted(agencies)]
    shard.rows["units"] = units()
