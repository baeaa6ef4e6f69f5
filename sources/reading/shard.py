"""Many texts to rows: the unit of work that runs here in process, and elsewhere in a pool or on other
machines.

One text that cannot be read does not stop the others: it becomes a `Failure` with its reason.
"""

from __future__ import annotations

import gc
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from sources.files.text import Unreadable, read_text
from sources.grammar.column_names import role_of
from sources.naming.naming import provisional_indicators
from sources.reading.corrections import StaleCorrection, load_corrections
from sources.reading.limits import name_alone, refuse_what_cannot_be_kept
from sources.reading.passes import read
from sources.reading.rows import Reading
from sources.vocabularies.rows import indicators, territories, units
from warehouse.tables import Indicator


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read: where and why, in words a person can act on."""

    file: str
    line: int | None
    reason_vi: str
    reason_en: str

    @property
    def said(self) -> str:
        """One line for a person: place, reason in Vietnamese and in English."""
        at = f"{self.file}:{self.line}" if self.line else self.file
        return f"{at}: {self.reason_vi} | {self.reason_en}"


@dataclass(slots=True)
class Shard:
    """Rows of some texts by table, and the texts that failed."""

    rows: dict[str, list[Any]] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    documents: dict[str, str] = field(default_factory=dict)
    """document_id by file name, of those that were read."""


def read_texts(
    texts: Iterable[tuple[str, bytes | Unreadable]],
    held: Mapping[str, str] | None = None,
    named: bool = True,
) -> Shard:
    """Read texts given by name and bytes, or by name and the reason why there are no bytes.

    Of two files with one number and date only one is the document: the file it was last read from (`held`,
    file names by document_id), so that a copy never takes the place of what is published; where none was, the
    first one here. Where they are not to be `named`, values have no indicators yet. A document beyond a
    limit is a failure, and a row of `documents` with nothing behind it, so that it has a standing.
    """
    corrections = load_corrections()
    held = held or {}
    shard = Shard()
    readings: dict[str, Reading] = {}
    beyond: list[Reading] = []
    with _no_cycles():
        for name, data in texts:
            try:
                if isinstance(data, Unreadable):
                    raise data
                reading = read(read_text(name, data, role_of), corrections, named)
            except (Unreadable, StaleCorrection) as refused:
                shard.failures.append(Failure(name, refused.line, refused.reason_vi, refused.reason_en))
                continue
            except Exception as fault:
                shard.failures.append(_our_fault(name, fault))
                continue
            if too_large := _beyond_limits(reading):
                shard.failures.append(too_large)
                beyond.append(name_alone(reading))
                continue
            document_id = reading.document.document_id
            rival = readings.setdefault(document_id, reading)
            if rival is not reading:
                wins, loses = (reading, rival) if held.get(document_id) == name else (rival, reading)
                readings[document_id] = wins
                shard.failures.append(_twin(loses, wins))
        shard.documents = {reading.document.source_file: key for key, reading in readings.items()}
        for reading in beyond:
            # The name of what could not be kept takes the place of no rows, here or in the warehouse.
            if reading.document.source_file not in held.values() and reading.document.document_id not in held:
                readings.setdefault(reading.document.document_id, reading)
        _gather(shard, list(readings.values()))
    return shard


def _beyond_limits(reading: Reading) -> Failure | None:
    try:
        refuse_what_cannot_be_kept(reading)
    except Unreadable as refused:
        return Failure(reading.document.source_file, refused.line, refused.reason_vi, refused.reason_en)
    return None


def _twin(loses: Reading, wins: Reading) -> Failure:
    document, other = loses.document, wins.document.source_file
    return Failure(
        document.source_file,
        None,
        f"trùng số {document.number} ngày {document.issued_on} với tệp {other}; chỉ đọc {other}",
        f"has the same number {document.number} and date {document.issued_on} as {other}; only {other} is"
        " read",
    )


def _our_fault(name: str, fault: Exception) -> Failure:
    """A text that nobody foresaw must not cost the other texts their publication; whoever mends it needs the
    place."""
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
    """Rows hold no cycles, so the collector that looks for them would only walk them over and over as they
    grow."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _provisional(shard: Shard, readings: list[Reading]) -> list[Indicator]:
    """The indicators that the labels of these documents make."""
    titles = {annex.annex_id: annex.title for reading in readings for annex in reading.annexes}
    places = {reading.document.document_id: reading.document.territory for reading in readings}
    return provisional_indicators(shard.rows["indicator_values"], titles, places)


def _gather(shard: Shard, readings: list[Reading]) -> None:
    names = [item.name for item in fields(Reading) if item.name not in ("document", "agencies")]
    for name in names:
        shard.rows[name] = [row for reading in readings for row in getattr(reading, name)]
    shard.rows["documents"] = [reading.document for reading in readings]
    agencies = {agency.agency_id: agency for reading in reversed(readings) for agency in reading.agencies}
    shard.rows["agencies"] = [agencies[key] for key in sorted(agencies)]
    shard.rows["units"] = units()
    shard.rows["territories"] = territories(reading.document.territory for reading in readings)
    shard.rows["indicators"] = [*indicators(), *_provisional(shard, readings)]
