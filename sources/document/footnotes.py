"""Footnotes: lines that open with a mark, or with `Nguồn:` under a table, and the line that carries the mark.

What a mark looks like behind a label stands in `marks`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sources.paper.letters import collapse
from sources.paper.marks import COLUMN, RAISED, bracketed_marks_in, has_mark, marks_in, plain_mark

_STARRED_CELL = re.compile(r"(?:^|[\t|])[^\t|*]*[^\t|*\s(] ?\*\s*(?=[\t|])")
_BULLET = re.compile(r"\s*[-+–]\s")
_BAR = re.compile(r"\s*\|+\s*$")
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


@dataclass(frozen=True, slots=True)
class _Print:
    """What notes are looked for in: lines, those with mark-up, the numbers of lines that carry each mark."""

    plain: Sequence[str]
    marked: Sequence[str]
    raised: Mapping[str, Sequence[int]]
    bracketed: Mapping[str, Sequence[int]]


def find_notes(plain: Sequence[str], lines: Sequence[str]) -> list[Note]:
    """The footnotes of a document, each with the line that carries its mark; `lines` are those with mark-up.

    Pages number their notes anew or on; the nearest line above that carries the mark of a note is the one
    meant. A table row may print below its note, so lines after it are looked at last.
    """
    opened = [index for index in range(len(plain)) if _opens_note(plain[index], lines[index])]
    if not opened:
        return []
    text = _Print(plain, lines, _carriers_of_raised(plain), _carriers_of_bracketed(plain, lines))
    notes: list[Note] = []
    end = 0
    for index in opened:
        note = _note_at(text, index) if index >= end else None
        if note:
            notes.append(note)
            end = note.line_to
    return notes


def _opens_note(line: str, marked: str) -> bool:
    """Whether a line may open a note; an asterisk is seen with its mark-up only."""
    return _OPENS_NOTE.match(line) is not None or marked.lstrip().startswith(("*", "\\*"))


def _note_at(text: _Print, index: int) -> Note | None:
    """The note that a line opens; None where it opens none, or what looks like one stands under no table."""
    kind, match = _kind_at(text.plain[index], text.marked[index])
    table = _table_above(text.plain, text.marked, index) if match and kind.under_table else None
    if match is None or (kind.under_table and table is None):
        return None
    end = _end_of_note(text.plain, index, bulleted=kind.bulleted)
    first = text.plain[index].lstrip("* \t") if kind is _STAR else match["text"]
    mark = plain_mark(match["mark"])
    numbers = (text.raised if kind is _RAISED else text.bracketed).get(mark, ())
    anchor = max((number for number in numbers if number <= index), default=min(numbers, default=None))
    if kind.lists and (anchor is None or anchor > index):
        return None  # "(1) …" and "* …" are items of a list, unless a label above carries their sign
    words = collapse(" ".join([first, *text.plain[index + 1 : end]]))
    return Note(mark, words, index + 1, end, anchor, table)


def _kind_at(line: str, marked: str) -> tuple[_Kind, re.Match[str] | None]:
    """The kind of note that a line opens, and how. A line of columns opens none but behind a raised mark."""
    if match := _RAISED.opens.match(line):
        return _RAISED, None if "\t" in line.strip() else match
    if COLUMN.search(line.strip()):
        return _RAISED, None
    tried = ((kind, kind.opens.match(marked if kind is _STAR else line)) for kind in _KINDS)
    return next((found for found in tried if found[1]), (_RAISED, None))


def _carriers_of_raised(plain: Sequence[str]) -> dict[str, list[int]]:
    carriers: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(plain if has_mark("\n".join(plain)) else (), start=1):
        if has_mark(line) and ("\t" in line.strip() or not _RAISED.opens.match(line)):
            for mark in marks_in(line):
                carriers[mark].append(number)
    return carriers


def _carriers_of_bracketed(plain: Sequence[str], lines: Sequence[str]) -> dict[str, list[int]]:
    carriers: dict[str, list[int]] = defaultdict(list)
    for number, (line, marked) in enumerate(zip(plain, lines, strict=False), start=1):
        if "(" in line or "[" in line:
            for mark in chain.from_iterable(map(bracketed_marks_in, COLUMN.split(line))):
                carriers[mark].append(number)
        if "*" in marked and _STARRED_CELL.search(marked):
            carriers["*"].append(number)
    return carriers


def _table_above(plain: Sequence[str], lines: Sequence[str], index: int) -> int | None:
    """The last line (from 1) of the table that a line stands under, only notes between; else None."""
    if _BAR.match("".join(plain[index + 1 : index + 2])):
        return None  # a cell between bars
    for above in range(index - 1, max(index - _NOTES_BETWEEN - 1, -1), -1):
        if COLUMN.search(plain[above]) or _BAR.match("".join(plain[max(0, above - 1) : above])):
            return above + 1
        if not _stands_between(plain[above], lines[above]):
            return None
    return None


def _stands_between(line: str, marked: str) -> bool:
    """Whether a line may stand between a table and its note: blank, a note, an item, the rest of one."""
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
