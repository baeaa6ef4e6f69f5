"""Footnotes: lines that open with a raised mark, and the row or line that carries the mark."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sources.fold import collapse
from sources.marks import RAISED, has_mark, marks_in, plain_mark

_NOTE = re.compile(rf"^\s*([{RAISED}]{{1,3}})\s*(\S.*)$")


@dataclass(slots=True)
class Note:
    """A footnote as printed; `anchor` is the line (from 1) that carries its mark, None where none does."""

    mark: str
    text: str
    line_from: int
    line_to: int
    anchor: int | None = None


def find_notes(plain: list[str]) -> list[Note]:
    """The footnotes of a document, each with the line that its mark stands in.

    Pages number their notes anew or on; the nearest line above a note that carries its mark is the one meant. A
    table row may print below its note, so lines after it are looked at last.
    """
    notes: list[Note] = []
    carriers: dict[str, list[int]] = {}
    for index, line in enumerate(plain):
        if not has_mark(line):
            continue
        match = _NOTE.match(line)
        if match is None or "\t" in line.strip():
            for mark in marks_in(line):
                carriers.setdefault(mark, []).append(index + 1)
            continue
        end = _end_of_note(plain, index)
        text = collapse(" ".join([match[2], *plain[index + 1 : end]]))
        notes.append(Note(plain_mark(match[1]), text, index + 1, end))
    for note in notes:
        lines = carriers.get(note.mark, [])
        above = [number for number in lines if number < note.line_from]
        note.anchor = above[-1] if above else next(iter(lines), None)
    return notes


def _end_of_note(plain: list[str], start: int) -> int:
    """Past the last line of a note that wraps: its lines go on until a blank line or the end of its sentence."""
    index = start + 1
    while index < len(plain) and index < start + 6:
        line = plain[index]
        if plain[index - 1].rstrip().endswith((".", ";")) or not line.strip() or "\t" in line or "|" in line:
            break
        if _NOTE.match(line) or not line.strip()[0].islower():
            break
        index += 1
    return index
