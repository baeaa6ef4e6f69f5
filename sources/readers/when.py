"""Which of the periods that a sentence names each of its statements has.

A period that opens the sentence holds for all of it. Another is of the figure that it is tied to (`48% năm
2025`, `năm 2023: 8,1%`), else of the statement in whose clause it stands: before it, else behind it where it
says by when. What the sentences before and the headings say is left to `prose`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from sources.grammar.figures import Quantity
from sources.grammar.quantities import Figure
from sources.grammar.tokens import Forms, Token
from sources.readers.statements import Statement

# "Đến năm 2025, …": words that may stand before a period that opens a sentence.
_LEADING = re.compile(
    r"[-+–•*\s]*(?:(?:dong thoi|phan dau|rieng|trong do|cu the|muc tieu|uoc|luy ke|uoc thuc hien)[,:]? )?"
    r"(?:(?:tinh den|den|trong|vao|ca|het|tu|cuoi|giai doan|thoi ky|nam|ngay|5) )*"
)
_BY_THEN = re.compile(
    r"(?:đến|vào|trong|hết|cuối)(?: hết| cuối| ngay)?(?: năm| giai đoạn| thời kỳ)? ?$", re.I
)
# What may stand between a figure and the period that it is tied to; and between a period and its figure.
_TIED_BEHIND = re.compile(
    r"[\s(]*(?:(?:vào|trong|đến|cho|của|ngay|cuối|hết|giai đoạn|thời kỳ|các|năm) ?)*", re.I
)
_GOES_ON = re.compile(r"\s*[^\W\d]")
_TIED_BEFORE = re.compile(r"\s*(?::|là|đạt|có)?\s*(?:khoảng |trên |dưới |chỉ )?", re.I)
_AVERAGED = re.compile(r"bình quân (?:giai đoạn |thời kỳ |các |năm |từ )*$")
# Behind a comma, the year of something else: "3,3 triệu tấn/năm, giai đoạn 1 hoàn thành năm 2022".
_OF_A_DEED = re.compile(r"(?:hoàn thành|khởi công|khánh thành|thông xe|vận hành)(?: (?:vào|trong))? năm $")
_BARE = ("giai đoạn", "thời kỳ", "năm")
_CLAUSE_STOP = re.compile(r"[,;)]")
_ENDS = (",", ";", ".", "(", "")
_RESPECTIVELY = re.compile(r"(?<!\w)lần lượt(?!\w)", re.I)
_BETWEEN = re.compile(r"[\s,;]*(?:và|đến)?\s*(?:năm )?", re.I)
# "mục tiêu tăng trưởng năm 2025": the year of a plan that a figure is measured by.
_OF_PLAN = re.compile(r"(?<!\w)(?:kế hoạch|dự toán|mục tiêu|chỉ tiêu)(?: [^\W\d]+){0,9} (?:năm )?$")


class Times:
    """The periods of a sentence beside its statements, both in print order."""

    def __init__(self, forms: Forms, tokens: Iterable[Token], statements: Sequence[Statement]) -> None:
        self._text = forms.small
        periods = [token for token in tokens if token.kind == "period"]
        self._statements = statements
        first = periods[0] if periods else None
        opens = first is not None and _LEADING.fullmatch(forms.folded, 0, first.start) is not None
        self.leading = first.value if first and opens else None
        """The period that opens the sentence."""
        self._tied = self._respectively(periods) or dict(self._tie(periods))
        bound = {period.start for period in self._tied.values()}
        self._plans = [one for one in periods if one.start not in bound and self._of_a_plan(one)]
        bound.update(period.start for period in self._plans)
        self._free = [period for period in periods if period.start not in bound]
        leading = [one for index, one in self._tied.items() if one.end <= statements[index].start]
        self._said = sorted([*self._free, *leading], key=lambda period: period.start)
        self.account = self.leading or self._account()
        """The period that the sentence speaks of as a whole, which holds on for what follows."""

    def own(self, index: int) -> str | None:
        """The period of a statement's own: tied to it, or in its clause before it, else behind it."""
        if tied := self._tied.get(index):
            return tied.value
        before, behind = self._before(index), self._behind(index)
        if before and not (behind and "/" in before.value and "/" not in behind.value):
            return before.value
        return behind.value if behind else None  # "giai đoạn 2025 - 2030, … 20% xã … ngay trong năm 2025"

    def near(self, index: int) -> str | None:
        """The period that opens the sentence, else the last one before a statement, in whatever clause."""
        start = self._statements[index].start
        said = (one for one in reversed(self._said) if one.end <= start and self._holds_for(one, index))
        return self.leading or next((period.value for period in said), None)

    def planned(self, index: int) -> str | None:
        """The year of the plan that stands behind a statement: of a promise, `100% kế hoạch vốn năm 2025`."""
        end, stop = self._statements[index].end, self._stop(index)
        return next((period.value for period in self._plans if end <= period.start < stop), None)

    def aside(self, index: int) -> bool:
        """Whether a statement stands in brackets: its period holds for nothing else."""
        ahead = self._text[: self._statements[index].start]
        return ahead.rfind("(") > ahead.rfind(")")

    def _account(self) -> str | None:
        """`Tình hình 10 tháng ổn định; tăng trưởng 9 tháng đạt 10%`: named in a clause without figures."""
        first = next(iter(self._said), None)
        if first is None or not self._statements:
            return None
        closed = self._text.find(";", first.end, self._statements[0].start) >= 0
        return first.value if closed else None

    def _holds_for(self, period: Token, index: int) -> bool:
        """Whether a period said before still holds for a statement: not behind its bracket, nor, where it led
        up to another figure, behind that clause."""
        between = self._text[period.end : self._statements[index].start]
        tied = period not in self._free
        stops = between.count(")") > between.count("(") or (tied and ";" in between)
        return not stops and not self._is_of_a_rate(period, index)

    def _is_of_a_rate(self, period: Token, index: int) -> bool:
        """`tăng bình quân giai đoạn 2021 - 2025 13%, GRDP/người 14.740 USD`: the years of a yearly rate are
        those of other rates, but of no amount."""
        units = [one.unit for one in self._statements[: index + 1] if one.start >= period.end]
        rates = [unit.startswith("%") for unit in units]
        return rates[0] and not rates[-1] and _AVERAGED.search(self._text, 0, period.start) is not None

    def _respectively(self, periods: Sequence[Token]) -> dict[int, Token]:
        """`các năm 2024, 2025, 2026 lần lượt 93, 94, 95`: as many periods as figures, in one order."""
        said = _RESPECTIVELY.search(self._text)
        if said is None:
            return {}
        listed = [index for index, one in enumerate(self._statements) if one.start >= said.start()]
        if len(listed) < 2:
            return {}
        before = [period for period in periods if period.end <= self._statements[listed[0]].start]
        behind = [period for period in periods if period.start >= self._statements[listed[-1]].end]
        for found in (before[-len(listed) :], behind[: len(listed)]):
            if len(found) == len(listed) and self._in_a_row(found):
                return dict(zip(listed, found, strict=True))
        return {}

    def _in_a_row(self, periods: Sequence[Token]) -> bool:
        return all(_BETWEEN.fullmatch(self._text, one.end, other.start) for one, other in pairwise(periods))

    def _tie(self, periods: Sequence[Token]) -> Iterable[tuple[int, Token]]:
        """Each period that no word parts from a figure, with that figure: the one before it, unless it
        leads up to the next."""
        for period in periods:
            following = next((i for i, one in enumerate(self._statements) if one.start >= period.end), None)
            if following is not None and self._leads(period, following):
                yield following, period
                continue
            before = (len(self._statements) if following is None else following) - 1
            if before >= 0 and self._ends(before, period):
                yield before, period

    def _ends(self, before: int, period: Token) -> bool:
        """`48% năm 2025`, `120 tỷ (năm 2025)`; what goes on within the bracket is of something else."""
        end = self._statements[before].end
        opened = "(" in self._text[end : period.start]
        goes_on = opened and _GOES_ON.match(self._text, period.end) is not None
        return not goes_on and _TIED_BEHIND.fullmatch(self._text, end, period.start) is not None

    def _leads(self, period: Token, following: int) -> bool:
        """`năm 2023: 8,1%`, `tháng 6 (10,5%)`: nothing but a link stands before the figure."""
        start = self._statements[following].start
        gap = self._text[period.end : start]
        return bool(_TIED_BEFORE.fullmatch(gap) or gap.strip() == "(")

    def _before(self, index: int) -> Token | None:
        start = self._statements[index].start
        previous = self._statements[index - 1].end if index else 0
        opens = max(self._text.rfind(";", 0, start) + 1, previous)
        found = [period for period in self._free if opens <= period.start and period.end <= start]
        # "… là 12,5% trong giai đoạn 2026 - 2030, GRDP bình quân đạt …": of the one before
        return found[-1] if found and not (previous and self._ends_clause(previous, found[-1])) else None

    def _behind(self, index: int) -> Token | None:
        end, stop = self._statements[index].end, self._stop(index)
        within = (period for period in self._free if end <= period.start and period.end <= stop)
        return next((period for period in within if self._says_by_when(end, period)), None)

    def _stop(self, index: int) -> int:
        """Where what stands behind a statement ends to be of it."""
        closes = self._text.find(";", self._statements[index].end)
        stop = closes if closes >= 0 else len(self._text)
        following = self._statements[index + 1 : index + 2]
        return min(stop, following[0].start) if following else stop

    def _ends_clause(self, previous: int, period: Token) -> bool:
        """Whether a period stands at the end of the clause of the statement before it."""
        closed = self._text[period.end : period.end + 1] in (",", ")")
        return closed and not _CLAUSE_STOP.search(self._text, previous, period.start)

    def _says_by_when(self, end: int, period: Token) -> bool:
        """Whether a period behind a figure says by when: with a word for it, or a year that ends a clause."""
        ahead = self._text[: period.start]
        if self._text[end : period.start].strip().lower() in _BARE or _BY_THEN.search(ahead):
            return True
        a_year = "/" not in period.value and ahead.endswith("năm ") and not ahead.endswith("từ năm ")
        if "," in self._text[end : period.start] and _OF_A_DEED.search(ahead):
            return False
        return a_year and self._text[period.end : period.end + 2].strip()[:1] in _ENDS

    def _of_a_plan(self, period: Token) -> bool:
        """Whether a period is of a plan behind a figure, so that it does not say when the figure was."""
        opens = max((one.end for one in self._statements if one.end <= period.start), default=None)
        return opens is not None and _OF_PLAN.search(self._text, opens, period.start) is not None


