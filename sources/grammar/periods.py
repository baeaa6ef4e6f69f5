"""The period that the header of a column names: years, quarters, halves, the part of a year up to a day.

Deadlines and the periods of titles are read by `periods`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sources.grammar.dates import YEAR, quarter_of
from sources.grammar.figures import around_figures
from sources.paper.letters import fold

OPEN = ""
"""A time is named that has no code (a month, an unknown day): the figure must not pass for that of a year."""

_QUARTER_NAME = r"(?:i{1,3}|iv|[1-4])"
NAMES_TIME = re.compile(
    rf"\b(?:{YEAR}|qu[iy] ?{_QUARTER_NAME}|q ?{_QUARTER_NAME}|[369] ?(?:thang|t)|nua (?:dau|cuoi) nam|ca nam)\b"
)
_YEAR = re.compile(rf"\b({YEAR})\b")
_SPAN = re.compile(rf"\b({YEAR}) ?(?:-|–|den) ?(?:nam )?({YEAR})\b")
_QUARTER = re.compile(rf"\bq(?:u[iy])? ?({_QUARTER_NAME})\b")
_MONTHS = re.compile(r"\b([0-9]{1,2}) ?(?:thang|t)\b( cuoi)?")
_HALF = re.compile(r"\bnua (dau|cuoi) nam\b")
_ONE_MONTH = re.compile(r"\b(?:thang|t) ?[0-9]{1,2}\b|(?<![0-9/])[0-9]{1,2}/(?=20)")
_SO_FAR = re.compile(r"\b(?:luy ke|tu dau nam)\b")
_DAY = re.compile(r"\b([0-3]?[0-9])/([01]?[0-9])(?![0-9])")
_UP_TO_DAY = {(31, 3): "-Q1", (30, 6): "-H1", (30, 9): "-9M", (31, 12): ""}
_MONTHS_SO_FAR = {3: "-Q1", 6: "-H1", 9: "-9M", 12: ""}
_UNTOLD = "?"
_WHOLE = re.compile(r"\bca nam\b")
# Years without a name of their own; so are those of the resolution that a column quotes.
_STRETCH = re.compile(r"\b(?:giai doan|ca ky|nhiem ky|5 nam|dai hoi|muc tieu (?:nghi quyet|nq))\b")
# What a figure is compared with is not the period that it speaks of: "Tăng, giảm so với năm 2025".
_COMPARED = re.compile(r"\b(?:so voi|so cung ky)\b.*")


@dataclass(frozen=True, slots=True)
class Period:
    """A period code, `OPEN`, or None where nothing is said; `borrowed` tells that the year stands elsewhere."""

    code: str | None
    borrowed: bool = False


def read_period(names: Sequence[str], year: str | None) -> Period:
    """The period of a column with these names, top to bottom. A part of a year without a year lies in `year`."""
    lines = [_COMPARED.sub("", fold(name)) for name in reversed(names) if name]
    so_far = any(_SO_FAR.search(line) for line in lines)
    for line in lines:
        if span := _SPAN.search(line):
            return Period(f"{span[1]}/{span[2]}" if int(span[1]) < int(span[2]) else span[1])
        if _YEAR.search(line) or _part(line, so_far) is not None:
            break
        if _STRETCH.search(line):
            return Period(_span_above(lines) or OPEN)
    part = next((part for line in lines if (part := _part(line, so_far)) is not None), None)
    own = next((found[1] for line in lines if (found := _YEAR.search(_SPAN.sub("", line)))), None)
    if part is None:
        return Period(OPEN if so_far else own)
    if part == _UNTOLD or not (own or year):
        return Period(OPEN)
    return Period(f"{own or year}{part}", borrowed=own is None)


def _span_above(lines: Sequence[str]) -> str | None:
    spans = (_SPAN.search(line) for line in lines)
    return next((f"{span[1]}/{span[2]}" for span in spans if span), None)


def _part(folded: str, so_far: bool) -> str | None:
    """What part of a year a name means, as the end of a period code: blank for the whole of it.

    A sum so far reaches back to the beginning of the year: `Lũy kế đến hết quý II` is its first half.
    """
    if day := _DAY.search(folded):
        return _UP_TO_DAY.get((int(day[1]), int(day[2])), _UNTOLD)
    if quarter := _QUARTER.search(folded):
        count = quarter_of(quarter[1])
        return _MONTHS_SO_FAR[3 * count] if so_far else f"-Q{count}"
    if half := _HALF.search(folded):
        return "-H1" if half[1] == "dau" else "-H2"
    if months := _MONTHS.search(folded):
        if months[2]:
            return "-H2" if months[1] == "6" else _UNTOLD
        return _MONTHS_SO_FAR.get(int(months[1]), _UNTOLD)
    if _ONE_MONTH.search(folded):
        return _UNTOLD
    return "" if _WHOLE.search(folded) else None


_SPAN_OF_YEARS = re.compile(
    rf"(?:\btu (?:nam )?)?\b({YEAR}) ?(?:-|–|—|/|den|toi)(?: het)?(?: nam)? ?({YEAR})\b"
)
_TO_A_DAY = re.compile(
    rf"\b(?:(?:tinh )?den|het)(?: het)?(?: ngay)? ([0-3]?[0-9])(?: ?[/.-] ?| thang )([01]?[0-9])(?: ?[/.-] ?| nam )({YEAR})\b"
)
_UP_TO = {(31, 3): "-Q1", (30, 6): "-H1", (30, 9): "-9M", (31, 12): ""}
"""What part of a year ends with a day."""
_QUARTER_NAMED = re.compile(rf"\bqu[iy] (iv|i{{1,3}}|[1-4])\b(?: ?[,/-]? ?(?:nam )?({YEAR}))?")
_MONTHS_NAMED = re.compile(
    rf"\b0?([1-9]|1[01]) thang(?: (dau|cuoi))?(?: cua)?(?: nam)?(?: ?/? ?(?:nam )?({YEAR}))?\b(?! tro len)"
)
_WHOLE_YEAR = re.compile(rf"\b(?:ca nam|nam nay)\b(?: ({YEAR}))?")
_YEAR_NAMED = re.compile(rf"(?<![0-9./-])({YEAR})(?![0-9]|[.,/][0-9])")
# Years that say what a figure is measured against, or that belong to a name: no period of the figure.
_NOT_ITS_PERIOD = re.compile(
    rf"\b(?:so voi|so cung ky|so|gap [0-9.,]+ lan|cao hon|thap hon|lon hon|hon|bang [0-9.,]+ ?%|gia (?:so sanh|co dinh)?|tinh tu|ke tu)"
    rf"(?: (?:cung ky|thuc hien|uoc thuc hien|ke hoach|muc|cuoi|dau|cua|gia|so sanh))*(?: nam)? {YEAR}(?: ?[-–] ?{YEAR})?"
    rf"|\btam nhin(?: den)?(?: nam)? {YEAR}|\bdinh huong(?: den)?(?: nam)? {YEAR}"
)


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period that a text names, as a code of the contract, and where it stands."""

    start: int
    end: int
    code: str


