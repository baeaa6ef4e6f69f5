"""The grammar of figures in cells: bounds, ranges, signs. Text in, `Quantity` or a reason out.

How digits are read belongs to `digits`; what a figure is about (unit, period) to the readers. Whatever is
glued to a figure is understood, or the figure is none that can be trusted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from sources.grammar.digits import FIGURE, PLAIN_FIGURE, read_figure
from sources.paper.letters import collapse, fold, fold_in_place
from sources.paper.marks import RAISED, without_marks
from sources.vocabularies.vocabulary import opening_words

_DIGIT = re.compile("[0-9]")
# OCR leaves a blank behind the decimal comma of a grouped number ("946.367, 0") and behind a thousands point.
_BLANK_AFTER_COMMA = re.compile(r"([0-9]\.[0-9]{3}), ([0-9]{1,2})(?![0-9])")
_BLANK_AFTER_POINT = re.compile(r"([0-9])\. (?=[0-9]{3}(?![0-9]))")
# Folding takes the stroke off these signs, and with it their meaning.
_NEITHER_MORE_NOR_LESS = str.maketrans("≯≮", "≤≥")
# A power as flattened print leaves it; of another number than ten a raised figure is the mark of a footnote.
_POWER = re.compile(rf"[0-9] ?\^|(?<![0-9.,])10 ?[{RAISED}]")

_NOTHING = frozenset({"", "x", "X", "/", "N/A"})
_DOTS_OR_DASHES = re.compile(r"(?:[-–—−_. ]|…)+")

# Words that may stand between a bound and its figure, or close a cell, without adding to the figure.
_LEAD_IN = r"(?:dat|tang|giam|con|duy tri|phan dau|muc|o muc|tu|co)"
_SPELT: tuple[tuple[str, str], ...] = (
    (r"khoảng trên", "gt"),
    (r"khoảng dưới", "lt"),
    (r"(?:> ?/? ?=|=>|[≥≮]|(?:lớn|cao) hơn hoặc bằng|bằng hoặc (?:lớn |cao )?hơn)", "ge"),
    (r"(?:< ?/? ?=|=<|[≤≯]|(?:nhỏ|thấp|ít) hơn hoặc bằng|dưới hoặc bằng)", "le"),
    (r"(?:không (?:vượt )?quá|tối đa|không lớn hơn|không cao hơn|nhiều nhất|cao nhất)", "le"),
    (r"(?:ít nhất|tối thiểu|không (?:dưới|thấp hơn|ít hơn|nhỏ hơn)|thấp nhất)", "ge"),
    (r"(?:>|trên|hơn|vượt|lớn hơn|cao hơn)", "gt"),
    (r"(?:<|dưới|nhỏ hơn|thấp hơn|ít hơn)", "lt"),
    (r"(?:~|≈|khoảng|xấp xỉ|gần|ước (?:khoảng|đạt)|ước)", "approx"),
)
BOUNDS = tuple((fold_in_place(pattern), comparator) for pattern, comparator in _SPELT)
_TO = r"(?:-|–|—|÷|~|den|toi)"
_PIECE = re.compile(
    rf"^(?:{_LEAD_IN} )*(?:(?P<bound>" + "|".join(pattern for pattern, _ in BOUNDS) + r") ?)?(?:tu )?"
    rf"(?P<low>(?:[-–−+] ?|am )?{FIGURE.pattern}) ?(?P<low_percent>%)?"
    rf"(?: ?{_TO} ?(?P<high>{FIGURE.pattern}))?"
    r"(?P<rest>.*)$"
)
# A range whose unit is said behind each end: "65 triệu đồng - 70 triệu đồng", "4,8 triệu đến 5 triệu lượt".
_SAID_TWICE = re.compile(rf" ?(?P<unit>[^0-9;(]{{1,30}}?) ?{_TO} ?(?P<high>{FIGURE.pattern}) ?(?P<rest>.*)$")
_BOUND_WORDS = tuple((re.compile(pattern), comparator) for pattern, comparator in BOUNDS)
# A change, and no level that it leads to: "giảm 5", but "giảm còn 5".
_CHANGED = re.compile(r"(tang|giam) (?!con |xuong |len |den |toi )")
_DIRECTIONS = {"tang": "rise", "giam": "fall"}
_PLAIN = re.compile(rf"{PLAIN_FIGURE} ?%?")
# Behind a figure: a bound, or what may hold digits without being more of the figure.
_AND_MORE = re.compile(r"\btro len\b|\bhoac hon\b|^\+$")
_AND_LESS = re.compile(r"\btro xuong\b")
_HARMLESS = re.compile(
    r"""
    [(\[] \*? [0-9]{0,2} [)\]]               # a footnote mark
    | \( (?= [^()]* [^\W\d] ) [^()]* \)      # a remark in brackets, with a letter in it
    | [kdc]? m [23] \b                       # m2, km2
    | / [ ]? [0-9.]+ [ ] [^\W\d]             # the base of a rate: "/10.000 dân"
    | \b (?:19|20) [0-9]{2} \b               # a year
    """,
    re.X,
)
# What can be no unit and no remark: a torn figure, a bracket that closes nothing, a sign without its figure.
_SPOILT = re.compile(r"[.,][^ ]|[^()]*\)|[↑↓+±<>=≥≤~^'’]|[-–—−](?: ?$|(?! ))")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORDS = frozenset(word for pattern, _ in _SPELT for word in _LETTERS.findall(pattern))


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a printed figure says: eq and approx bind both sides, gt and ge the lower, lt and le the upper.

    `behind` is what stands behind the figure in its cell, as printed: it may name the unit.
    """

    comparator: str
    low: float | None
    high: float | None
    behind: str = field(default="", compare=False)
    direction: str | None = field(default=None, compare=False)
    """`rise` or `fall`, where a word of the cell says that the figure is a change and not a level."""


