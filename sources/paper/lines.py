"""A file as numbered lines, the form in which all rooms see a text, and what a line looks like whatever it says.

What its words mean belongs to the rooms above; its letters to `letters`, its signs to `marks`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_RULE_SIGNS = "-_=–—*| \t"
_OPEN_SIGNS = tuple(",(/-–—")
# Each binds what stands before it to what comes behind. Words that also end a title are none: "địa bàn tỉnh", "xã
# hội số".
_OPEN_WORDS = frozenset(
    "và hoặc của các những cho với do để là từ đến theo tại trong trên về một năm tháng ngày thành".split()
)
_LAST_WORDS = 12
"""Characters: the two words that end a line are not longer, where they leave it open."""
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
    """Whether seven in ten letters are capitals, as in a heading with a name in it; a line without letters is."""
    letters = list(filter(str.isalpha, line))
    return sum(map(str.isupper, letters)) >= _MOSTLY * len(letters)


def stops_in_mid_phrase(line: str) -> bool:
    """Whether a line ends in a word or a sign that something must follow: `… của`, `giai đoạn`, `,`, `2026 -`."""
    words = line[-_LAST_WORDS:].lower().split()
    open_word = bool(words) and (words[-1].lstrip('(“"') in _OPEN_WORDS or words[-2:] == ["giai", "đoạn"])
    return open_word or line.endswith(_OPEN_SIGNS)
