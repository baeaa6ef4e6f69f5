"""Figures of running text with what print ties to them: sign, bound, second end, unit, rank, rest of amount.

A figure is read by itself; whether it says anything of the sentence is told by `readers.statements`. How
digits are read belongs to `digits`, signs before them to `signs`, units behind them to `printed_units`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from sources.grammar.digits import FIGURE, is_parted, read_figure
from sources.grammar.figures import BOUNDS, Quantity, bound, comparator_of, is_bound
from sources.grammar.printed_units import PrintedUnit, unit_behind
from sources.grammar.signs import Sign, sign_before
from sources.grammar.tokens import Forms, Token
from sources.grammar.units import multiplied

_NEAR = 48
"""Characters before a figure in which words that belong to it are looked for."""
# A bound, and what may stand between it and its figure: "tối thiểu đạt 20%", "ít nhất vào năm 2025 đạt 40%".
_BOUND = re.compile(
    r"(?:^|[\s(“\":])(?P<bound>"
    + "|".join(pattern for pattern, _ in BOUNDS)
    + r") ?(?P<when>(?:(?:vao|den|trong|het|cuoi) ){1,2}nam [0-9]{4},? )?"
    r"(?:dat |la |co |bang |muc |gap )?(?:tu )?$"
)
_RECKONED = ("uoc", "uoc dat")
"""Said of who reckons, not that the figure is rough: "ước đạt 8,19%"."""
_TO = r" ?(?:-|–|—|÷|den|toi) ?"
# The other end of a range, "25 - 30%", "8% đến 9%", "10 tỷ đồng - 12 tỷ đồng"; no fraction behind it.
_HIGH_END = re.compile(
    rf"(?P<between>(?:[^0-9,;:.()–—-]|(?<=m)[23](?![0-9])){{0,30}}?){_TO}(?P<minus>[-–−](?=[0-9]))?"
    rf"(?P<high>{FIGURE.pattern})(?![0-9/])"
)
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
# An amount that goes on: "2 tỷ 500 triệu", "3 nghìn 200 tỷ", "1 nghìn 200 hộ".
_GOES_ON = re.compile(rf" (?P<multiplier>[^\W\d]+(?: [^\W\d]+)?) (?P<rest>{FIGURE.pattern})(?![0-9/])")
_THOUSAND = 1000
_TENTH = 10
"""A count goes on with no less than a tenth of what it is multiplied by: no 5 thousand 3 households."""


@dataclass(frozen=True, slots=True)
class Figure(Token):
    """A figure that no other token holds; `start`, `end` and `value` are of its digits."""

    forms: Forms = field(repr=False, compare=False)
    ahead: str
    """The words before its sign, folded."""
    ahead_small: str
    """The same in small letters, with their accents."""
    sign: Sign
    begins: int
    """Where it begins with its bound."""
    last: int
    """Where its digits end, with those of its second end or of the rest of its amount."""
    ends: int
    """Where it ends with its unit and what is printed behind that."""
    quantity: Quantity | None
    """What it says; None where print leaves that open."""
    unit: PrintedUnit | None
    unit_printed: str
    """Its unit as printed, or blank."""
    bounded: bool
    """Whether a bound or a second end is printed."""

    @property
    def before(self) -> str:
        """What is glued to it: at most the two characters before its digits or its sign."""
        return self.forms.printed[max(0, self.sign.start - 2) : self.sign.start].rpartition(" ")[2]

    @property
    def behind(self) -> str:
        """The character glued to its digits behind them, or none."""
        return self.forms.printed[self.end : self.end + 1].strip()

    @property
    def parted(self) -> bool:
        """Whether blanks or apostrophes part the groups of its digits."""
        return is_parted(self.value)

    @property
    def has_thousands(self) -> bool:
        """Whether it is so large that something is counted: no name has thousands."""
        low = self.quantity.low if self.quantity else None
        return low is not None and low >= _THOUSAND

    @property
    def changes(self) -> bool:
        """Whether a change starts from it: the 2 of "từ 2 lên 3", the 7 of "từ 7% đến 5%"."""
        if not _FROM.search(self.ahead):
            return False
        folded = self.forms.folded
        behind = self.unit.end if self.unit else self.end
        falls = not self.bounded and self.unit and _FALLS.match(folded, behind)
        return bool(falls) or any(_CHANGE.match(folded, at) for at in (self.end, behind))


_FALLS = re.compile(rf"{_TO}{FIGURE.pattern}")


class _Read(NamedTuple):
    """What the digits of a figure say, with a second end or the rest of an amount, and where they end."""

    low: float | None
    last: int
    high: float | None = None


def figure_at(forms: Forms, start: int, end: int, free_to: int) -> Figure:
    """The figure whose digits stand at a place, or the rank, where the words before it say so.

    At `free_to` the next token begins that is no figure.
    """
    sign = sign_before(forms, start)
    ahead = forms.folded[max(0, sign.start - _NEAR) : sign.start]
    if ranked := _RANKED.search(ahead):
        return _rank(forms, start, end, ahead, ranked)
    read = _amount(forms, _digits(forms, sign, start, end, free_to), end, free_to, ahead)
    unit = unit_behind(forms.small, read.last, ahead)
    ends = unit.end if unit else read.last
    ahead_small = forms.small[max(0, sign.start - _NEAR) : sign.start]
    comparator, begins = _bound_before(ahead, ahead_small, sign.start)
    if opened := _OPEN_ENDED.match(forms.folded, ends):
        comparator, ends = "ge" if opened["up"] else "le", opened.end()
    return Figure(
        "figure",
        start,
        end,
        forms.printed[start:end],
        forms,
        ahead,
        ahead_small,
        sign,
        begins,
        read.last,
        ends,
        _quantity(read, comparator),
        unit,
        forms.printed[unit.start : unit.end] if unit else "",
        bounded=read.high is not None or begins < sign.start,
    )


def _quantity(read: _Read, comparator: str) -> Quantity | None:
    if read.low is None:
        return None
    if read.high is not None:
        return Quantity("range", read.low, read.high)
    return bound(comparator, read.low)


def _bound_before(ahead: str, small: str, at: int) -> tuple[str, int]:
    """The comparator that the words before a figure print, and where in the text they begin.

    `small` are the same words with their accents. A bound that a time parts from its figure is of it, but the
    figure does not begin there.
    """
    match = _BOUND.search(ahead)
    if match is None or not is_bound(small[match.start("bound") : match.end("bound")], small):
        return "eq", at
    comparator = "eq" if match["bound"] in _RECKONED else comparator_of(match["bound"])
    return comparator, at if match["when"] else at - len(ahead) + match.start("bound")


def _digits(forms: Forms, sign: Sign, start: int, end: int, free_to: int) -> _Read:
    """One number, or the two ends of a range; the second must lie above the first."""
    low = read_figure(forms.folded[start:end])
    if low is None or sign.factor is None:
        return _Read(None, end)
    low *= sign.factor
    match = _HIGH_END.match(forms.folded, end)
    if match is None or match.start("high") >= free_to:
        return _Read(low, end)
    high = read_figure(match["high"])
    high = -high if high is not None and match["minus"] else high
    between = forms.small[match.start("between") : match.end("between")].strip()
    if high is None or low >= high or not _says_again(forms, match.end("high"), between):
        return _Read(low, end)
    return _Read(low, match.end("high"), high)


def _says_again(forms: Forms, last: int, between: str) -> bool:
    """Whether what stands behind the first end of a range is said again behind the second, or is a `%`."""
    if between in ("", "%", "‰"):
        return True
    unit = unit_behind(forms.small, last, "")
    return unit is not None and unit.name.startswith(between)


def _amount(forms: Forms, read: _Read, end: int, free_to: int, ahead: str) -> _Read:
    """An amount with what it goes on with, in the unit printed last: `2 tỷ 500 triệu` is 2.500 triệu.

    Its size is open where the second figure would not fit under the first: `2 tỷ 500`, `5 triệu 3 hộ`.
    """
    goes_on = _GOES_ON.match(forms.folded, end)
    if goes_on is None or read.high is not None or goes_on.start("rest") >= free_to:
        return read
    times, words = multiplied(goes_on["multiplier"])
    if words:
        return read
    last, rest = goes_on.end("rest"), read_figure(goes_on["rest"])
    unit = unit_behind(forms.small, last, ahead)
    if read.low is None or rest is None or unit is None:
        return _Read(None, end)
    of_unit, _ = multiplied(unit.name)
    times = times / of_unit if times > of_unit else times
    fits = rest < times and (of_unit > 1 or _TENTH * rest >= times)
    return _Read(read.low * times + rest, last) if fits else _Read(None, end)


def _rank(forms: Forms, start: int, end: int, ahead: str, words: re.Match[str]) -> Figure:
    """A place in an order: "xếp thứ 3/63 tỉnh, thành phố" is the third, "top 3" the third or a better one."""
    among = _AMONG.match(forms.small, end)
    ends = among.end() if among else end
    place = read_figure(forms.folded[start:end])
    return Figure(
        "figure",
        start,
        end,
        forms.printed[start:end],
        forms,
        ahead,
        forms.small[max(0, start - _NEAR) : start],
        Sign(start, 1),
        start - len(ahead) + words.start(),
        end,
        ends,
        None if place is None else bound("le" if words["top"] else "eq", place),
        PrintedUnit(ends, ends, "thứ hạng", noun=False),
        "thứ hạng",
        bounded=True,
    )
