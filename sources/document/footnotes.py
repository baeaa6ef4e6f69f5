"""Footnotes: lines that open with a mark, or with `Nguồn:` under a table, and the row or line that carries the mark.

What a mark looks like behind a label stands in `marks`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sources.paper.letters import collapse
from sources.paper.marks import COLUMN, RAISED, bracketed_marks_in, has_mark, marks_in, plain_mark

_RAISED_NOTE = re.compile(rf"^\s*([{RAISED}]{{1,3}})\s*(\S.*)$")
_SQUARE_NOTE = re.compile(r"^\s*\[\^?([0-9]{1,2}|\*{1,3})\]:?\s*(\S.*)$")
_ROUND_NOTE = re.compile(r"^\s*\(([0-9]{1,2})\)\s*(\S.*)$")
_STARS_NOTE = re.compile(r"^\s*(\(\*{1,3}\))\s*(\S.*)$")
# Emphasis is gone from the plain lines, and a bare asterisk with it; without a blank behind, it was emphasis.
_STAR_NOTE = re.compile(r"^\s*\\?\*\s+[^*\s][^*]*$")
_WORD_NOTE = re.compile(r"^\s*((?:Ghi chú|Chú thích|Nguồn(?: số liệu)?)(?=\s*:))", re.I)
_OPENS_NOTE = re.compile(rf"^\s*(?:[{RAISED}(\[*\\]|ghi chú|chú thích|nguồn)", re.I)
_STARRED_CELL = re.compile(r"(?:^|[\t|])[^\t|*]*[^\t|*\s(] ?\*\s*(?=[\t|])")
_BULLET = re.compile(r"^\s*[-+–]\s")


@dataclass(slots=True)
class Note:
    """A footnote as printed; `anchor` is the line (from 1) that carries its mark, None where none does.

    `table` is the last line of the table that the note stands under.
    """

    mark: str
    text: str
    line_from: int
    line_to: int
    anchor: int | None = None
    table: int | None = None


def find_notes(plain: list[str], lines: list[str]) -> list[Note]:
    """The footnotes of a document, each with the line that its mark stands in; `lines` are those with mark-up.

    Pages number their notes anew or on; the nearest line above a note that carries its mark is the one meant. A
    table row may print below its note, so lines after it are looked at last.
    """
    opened = [
        index
        for index, line in enumerate(lines)
        if _OPENS_NOTE.match(line) or _OPENS_NOTE.match(plain[index])
    ]
    raised = _carriers_of_raised(plain)
    bracketed = _carriers_of_bracketed(plain, lines) if opened else {}
    notes: list[Note] = []
    for index in opened:
        note = _note_at(plain, lines, index)
        if note is None or (notes and index < notes[-1].line_to):
            continue
        carriers = raised if _RAISED_NOTE.match(plain[index]) else bracketed
        numbers = carriers.get(note.mark, [])
        above = [number for number in numbers if number < note.line_from]
        note.anchor = above[-1] if above else next(iter(numbers), None)
        # "(1) …" and "* …" are items of a list, unless a label carries their sign.
        if above or not (_ROUND_NOTE.match(plain[index]) or note.mark == "*"):
            notes.append(note)
    return notes


def _note_at(plain: list[str], lines: list[str], index: int) -> Note | None:
    line = plain[index]
    if match := _RAISED_NOTE.match(line):
        if "\t" in line.strip():
            return None
        return _note(plain, index, plain_mark(match[1]), match[2])
    if COLUMN.search(line.strip()):
        return None
    if match := _SQUARE_NOTE.match(line):
        return _note(plain, index, match[1], match[2])
    table = _table_above(plain, lines, index)
    if table is None:
        return None
    if match := _ROUND_NOTE.match(line) or _STARS_NOTE.match(line):
        return _note(plain, index, match[1], match[2], table)
    if _STAR_NOTE.match(lines[index]):
        return _note(plain, index, "*", line.lstrip("* \t"), table)
    if match := _WORD_NOTE.match(line):
        return _note(plain, index, match[1], line, table)
    return None


def _note(plain: list[str], index: int, mark: str, first: str, table: int | None = None) -> Note:
    end = _end_of_note(plain, index, bulleted=_WORD_NOTE.match(plain[index]) is not None)
    return Note(mark, collapse(" ".join([first, *plain[index + 1 : end]])), index + 1, end, table=table)


def _carriers_of_raised(plain: list[str]) -> dict[str, list[int]]:
    carriers: dict[str, list[int]] = {}
    for index, line in enumerate(plain):
        if has_mark(line) and (_RAISED_NOTE.match(line) is None or "\t" in line.strip()):
            for mark in marks_in(line):
                carriers.setdefault(mark, []).append(index + 1)
    return carriers


def _carriers_of_bracketed(plain: list[str], lines: list[str]) -> dict[str, list[int]]:
    carriers: dict[str, list[int]] = {}
    for index, line in enumerate(plain):
        marks: list[str] = []
        if "(" in line or "[" in line:
            marks = [mark for cell in COLUMN.split(line) for mark in bracketed_marks_in(cell)]
        if "*" in lines[index] and _STARRED_CELL.search(lines[index]):
            marks.append("*")
        for mark in marks:
            carriers.setdefault(mark, []).append(index + 1)
    return carriers


def _table_above(plain: list[str], lines: list[str], index: int) -> int | None:
    """The last line (from 1) of the table that a line stands under, with at most other notes between; else None."""
    below = plain[index + 1].strip() if index + 1 < len(plain) else ""
    if below and not below.strip("|"):
        return None  # a cell between bars
    for above in range(index - 1, max(index - 16, -1), -1):
        line = plain[above]
        if COLUMN.search(line) or (above and plain[above - 1].strip() == "|"):
            return above + 1
        passed = _OPENS_NOTE.match(line) or _STAR_NOTE.match(lines[above]) or _BULLET.match(line)
        if line.strip() and not passed and not line.strip()[0].islower():
            return None
    return None


def _end_of_note(plain: list[str], start: int, *, bulleted: bool) -> int:
    """Past the last line of a note that wraps: its lines go on until a blank line or the end of its sentence.

    A note without a mark may hold a list.
    """
    index = start + 1
    while index < len(plain) and index < start + 6:
        line = plain[index]
        if not line.strip() or COLUMN.search(line):
            break
        if not (bulleted and _BULLET.match(line)):
            ended = plain[index - 1].rstrip().endswith((".", ";"))
            if ended or _RAISED_NOTE.match(line) or not line.strip()[0].islower():
                break
        index += 1
    return index
