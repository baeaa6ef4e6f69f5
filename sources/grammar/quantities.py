"""Figures of running text with what print ties to them: bound, second end, unit, rank, what is glued to them.

A figure is read by itself; whether it says anything of the sentence is told by `readers.statements`. How
digits are read belongs to `figures`, units behind them to `printed_units`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from sources.grammar.digits import FIGURE, read_figure
from sources.grammar.figures import BOUNDS, Quantity, bound, comparator_of
from sources.grammar.printed_units import PrintedUnit, unit_behind
from sources.grammar.tokens import Forms, Token

_NEAR = 48
"""Characters before a figure in which words that belong to it are looked for."""
# A bound, and verbs that may stand between it and its figure: "tối thiểu đạt 20%", "trên mức 5%".
_BOUND = re.compile(
    r"(?:^|[\s(“\":])(?P<bound>"
    + "|".join(pattern for pattern, _ in BOUNDS)
    + r") ?(?:dat |la |co |bang |muc )?(?:tu )?$"
)
_RECKONED = ("uoc", "uoc dat")
"""Said of who reckons, not that the figure is rough: "ước đạt 8,19%"."""
# The other end of a range, "25 - 30%", "8% đến 9%"; no fraction behind it.
_HIGH_END = re.compile(rf" ?[%‰]? ?(?:-|–|—|÷|den|toi) ?(?P<high>{FIGURE.pattern})(?![0-9/])")
_OPEN_ENDED = re.compile(r",? ?(?P<up>tro len|hoac hon|do len)|,? ?tro xuong")
_FROM = re.compile(r"(?:^|\s)tu $")
# What a figure changes to, up to three words further on: "từ 2 lên 3", "từ 5% năm trước xuống còn 3%".
_CHANGE = re.compile(rf" ?[%‰]?(?: [^\W\d]+){{0,3}} (?:len|xuong)(?: con| toi| den)? (?={FIGURE.pattern})")
_RANKED = re.compile(
    r"\b(?:xep|dung|xep hang|dung hang)(?: o)?(?: vi tri)?(?: hang)? thu $|\b(?P<top>top|top dau) $"
)
_AMONG = re.compile(
    r" ?/ ?[0-9]{1,4}(?: (?:tỉnh, thành phố|tỉnh thành|tỉnh|thành phố|địa phương|đơn vị|quốc gia|nước))?"
)


@dataclass(frozen=True)
class Figure(Token):
    """A figure that no other token holds; `start`, `end` and `value` are of its digits.

    What print ties to it is read when it is asked for.
    """

    forms: Forms = field(repr=False, compare=False)
    free_to: int
    """Where the next token begins that is no figure."""

    @cached_property
    def ahead(self) -> str:
        """The words before it, folded."""
        return self.forms.folded[max(0, self.start - _NEAR) : self.start]

    @cached_property
    def ahead_small(self) -> str:
        """The words before it in small letters, with their accents."""
        return self.forms.small[max(0, self.start - _NEAR) : self.start]

    @property
    def ahead_printed(self) -> str:
        """The words before it as printed."""
        return self.forms.printed[max(0, self.start - _NEAR) : self.start]

    @property
    def before(self) -> str:
        """What is glued to its digits: at most the two characters before them."""
        return self.forms.printed[max(0, self.start - 2) : self.start].rpartition(" ")[2]

    @property
    def behind(self) -> str:
        """The character glued to its digits behind them, or none."""
        return self.forms.printed[self.end : self.end + 1].strip()

    @cached_property
    def low(self) -> float | None:
        """What its digits say; None where print leaves its size open."""
        return read_figure(self.value)

    @cached_property
    def high(self) -> tuple[float, int] | None:
        """The second end of a range, and where it ends; it must lie above the first."""
        match = _HIGH_END.match(self.forms.folded, self.end)
        if match is None or match.start("high") >= self.free_to or self.low is None:
            return None
        high = read_figure(match["high"])
        return (high, match.end()) if high is not None and self.low < high else None

    @cached_property
    def unit(self) -> PrintedUnit | None:
        """The unit behind it, or behind its second end."""
        return unit_behind(self.forms.small, self.high[1] if self.high else self.end, self.ahead)

    @property
    def unit_printed(self) -> str:
        """Its unit as printed, or blank."""
        return self.forms.printed[self.unit.start : self.unit.end] if self.unit else ""

    @cached_property
    def bound(self) -> tuple[str, int] | None:
        """The comparator that the words before it print, and where in the text they begin."""
        match = _BOUND.search(self.ahead)
        if match is None:
            return None
        comparator = "eq" if match["bound"] in _RECKONED else comparator_of(match["bound"])
        return comparator, self.start - len(self.ahead) + match.start("bound")

    @cached_property
    def open_end(self) -> tuple[str, int] | None:
        """The comparator printed behind its unit (`trở lên`), and where it ends."""
        match = _OPEN_ENDED.match(self.forms.folded, self._unit_ends)
        return ("ge" if match["up"] else "le", match.end()) if match else None

    @property
    def _unit_ends(self) -> int:
        return self.unit.end if self.unit else self.high[1] if self.high else self.end

    @property
    def begins(self) -> int:
        """Where it begins with its bound."""
        return self.bound[1] if self.bound else self.start

    @property
    def ends(self) -> int:
        """Where it ends with its second end, its unit and what is printed behind that."""
        return self.open_end[1] if self.open_end else self._unit_ends

    @property
    def quantity(self) -> Quantity | None:
        """What it says; None where print leaves its size open."""
        if self.low is None:
            return None
        if self.high:
            return Quantity("range", self.low, self.high[0])
        comparator, _ = self.open_end or self.bound or ("eq", 0)
        return bound(comparator, self.low)

    @property
    def changes(self) -> bool:
        """Whether a change starts from it: the 2 of "từ 2 lên 3"."""
        return _FROM.search(self.ahead) is not None and _CHANGE.match(self.forms.folded, self.end) is not None


class Rank(Figure):
    """A place in an order: "xếp thứ 3/63 tỉnh, thành phố" is the third, "top 3" the third or a better one."""

    @cached_property
    def unit(self) -> PrintedUnit:
        among = _AMONG.match(self.forms.small, self.end)
        ends = among.end() if among else self.end
        return PrintedUnit(ends, ends, "thứ hạng", noun=False)

    @property
    def unit_printed(self) -> str:
        return self.unit.name

    @cached_property
    def high(self) -> None:
        return None

    @cached_property
    def bound(self) -> tuple[str, int]:
        words = _RANKED.search(self.ahead)
        assert words is not None
        return "le" if words["top"] else "eq", self.start - len(self.ahead) + words.start()

    @cached_property
    def open_end(self) -> None:
        return None


def figure_at(forms: Forms, start: int, end: int, free_to: int) -> Figure:
    """The figure whose digits stand at a place, or the rank, where the words before it say so."""
    ranked = _RANKED.search(forms.folded, max(0, start - _NEAR), start)
    return (Rank if ranked else Figure)("figure", start, end, forms.printed[start:end], forms, free_to)
