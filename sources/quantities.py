"""The grammar of numbers in Vietnamese print: figures, ranges, bounds. Text in, `Quantity` or a reason out.

`.` groups thousands and `,` marks decimals. What a figure is about (unit, period) belongs to the readers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sources.fold import fold

_FIGURE = r"[0-9]+(?:[.,][0-9]+)*"
FIGURE = re.compile(_FIGURE)

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]+")
# A decimal point, as in English print: told from a thousands point by a leading zero or by not having three digits.
_DECIMAL_POINT = re.compile(r"(?:0+\.[0-9]+|[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,}))")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+|(?:,[0-9]{3})+)")
_MOST_DIGITS = 15

# OCR leaves a blank behind the decimal comma of a grouped number: "946.367, 0".
_BLANK_AFTER_COMMA = re.compile(r"([0-9]\.[0-9]{3}), ([0-9]{1,2})(?![0-9])")

_FIGURES = re.compile(r"[0-9](?:[^0-9]{0,12}[0-9])*")


def around_figures(text: str, margin: int = 32) -> list[tuple[int, int]]:
    """The stretches of a text with figures in them and what is printed around: all that a pattern for figures need see."""
    stretches: list[tuple[int, int]] = []
    for match in _FIGURES.finditer(text):
        start, end = max(0, match.start() - margin), min(len(text), match.end() + margin)
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return stretches


NO_VALUE = frozenset({"", "-", "–", "—", "...", "…", "x", "X", "/", "_", "N/A"})

# Words that may stand between a bound and its figure, or close a cell, without adding to the figure.
_LEAD_IN = r"(?:dat|tang|giam|con|duy tri|phan dau|muc|o muc|tu|co)"
BOUNDS: tuple[tuple[str, str], ...] = (
    (r"khoang tren", "gt"),
    (r"(?:>=|=>|≥)", "ge"),
    (r"(?:<=|=<|≤)", "le"),
    (r"(?:khong (?:vuot )?qua|toi da|khong lon hon|khong cao hon|nhieu nhat|cao nhat)", "le"),
    (r"(?:it nhat|toi thieu|khong (?:duoi|thap hon|it hon|nho hon)|thap nhat)", "ge"),
    (r"(?:>|tren|hon|vuot|lon hon|cao hon)", "gt"),
    (r"(?:<|duoi|nho hon|thap hon|it hon)", "lt"),
    (r"(?:~|≈|khoang|xap xi|gan|uoc khoang|uoc)", "approx"),
)
_PIECE = re.compile(
    rf"^(?:{_LEAD_IN} )*(?:(?P<bound>" + "|".join(pattern for pattern, _ in BOUNDS) + r") ?)?(?:tu )?"
    rf"(?P<low>-?{_FIGURE}) ?(?P<low_percent>%)?"
    rf"(?: ?(?:-|–|—|÷|den|toi) ?(?P<high>{_FIGURE}) ?%?)?"
    r"(?P<rest>.*)$"
)
_BOUND_WORDS = tuple((re.compile(pattern), comparator) for pattern, comparator in BOUNDS)
_PLAIN = re.compile(rf"{_FIGURE} ?%?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a printed figure says: eq and approx bind both sides, gt and ge the lower, lt and le the upper."""

    comparator: str
    low: float | None
    high: float | None


class NotAQuantity(ValueError):
    """A cell that holds no figure that can be trusted; `reason` is a reject code."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@lru_cache(maxsize=65536)
def read_figure(printed: str) -> float | None:
    """One figure, digits with `.` and `,` only; None where print leaves its size open (`1.50.000`, `12,7,5`)."""
    if sum(map(str.isdigit, printed)) > _MOST_DIGITS:
        return None
    if printed.isdigit():
        return float(printed)
    if _GROUPED.fullmatch(printed):
        return float(printed.replace(".", "").replace(",", "."))
    if _DECIMAL_COMMA.fullmatch(printed):
        return float(printed.replace(",", "."))
    if _DECIMAL_POINT.fullmatch(printed):
        return float(printed)
    if _ENGLISH.fullmatch(printed):
        return float(printed.replace(",", ""))
    return None


@lru_cache(maxsize=65536)
def read_cell(printed: str) -> tuple[Quantity, ...]:
    """The figures of a value cell; empty where the cell says that there is none.

    Two limits in one cell (`≤ 3 Đông Nam Á; ≤ 50 Thế giới`) are two quantities.
    Raises `NotAQuantity` for words and for figures of doubtful size.
    """
    if printed in NO_VALUE:
        return ()
    if _PLAIN.fullmatch(printed):
        return (bound("eq", _figure(printed.rstrip("% "))),)
    mended = _BLANK_AFTER_COMMA.sub(r"\1,\2", printed)
    pieces = [piece for piece in mended.split(";") if piece.strip()]
    return tuple(_read_piece(fold(piece)) for piece in pieces)


def bound(comparator: str, figure: float) -> Quantity:
    """A quantity of one figure."""
    low = None if comparator in ("lt", "le") else figure
    high = None if comparator in ("gt", "ge") else figure
    return Quantity(comparator, low, high)


def spread(low: float, high: float) -> Quantity:
    """A range; printed the wrong way round it is no range that can be trusted."""
    if low > high:
        raise NotAQuantity("bad_number")
    return Quantity("range", low, high)


def _read_piece(folded: str) -> Quantity:
    match = _PIECE.match(folded)
    if match is None:
        raise NotAQuantity("value_not_numeric")
    rest = match["rest"].strip(" %.")
    low = _figure(match["low"])
    # What follows the figure directly may be a unit or a place, but not more digits: "3/4/2020", "5.0.0".
    if rest[:1] in "/.,-–" and any(map(str.isdigit, rest)):
        raise NotAQuantity("bad_number")
    comparator = comparator_of(match["bound"])
    if match["high"] is not None:
        # A bound before a range ("trên 5 - 7") only colours it: the range is what is promised.
        return spread(low, _figure(match["high"]))
    if rest.startswith(("tro len", "hoac hon")):
        comparator = "ge"
    elif rest.startswith("tro xuong"):
        comparator = "le"
    return bound(comparator, low)


def _figure(printed: str) -> float:
    sign, digits = (-1, printed[1:]) if printed.startswith("-") else (1, printed)
    value = read_figure(digits)
    if value is None:
        raise NotAQuantity("bad_number")
    return sign * value


def comparator_of(printed: str | None) -> str:
    """The comparator that folded words before a figure mean."""
    if printed:
        for pattern, comparator in _BOUND_WORDS:
            if pattern.fullmatch(printed):
                return comparator
    return "eq"
