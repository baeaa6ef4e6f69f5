"""A file as numbered lines, the form in which all rooms see a text; what a line looks like, whatever it says.

What its words mean belongs to the rooms above; its letters to `letters`, its signs to `marks`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_RULE_SIGNS = "-_=–—*| \t"
# A word or a sign that binds what stands before it to what comes behind. Words that end a title too are none:
# "trên địa bàn tỉnh", "xã hội số".
_MID_PHRASE = re.compile(
    r"""(?: \b(?: và | hoặc | của | các | những | một | cho | với | do | để | là | từ | đến | theo | tại
                | trong | trên | về | năm | tháng | ngày | thành | giai\ đoạn )
        | [,(/–—-] )$""",
    re.X | re.I,
)
_LAST_WORDS = 12
"""Characters: what a line in mid-phrase ends in is not longer."""
_MOSTLY = 0.7


@dataclass(frozen=True, slots=True)
class Text:
    """A file as numbered lines. `lines` as received in NFC; `plain` without mark-up, with ordinary blanks.

    `encoding` is that of plain text; `positions` say where each line stands in a file that is none.
    """

    name: str
    format: str
    encoding: str | None
    sha256: str
    size: int
    lines: list[str]
    plain: list[str]
    positions: list[str] | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of text, and where it stands in the file, such as `page 3, line 12` or `table 2, row 5`."""

    text: str
    position: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table as its file draws it: rows of cells, a cell as its lines, None where a merged one covers it.

    `position` is that of the table, `positions` those of its rows.
    """

    position: str
    positions: Sequence[str]
    rows: Sequence[Sequence[Sequence[Placed] | None]]


def is_rule(line: str) -> bool:
    """Whether a line consists of dashes, strokes or bars, and of nothing else."""
    return bool(line) and not line.strip(_RULE_SIGNS)


def mostly_capitals(line: str) -> bool:
    """Whether seven in ten letters are capitals, as in a heading; a line without letters is so too."""
    letters = list(filter(str.isalpha, line))
    return sum(map(str.isupper, letters)) >= _MOSTLY * len(letters)


def stops_in_mid_phrase(line: str) -> bool:
    """Whether a line ends in a word or a sign that something must follow: `… của`, `giai đoạn`, `2026 -`."""
    return _MID_PHRASE.search(line[-_LAST_WORDS:]) is not None