class NotAQuantity(ValueError):
    """A cell that holds no figure that can be trusted; `reason` is a reject code."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def says_nothing(printed: str) -> bool:
    """Whether a cell says that there is nothing to say: blank, dots, dashes, a cross."""
    return printed in _NOTHING or _DOTS_OR_DASHES.fullmatch(printed) is not None


@lru_cache(maxsize=65536)
def read_cell(printed: str) -> tuple[Quantity, ...]:
    """The figures of a value cell; empty where the cell says that there is none.

    Two limits in one cell (`≤ 3 Đông Nam Á; ≤ 50 Thế giới`) are two quantities.
    Raises `NotAQuantity` for words and for figures of doubtful size.
    """
    if says_nothing(printed):
        return ()
    if _PLAIN.fullmatch(printed):
        bare = printed.rstrip("% ")
        return (bound("eq", _figure(bare), printed[len(bare) :].strip()),)
    if _POWER.search(printed):
        raise NotAQuantity("bad_number")
    printed = without_marks(printed).translate(_NEITHER_MORE_NOR_LESS)
    mended = _BLANK_AFTER_POINT.sub(r"\1.", _BLANK_AFTER_COMMA.sub(r"\1,\2", printed))
    pieces = [piece for piece in mended.split(";") if piece.strip()]
    return tuple(_with_direction(collapse(piece)) for piece in pieces)


def bound(comparator: str, figure: float, behind: str = "") -> Quantity:
    """A quantity of one figure."""
    low = None if comparator in ("lt", "le") else figure
    high = None if comparator in ("gt", "ge") else figure
    return Quantity(comparator, low, high, behind)


def spread(low: float, high: float, behind: str = "") -> Quantity:
    """A range; printed the wrong way round it is no range that can be trusted."""
    if low > high:
        raise NotAQuantity("bad_number")
    return Quantity("range", low, high, behind)


def _with_direction(printed: str) -> Quantity:
    changed = _CHANGED.match(fold(printed))
    quantity = _read_piece(printed)
    return replace(quantity, direction=_DIRECTIONS[changed[1]]) if changed else quantity


def _read_piece(printed: str) -> Quantity:
    match = _parted(printed)
    low, high, rest = _figure(match["low"]), match["high"], match["rest"].strip()
    if high is None and (twice := _SAID_TWICE.match(rest)) and twice["rest"].startswith(twice["unit"]):
        high, rest = twice["high"], twice["rest"]
    opened = _open_end(rest) if high is None else None
    bare = _HARMLESS.sub(" ", rest).strip(" %.*")
    # A unit or a place may follow, but no more digits, nor what may be misread ones: "5 10", "5,O".
    if _DIGIT.search(bare) or (opened is None and _SPOILT.match(bare)) or _is_misread(printed, match):
        raise NotAQuantity("bad_number")
    behind = _tail(printed, rest, match["low_percent"] or "")
    # A bound before a range ("trên 5 - 7") only colours it: the range is what is promised.
    if high is not None:
        return spread(low, _figure(high), behind)
    return bound(opened or comparator_of(match["bound"]), low, behind)


def _parted(printed: str) -> re.Match[str]:
    """A cell taken apart: its bound, its figure, what stands behind."""
    match = _PIECE.match(fold(printed))
    if match is None or not is_bound(printed[match.start("bound") : match.end("bound")], printed):
        raise NotAQuantity("value_not_numeric")
    return match


def _is_misread(printed: str, match: re.Match[str]) -> bool:
    """Whether letters glued to a figure open no unit, so that they may be digits: `1.50O`, `4.91З`, `1l`."""
    glued = _LETTERS.match(printed, match.end("high" if match["high"] else "low"))
    return glued is not None and glued[0].casefold() not in opening_words()


def _open_end(rest: str) -> str | None:
    """The comparator printed behind a figure: `85% trở lên`, `95+`."""
    if _AND_MORE.search(rest):
        return "ge"
    return "le" if _AND_LESS.search(rest) else None


def _tail(printed: str, rest: str, sign: str) -> str:
    """The end of a cell as printed, of which `rest` is folded, behind the sign of its figure.

    Folding keeps the number of letters.
    """
    behind = printed[len(printed) - len(rest) :] if rest else ""
    return behind if behind.startswith("%") else f"{sign}{behind}"


def _figure(printed: str) -> float:
    sign = -1 if printed[0] in "-–−a" else 1
    value = read_figure(printed.lstrip("-–−+am "))
    if value is None:
        raise NotAQuantity("bad_number")
    return sign * value


def is_bound(printed: str, near: str) -> bool:
    """Whether words that fold to a bound are one as print spells them.

    Only accents part `hơn` from `hôn`, `dưới` from `đuôi`, `gần` from `gan`; words without any are taken for
    a bound where `near`, what stands around them, has none either.
    """
    return near.isascii() or all(word in _WORDS for word in _LETTERS.findall(printed.lower()))


def comparator_of(printed: str | None) -> str:
    """The comparator that folded words before a figure mean."""
    if printed:
        for pattern, comparator in _BOUND_WORDS:
            if pattern.fullmatch(printed):
                return comparator
    return "eq"
