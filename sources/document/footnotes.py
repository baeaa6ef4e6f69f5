"""Footnotes: lines that open with a mark, or with `Nguồn:` under a table, and the row or line that carries the mark.

What a mark looks like behind a label stands in `marks`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sources.paper.letters import collapse
from sources.paper.marks import COLUMN, RAISED, bracketed_marks_in, has_mark, marks_in, plain_mark

_STARRED_CELL = re.compile(r"(?:^|[\t|])[^\t|*]*[^\t|*\s(] ?\*\s*(?=[\t|])")
_BULLET = re.compile(r"\s*[-+–]\s")
_NOTES_BETWEEN = 15
"""Lines: how far above a note its table is looked for, behind other notes."""
_NOTE_LINES = 6
"""Lines: no note is longer."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class _Kind:
    """A way to open a note: `mark`, then `text`."""

    opens: re.Pattern[str]
    under_table: bool = True
    """Whether it is a note only under a table."""
    lists: bool = False
    """Whether items of a list open so too; then it is a note only if a label above carries its mark."""
    bulleted: bool = False
    """Whether it may hold a list."""


_RAISED = _Kind(re.compile(rf"\s*(?P<mark>[{RAISED}]{{1,3}})\s*(?P<text>\S.*)$"), under_table=False)
# Emphasis is gone from the plain lines, and a bare asterisk with it; without a blank behind, it was emphasis.
_STAR = _Kind(re.compile(r"\s*\\?(?P<mark>\*)\s+(?P<text>[^*\s][^*]*)$"), lists=True)
_KINDS = (
    # "[1] …", "[^1]: …"
    _Kind(re.compile(r"\s*\[\^?(?P<mark>[0-9]{1,2}|\*{1,3})\]:?\s*(?P<text>\S.*)$"), under_table=False),
    _Kind(re.compile(r"\s*\((?P<mark>[0-9]{1,2})\)\s*(?P<text>\S.*)$"), lists=True),
    _Kind(re.compile(r"\s*(?P<mark>\(\*{1,3}\))\s*(?P<text>\S.*)$")),
    _STAR,
    # The word is the mark, and part of the text.
    _Kind(
        re.compile(r"(?=(?P<text>.*))\s*(?P<mark>Ghi chú|Chú thích|Nguồn(?: số liệu)?)(?=\s*:)", re.I),
        bulleted=True,
    ),
)
# Cheap first: what any of these opens with.
_OPENS_NOTE = re.compile(rf"\s*(?:[{RAISED}(\[*\\]|ghi chú|chú thích|nguồn)", re.I)


def find_notes(plain: Sequence[str], lines: Sequence[str]) -> list[Note]:
    """The footnotes of a document, each with the line that its mark stands in; `lines` are those with mark-up.

    Pages number their notes anew or on; the nearest line above a note that carries its mark is the one meant. A
    table row may print below its note, so lines after it are looked at last.
    """
    opened = [index for index in range(len(plain)) if _opens_note(plain, lines, index)]
    if not opened:
        return []
    raised, bracketed = _carriers_of_raised(plain), _carriers_of_bracketed(plain, lines)
    notes: list[Note] = []
    for index in opened:
        if notes and index < notes[-1].line_to:
            continue
        kind, match = _kind_at(plain, lines, index)
        if kind is None or match is None:
            continue
        table = _table_above(plain, lines, index) if kind.under_table else None
        if kind.under_table and table is None:
            continue
        note = _note(plain, index, kind, match, table, raised if kind is _RAISED else bracketed)
        # "(1) …" and "* …" are items of a list, unless a label above carries their sign.
        if not kind.lists or (note.anchor and note.anchor < note.line_from):
            notes.append(note)
    return notes


def _opens_note(plain: Sequence[str], lines: Sequence[str], index: int) -> bool:
    """Whether a line may open a note; an asterisk is seen with its mark-up only."""
    return _OPENS_NOTE.match(plain[index]) is not None or lines[index].lstrip().startswith(("*", "\\*"))


def _kind_at(
    plain: Sequence[str], lines: Sequence[str], index: int
) -> tuple[_Kind, re.Match[str]] | tuple[None, None]:
    """The kind of note that a line opens. A line of columns opens none, but what a raised mark opens may be a cell."""
    line = plain[index]
    if match := _RAISED.opens.match(line):
        return (_RAISED, match) if "\t" not in line.strip() else (None, None)
    if COLUMN.search(line.strip()):
        return None, None
    for kind in _KINDS:
        if match := kind.opens.match(lines[index] if kind is _STAR else line):
            return kind, match
    return None, None


def _note(
    plain: Sequence[str],
    index: int,
    kind: _Kind,
    match: re.Match[str],
    table: int | None,
    carriers: Mapping[str, Sequence[int]],
) -> Note:
    end = _end_of_note(plain, index, bulleted=kind.bulleted)
    first = plain[index].lstrip("* \t") if kind is _STAR else match["text"]
    text = collapse(" ".join([first, *plain[index + 1 : end]]))
    mark = plain_mark(match["mark"])
    numbers = carriers.get(mark, ())
    above = [number for number in numbers if number <= index]
    return Note(mark, text, index + 1, end, above[-1] if above else next(iter(numbers), None), table)


def _carriers_of_raised(plain: Sequence[str]) -> dict[str, list[int]]:
    carriers: dict[str, list[int]] = {}
    for index, line in enumerate(plain):
        if has_mark(line) and ("\t" in line.strip() or not _RAISED.opens.match(line)):
            for mark in marks_in(line):
                carriers.setdefault(mark, []).append(index + 1)
    return carriers


def _carriers_of_bracketed(plain: Sequence[str], lines: Sequence[str]) -> dict[str, list[int]]:
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


def _table_above(plain: Sequence[str], lines: Sequence[str], index: int) -> int | None:
    """The last line (from 1) of the table that a line stands under, with at most other notes between; else None."""
    below = plain[index + 1].strip() if index + 1 < len(plain) else ""
    if below and not below.strip("|"):
        return None  # a cell between bars
    for above in range(index - 1, max(index - _NOTES_BETWEEN - 1, -1), -1):
        line = plain[above]
        if COLUMN.search(line) or (above and plain[above - 1].strip() == "|"):
            return above + 1
        if not _stands_between(line, lines[above]):
            return None
    return None


def _stands_between(line: str, marked: str) -> bool:
    """Whether a line may stand between a table and its note: blank, another note, an item or the rest of one."""
    text = line.strip()
    if not text or text[0].islower():
        return True
    return bool(_OPENS_NOTE.match(line) or _STAR.opens.match(marked) or _BULLET.match(line))


def _end_of_note(plain: Sequence[str], start: int, *, bulleted: bool) -> int:
    """Past the last line of a note that wraps: its lines go on until a blank line or the end of its sentence.

    A note without a mark may hold a list.
    """
    for index in range(start + 1, min(start + _NOTE_LINES, len(plain))):
        line = plain[index]
        if not line.strip() or COLUMN.search(line):
            return index
        if bulleted and _BULLET.match(line):
            continue
        if plain[index - 1].rstrip().endswith((".", ";")) or not line.strip()[0].islower():
            return index
    return min(start + _NOTE_LINES, len(plain))
