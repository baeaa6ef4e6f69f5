"""Footnotes as rows, each with the row or line that carries its mark."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sources.document.footnotes import Note
from warehouse.tables import Footnote


class RowSpot(NamedTuple):
    """A printed row and the table that it stands in."""

    row_id: str
    annex_id: str


RowAt = Callable[[int], RowSpot | None]
"""The printed row that holds a line (from 1), if one does."""


def footnote_id(document_id: str, ordinal: int) -> str:
    """The id of the note that is the nth of its document."""
    return f"{document_id}.f{ordinal:02d}"


def read_notes(notes: Iterable[Note], document_id: str, row_at: RowAt) -> Iterator[Footnote]:
    """The notes as rows."""
    for ordinal, note in enumerate(notes, start=1):
        yield Footnote(
            footnote_id=footnote_id(document_id, ordinal),
            document_id=document_id,
            mark=note.mark,
            text=note.text,
            anchored_to=_anchor(note, document_id, row_at),
            line_from=note.line_from,
            line_to=note.line_to,
        )


def _anchor(note: Note, document_id: str, row_at: RowAt) -> str | None:
    """The row or line that carries the mark; a note under a table that none carries is of the whole table."""
    if note.anchor is None:
        spot = row_at(note.table) if note.table else None
        return spot.annex_id if spot else None
    spot = row_at(note.anchor)
    return spot.row_id if spot else f"{document_id}.l{note.anchor}"
