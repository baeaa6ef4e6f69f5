"""The letterhead of a document: its number, who issues it, where and when, from the lines above its title.

A letterhead is set in two columns and comes whole, or broken over cells and lines. How the name of an issuer
reads belongs to `issuer`, where the letterhead ends to `title`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sources.document.issuer import issuer_printed, under_another
from sources.grammar.dates import CALENDAR_DAY, day_of
from sources.grammar.document_numbers import NUMBER, tidy
from sources.paper.letters import UPPER, collapse
from sources.paper.lines import is_rule
from sources.paper.marks import COLUMN

_ISSUER_WITHIN = 4
"""Cells: the issuer stands in one of so many."""
# "Hải Phòng, ngày 13 tháng 01 năm 2020", "Sơn La, 06/5/2025": the word of the day may be missing.
_PLACE_AND_DAY = re.compile(
    rf"\s*(?P<place>[{UPPER}][\w .-]{{1,40}}?)\s*,(?:\s*ngày)?\s*{CALENDAR_DAY}", re.I
)
# "Bình Định, ngày      tháng  7  năm 2020": the day is left for the pen.
_PLACE_AND_BLANK = re.compile(rf"\s*(?P<place>[{UPPER}][\w .-]{{1,40}}?)\s*,\s*ngày[\s.…_]*tháng\b", re.I)
# "số" in small letters is the middle of a wrapped line ("thực hiện Nghị quyết / số 84/NQ-CP"), but for a
# colon behind it.
_NUMBER_LABEL = re.compile(r"\s*(?:(?:Số|SỐ)\s*:?|số\s*:)\s*")
# "Số:        /KH-UBND", "Số: …../UBND-TH": the number is left for the pen, its symbol is printed.
_BLANK_NUMBER = re.compile(r"[\s.…_]*(?P<symbol>[/-]\s?[A-ZĐ][\w/&-]*)")
# What a letter is about stands under its number.
_SUBJECT = re.compile(r"\W{0,2}V/v\b", re.I)
# The tone of "hòa" stood on the "a" in the old spelling. Papers of the Party have its name for a motto.
_MOTTO = re.compile(
    r"c[oộ]ng\s+h(?:[oò]a|o[aà])\s+x[aã]\s+h[oộ]i|đ[aả]ng\s+c[oộ]ng\s+s[aả]n\s+vi[eệ]t\s+nam", re.I
)
_MOTTO_ENDS = re.compile(r"hạnh phúc[-_=–—*\s]*$", re.I)
# The line that Markdown sets under the first row of a table (`|:-:|---|`): it parts nothing that print parts.
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*$")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the title, None where it is not printed.

    `symbol` is that of the number, also where its digits are left blank. `subject` is that of a letter.
    """

    number: str | None
    symbol: str | None
    issuer: str | None
    place: str | None
    issued_on: datetime.date | None
    subject: str | None
    motto: bool

    @property
    def printed(self) -> bool:
        """Whether there is a letterhead at all."""
        return self.motto or bool(self.symbol or self.issuer or self.place)


def read_letterhead(lines: Sequence[str]) -> Letterhead:
    """Read the lines above the title of a document."""
    cells = _cells(lines)
    below = list(pairwise([*cells, ""]))
    dated = [found for cell in cells if (found := _place_and_day(cell))]
    place, issued_on = next((found for found in dated if found[1]), dated[-1] if dated else (None, None))
    number, symbol = next(filter(None, (_number(*pair) for pair in below)), (None, None))
    return Letterhead(
        number,
        symbol,
        next(filter(None, (_issuer(*pair) for pair in below[:_ISSUER_WITHIN])), None),
        place,
        issued_on,
        next(filter(_SUBJECT.match, cells), None),
        any(map(has_motto, cells)),
    )


def has_motto(line: str) -> bool:
    """Whether a line says the motto that papers of offices print above all."""
    return _MOTTO.search(line) is not None


def opens_letter(line: str) -> bool:
    """Whether a line says what a letter is about: `V/v triển khai …`."""
    return _SUBJECT.match(line) is not None


def _cells(lines: Sequence[str]) -> list[str]:
    """The cells of a letterhead: stretches of lines parted by bars, blanks or rules, joined.

    Where a line holds both columns, each is joined with its own line below.
    """
    cells: list[list[str]] = []
    columns: dict[int, list[str]] = {}
    width = 0
    for line in lines:
        if _TABLE_RULE.match(line):
            continue
        parts = COLUMN.split(line)
        if len(parts) != width:
            columns.clear()
        width = len(parts)
        for column, part in enumerate(map(str.strip, parts)):
            if not part or is_rule(part):
                columns.pop(column, None)
                continue
            if column not in columns or _opens_cell(part, " ".join(columns[column])):
                columns[column] = []
                cells.append(columns[column])
            columns[column].append(part)
    return [collapse(" ".join(cell)) for cell in cells]


def _opens_cell(part: str, above: str) -> bool:
    """`Số: …` and `…, ngày …` are cells of their own even where nothing parts them from the line above.

    But a place may be broken over lines itself (`Thành phố Hồ Chí / Minh, ngày …`).
    """
    if _NUMBER_LABEL.match(part) or _SUBJECT.match(part):
        return True
    ended = above.isupper() or _NUMBER_LABEL.match(above) or _MOTTO.match(above) or _MOTTO_ENDS.search(above)
    return bool(ended) and _place_and_day(part) is not None


def _place_and_day(cell: str) -> tuple[str, datetime.date | None] | None:
    """The place and the day that a cell says; the day is None where the calendar has none such."""
    if dated := _PLACE_AND_DAY.match(cell):
        return collapse(dated["place"]), day_of(dated)
    blank = _PLACE_AND_BLANK.match(cell)
    return (collapse(blank["place"]), None) if blank else None


def _number(cell: str, below: str) -> tuple[str | None, str | None] | None:
    """The number behind its label, or in the cell below a label that stands alone, and its symbol."""
    label = _NUMBER_LABEL.match(cell)
    if label is None:
        return None
    printed = cell[label.end() :] or below
    if number := NUMBER.match(printed):
        return tidy(number.group()), tidy(number.group()[len(number[1]) :])
    blank = _BLANK_NUMBER.match(printed)
    return (None, tidy(blank["symbol"])) if blank else None


def _issuer(cell: str, below: str) -> str | None:
    """The issuer that a cell names; where another body stands below it, the one below issues."""
    issuer = issuer_printed(_MOTTO.split(cell)[0])
    if issuer and below.isupper():
        return under_another(f"{cell} {below}") or issuer
    return issuer
