"""Many texts to rows: the unit of work that runs here in process, and elsewhere in a pool or on other machines.

One text that cannot be read does not stop the others: it becomes a `Failure` with its reason.
"""

from __future__ import annotations

import gc
import os
import stat
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from sources.files import formats
from sources.files.text import Unreadable, read_text
from sources.grammar.units import units
from sources.naming.harmonise import indicators
from sources.reading.corrections import StaleCorrection, load_corrections
from sources.reading.reading import read
from sources.reading.rows import Reading

SUFFIXES = (".txt", *formats.SUFFIXES)
OTHER_FORMATS = (".doc", ".odt", ".rtf")


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
    """document_id by file name."""


def text_files(folder: Path) -> list[Path]:
    """Whatever a folder holds under the name of a text, in the order of the names; a register, a README are not texts.

    A folder, a broken link or a pipe so named is not passed over in silence: loading it says what it is.
    """
    found = (path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    return sorted(found, key=lambda path: os.fsencode(path.name))


def passed_over(folder: Path) -> tuple[int, int]:
    """What a person may think is read and is not: how many texts in subfolders, how many documents that are no text."""
    below = sum(
        name.lower().endswith(SUFFIXES) for place, _, names in os.walk(folder) for name in names if place != str(folder)
    )
    return below, sum(path.suffix.lower() in OTHER_FORMATS for path in folder.iterdir())


def load_texts(folder: Path) -> Iterator[tuple[str, bytes | Unreadable]]:
    """The texts of a folder: name and bytes, or the reason why there are none."""
    for path in text_files(folder):
        yield load_text(path)


def load_text(path: Path) -> tuple[str, bytes | Unreadable]:
    """One text: its name and its bytes, or the reason why there are none."""
    name = _shown(path.name)
    try:
        return name, _bytes_of(path, name)
    except Unreadable as refused:
        return name, refused


def _bytes_of(path: Path, name: str) -> bytes:
    """The one place that reads files."""
    if not _is_utf8(path.name):
        raise Unreadable(
            name,
            "tên tệp không phải UTF-8 nên không công bố được; xin đổi tên tệp",
            "the file name is not UTF-8 and cannot be published; rename the file",
        )
    try:
        # Asked before it is opened: a pipe would keep us waiting for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise Unreadable(
                name,
                "là thư mục, ống dẫn hoặc thiết bị, không phải tệp văn bản; xin chuyển đi hoặc đổi tên",
                "is a folder, a pipe or a device, not a file of text; move or rename it",
            )
        return path.read_bytes()
    except OSError as error:
        link = f" → {_shown(str(path.readlink()))}" if path.is_symlink() else ""
        raise Unreadable(
            name,
            f"không mở hoặc không đọc được tệp{link} ({error.strerror}); xin xem lại tệp, liên kết và quyền đọc",
            f"the file{link} cannot be opened or read ({error.strerror}); see to the file, its link, its permissions",
        ) from error


def _shown(name: str) -> str:
    """A file name as it stands on the disk, whatever the locale; bytes that are not UTF-8 are escaped."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _is_utf8(name: str) -> bool:
    try:
        os.fsencode(name).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read_texts(texts: Iterable[tuple[str, bytes | Unreadable]], held: Mapping[str, str] | None = None) -> Shard:
    """Read texts given by name and bytes, or by name and the reason why there are no bytes.

    Of two files with one number and date only one is the document: the file it was last read from (`held`, file names
    by document_id), so that a copy never takes the place of what is published; where none was, the first one here.
    """
    corrections = load_corrections()
    held = held or {}
    shard = Shard()
    readings: dict[str, Reading] = {}
    with _no_cycles():
        for name, data in texts:
            try:
                if isinstance(data, Unreadable):
                    raise data
                reading = read(read_text(name, data), corrections)
            except (Unreadable, StaleCorrection) as refused:
                shard.failures.append(Failure(name, refused.line, refused.reason_vi, refused.reason_en))
                continue
            except Exception as fault:
                shard.failures.append(_our_fault(name, fault))
                continue
            document_id = reading.document.document_id
            rival = readings.setdefault(document_id, reading)
            if rival is not reading:
                wins, loses = (reading, rival) if held.get(document_id) == name else (rival, reading)
                readings[document_id] = wins
                shard.failures.append(_twin(loses, wins))
        shard.documents = {reading.document.source_file: key for key, reading in readings.items()}
        _gather(shard, list(readings.values()))
    return shard


def _twin(loses: Reading, wins: Reading) -> Failure:
    document, other = loses.document, wins.document.source_file
    return Failure(
        document.source_file,
        None,
        f"trùng số {document.number} ngày {document.issued_on} với tệp {other}; chỉ đọc {other}",
        f"has the same number {document.number} and date {document.issued_on} as {other}; only {other} is read",
    )


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


def _gather(shard: Shard, readings: list[Reading]) -> None:
    names = [item.name for item in fields(Reading) if item.name not in ("document", "agencies")]
    for name in names:
        shard.rows[name] = [row for reading in readings for row in getattr(reading, name)]
    shard.rows["documents"] = [reading.document for reading in readings]
    agencies = {agency.agency_id: agency for reading in reversed(readings) for agency in reading.agencies}
    shard.rows["agencies"] = [agencies[key] for key in sorted(agencies)]
    shard.rows["units"] = units()
    shard.rows["indicators"] = indicators()
