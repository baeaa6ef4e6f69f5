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
_NUMBER_LABEL = re.compile(r"\s*Số\s*:?\s*", re.I)
# The tone of "hòa" stood on the "a" in the old spelling.
_MOTTO = re.compile(r"c[oộ]ng\s+h(?:[oò]a|o[aà])\s+x[aã]\s+h[oộ]i", re.I)
_MOTTO_ENDS = re.compile(r"hạnh phúc[-_=–—*\s]*$", re.I)
# The line that Markdown sets under the first row of a table (`|:-:|---|`): it parts nothing that print parts.
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*$")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the title, None where it is not printed."""

    number: str | None
    issuer: str | None
    place: str | None
    issued_on: datetime.date | None


def read_letterhead(lines: Sequence[str]) -> Letterhead:
    """Read the lines above the title of a document."""
    cells = _cells(lines)
    below = list(pairwise([*cells, ""]))
    dated = [found for cell in cells if (found := _place_and_day(cell))]
    place, issued_on = next((found for found in dated if found[1]), dated[-1] if dated else (None, None))
    return Letterhead(
        next(filter(None, (_number(*pair) for pair in below)), None),
        next(filter(None, (_issuer(*pair) for pair in below[:_ISSUER_WITHIN])), None),
        place,
        issued_on,
    )


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
    if _NUMBER_LABEL.match(part):
        return True
    ended = above.isupper() or _NUMBER_LABEL.match(above) or _MOTTO.match(above) or _MOTTO_ENDS.search(above)
    return bool(ended) and _place_and_day(part) is not None


def _place_and_day(cell: str) -> tuple[str, datetime.date | None] | None:
    """The place and the day that a cell says; the day is None where the calendar has none such."""
    dated = _PLACE_AND_DAY.match(cell)
    return (collapse(dated["place"]), day_of(dated)) if dated else None


def _number(cell: str, below: str) -> str | None:
    """The number behind its label, or in the cell below a label that stands alone."""
    label = _NUMBER_LABEL.match(cell)
    number = NUMBER.match(cell[label.end() :] or below) if label else None
    return tidy(number.group()) if number else None


def _issuer(cell: str, below: str) -> str | None:
    """The issuer that a cell names; where another body stands below it, the one below issues."""
    issuer = issuer_printed(_MOTTO.split(cell)[0])
    if issuer and below.isupper():
        return under_another(f"{cell} {below}") or issuer
    return issuer