def named_periods(folded: str, year: int | None) -> list[NamedPeriod]:
    """The periods that a folded text names, in order; a part of a year without its year is of `year`."""
    taken: list[tuple[int, int]] = []
    found: list[NamedPeriod] = []

    def add(match: re.Match[str], code: str | None) -> None:
        start, end = match.span()
        if code and not any(first < end and start < last for first, last in taken):
            taken.append((start, end))
            found.append(NamedPeriod(start, end, code))

    for start, end in around_figures(folded):
        taken.extend(match.span() for match in _NOT_ITS_PERIOD.finditer(folded, start, end))
        for match in _TO_A_DAY.finditer(folded, start, end):
            if (part := _UP_TO.get((int(match[1]), int(match[2])))) is not None:
                add(match, f"{match[3]}{part}")
        for match in _SPAN_OF_YEARS.finditer(folded, start, end):
            add(match, f"{match[1]}/{match[2]}" if match[1] < match[2] else None)
        for match in _QUARTER_NAMED.finditer(folded, start, end):
            own = match[2] or year
            add(match, f"{own}-Q{quarter_of(match[1])}" if own else None)
        for match in _MONTHS_NAMED.finditer(folded, start, end):
            own = match[3] or year
            add(match, _months(own, int(match[1]), match[2]) if own else None)
        for match in _WHOLE_YEAR.finditer(folded, start, end):
            add(match, str(match[1] or year) if match[1] or year else None)
        for match in _YEAR_NAMED.finditer(folded, start, end):
            add(match, match[1])
    return sorted(found, key=lambda period: period.start)


def _months(year: str | int, count: int, part: str | None) -> str | None:
    if count == 6:
        return f"{year}-H{2 if part == 'cuoi' else 1}"
    if count == 3:
        return None if part == "cuoi" else f"{year}-Q1"
    return f"{year}-{count}M" if part != "cuoi" else None