def a_year_before(code: str) -> str:
    """The same time of the year before: `2024-9M` of `2025-9M`."""
    return re.sub(r"[0-9]{4}", lambda year: str(int(year.group()) - 1), code)


def bare_list(
    forms: Forms, tokens: Iterable[Token], statements: Sequence[Statement], unclaimed: Iterable[Figure]
) -> list[Statement]:
    """The statements of a sentence with the bare figures of a `lần lượt` list, of the unit of its last one.

    They are read where there are as many figures as periods: `các năm 2024, 2025, 2026 lần lượt 93, 94, 95%`.
    """
    said = _RESPECTIVELY.search(forms.printed)
    opens = said.end() if said else len(forms.printed)
    listed = sorted((one for one in unclaimed if one.start >= opens), key=lambda one: one.start)
    found = _listed(listed, statements) if listed else []
    row = all(_BETWEEN.fullmatch(forms.printed, a.figure_to, b.start) for a, b in pairwise(found))
    periods = sum(token.kind == "period" for token in tokens)
    if not row or len(found) != periods or any(one.quantity.low is None for one in found):
        return list(statements)
    return sorted({*statements, *found}, key=lambda one: one.start)


def _listed(figures: Sequence[Figure], statements: Sequence[Statement]) -> list[Statement]:
    """Bare figures in the unit of the one that ends their list, be that a statement already."""
    last = figures[-1]
    ends = next((one for one in statements if one.start >= last.end), None)
    if ends is None and last.unit is None:
        return []
    unit = ends or _statement(last, last.unit_printed, last.ends)
    return [*(_statement(one, unit.unit, one.end) for one in (figures if ends else figures[:-1])), unit]


def _statement(figure: Figure, unit: str, end: int) -> Statement:
    quantity = figure.quantity or Quantity("eq", None, None)
    return Statement(figure.begins, end, quantity, unit, False, figure.start, figure.end)
