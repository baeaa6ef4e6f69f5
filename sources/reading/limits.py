"""What a row may hold so that it can be kept, published and read back: a document beyond it is refused alone.

The limits are those of what stands behind the readers: columns of the warehouse, names of files, readers of
CSV. What a text may say belongs to the readers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from typing import Any

from sources.files.text import Unreadable
from sources.reading.rows import Reading

LONGEST_ID = 180
"""Letters of a document's id, which begins the names of its files; a name has 255 bytes with all suffixes."""
LONGEST_TEXT = 100_000
"""Letters of a cell. Readers of CSV stop at 131,072; no cell of the genre has a tenth of it."""
LARGEST = 1e24
"""Columns of the warehouse have 38 digits, twelve of them behind the point."""

_CAPPED = ("lines",)
"""Tables whose texts are lines of the file, which are capped when it is read."""


def refuse_what_cannot_be_kept(reading: Reading) -> None:
    """Raises `Unreadable` for the first row beyond a limit, with its line."""
    document = reading.document
    if len(document.document_id) > LONGEST_ID:
        raise Unreadable(
            document.source_file,
            f"mã văn bản dài quá {LONGEST_ID} ký tự; số hiệu có đọc đúng không?",
            f"the id of the document is longer than {LONGEST_ID} letters; is its number read rightly?",
        )
    for row in _rows(reading):
        kind: Any = type(row)
        texts, figures = _columns(kind)
        longest = max((len(getattr(row, name) or "") for name in texts), default=0)
        if longest > LONGEST_TEXT:
            vi = f"một ô dài {longest:,} ký tự (tối đa {LONGEST_TEXT:,})"
            en = f"a cell has {longest:,} letters (at most {LONGEST_TEXT:,})"
            raise Unreadable(document.source_file, vi, en, getattr(row, "line_from", None))
        if any(abs(getattr(row, name) or 0) >= LARGEST for name in figures):
            vi, en = "giá trị quá lớn để lưu vào kho", "a value is too large to be kept"
            raise Unreadable(document.source_file, vi, en, getattr(row, "line_from", None))


def name_alone(reading: Reading) -> Reading:
    """Of a document beyond a limit the one row that says that it was received, without what is too long."""
    document = reading.document
    kind: Any = type(document)
    texts, _ = _columns(kind)
    empty: dict[str, Any] = {
        name: None for name in texts if len(getattr(document, name) or "") > LONGEST_TEXT
    }
    bare = replace(document, **empty)
    if len(document.document_id) > LONGEST_ID:
        # The fingerprint keeps apart what the number, whose end is cut off, would have.
        told = f"{document.document_id[: LONGEST_ID - 13].rstrip('-')}-{document.sha256[:12]}"
        bare = replace(bare, document_id=told, number=None)
    return Reading(bare)


def _rows(reading: Reading) -> Iterator[Any]:
    yield reading.document
    for field in fields(reading):
        if field.name != "document" and field.name not in _CAPPED:
            yield from getattr(reading, field.name)


@cache
def _columns(kind: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the columns of text and of figures of a row."""
    declared = [(field.name, str(field.type)) for field in fields(kind)]
    texts = tuple(name for name, hint in declared if hint.startswith(("str", "DocumentId", "AnnexId")))
    return texts, tuple(name for name, hint in declared if hint.startswith("float"))
