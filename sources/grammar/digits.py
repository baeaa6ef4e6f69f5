"""How print writes a number with digits: grouping, decimals, fractions; the number that they say.

What stands around the digits (bounds, units, ranges) belongs to `figures` in cells and `quantities` in
running text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
PLAIN_FIGURE = rf"[0-9]+(?:[.,][0-9]+)*[{_FRACTIONS}]?"
"""Digits with `.` and `,` between them; one fraction behind."""
# Groups of three digits parted by blanks (texts come with ordinary ones) or by apostrophes, and decimals:
# "1 234 567", "15 000,5", "1’234". Not where more digits go before or come behind: then nobody knows which
# blank parts two figures.
_GROUPED = (
    r"(?<![0-9.,'’])(?<![0-9] )[1-9][0-9]{0,2}"
    r"(?:(?: [0-9]{3})++|(?:['’][0-9]{3})++)(?:,[0-9]++)?(?![0-9]|[.,'’ ][0-9])"
)
DIGIT = re.compile("[0-9]")
FIGURE = re.compile(rf"(?:{_GROUPED}|{PLAIN_FIGURE})")
"""A number as folded print writes it."""
ONE_FIGURE = re.compile(PLAIN_FIGURE)
"""The same without groups that blanks or apostrophes part."""
_PARTED = re.compile(r"[ '’]")

# `.` groups thousands and `,` marks decimals.
_POINT_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]+")
# A decimal point, as in English print: behind a leading zero, or before one, two or more than three digits.
_DECIMAL_POINT = re.compile(r"(?:0+\.[0-9]+|[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,}))")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+|(?:,[0-9]{3})+)")
_MOST_DIGITS = 15

_DIGITS_NEAR = re.compile(r"[0-9](?:[^0-9]{0,12}[0-9])*")


@lru_cache(maxsize=16)
def around_figures(text: str, margin: int = 32) -> tuple[tuple[int, int], ...]:
    """The stretches of a text around its figures: all that a pattern for figures need see.

    The grammars of one text ask one after another, so that the last answers are kept.
    """
    stretches: list[tuple[int, int]] = []
    for match in _DIGITS_NEAR.finditer(text):
        start, end = max(0, match.start() - margin), min(len(text), match.end() + margin)
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return tuple(stretches)


def figure_end(folded: str, start: int) -> int:
    """Where the figure ends whose first digit stands at a place."""
    match = FIGURE.match(folded, start)
    return match.end() if match else start + 1


def is_parted(printed: str) -> bool:
    """Whether blanks or apostrophes part the groups of a figure."""
    return _PARTED.search(printed) is not None


@lru_cache(maxsize=65536)
def read_figure(printed: str) -> float | None:
    """The number that a match of `FIGURE` says; None where its size is open (`1.50.000`, `12,7,5`)."""
    if sum(map(str.isdecimal, printed)) > _MOST_DIGITS:
        return None
    if printed.isdecimal():
        return float(printed)
    if printed[-1] in _FRACTIONS:
        whole = printed[:-1]
        return float(whole) + unicodedata.numeric(printed[-1]) if whole.isdecimal() else None
    joined = _PARTED.sub("", printed)
    if _POINT_GROUPS.fullmatch(joined):
        return float(joined.replace(".", "").replace(",", "."))
    if joined.isdecimal() or _DECIMAL_COMMA.fullmatch(joined):
        return float(joined.replace(",", "."))
    if _DECIMAL_POINT.fullmatch(joined):
        return float(joined)
    return float(joined.replace(",", "")) if _ENGLISH.fullmatch(joined) else None
