"""Rules about growth: a yearly average follows from the levels that its clause prints at both ends."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from expectations.rule import Answer, Breach, Row, caveat, index

# "bình quân hàng năm", "mỗi năm": what is said of every year of a span.
_YEARLY = re.compile(r"bình quân|trung bình|(?:hàng|hằng|mỗi)\s+năm", re.I)
# "tổng sản lượng vận tải": the growth is of "sản lượng vận tải".
_WHOLE = re.compile(r"^tổng (?:số )?", re.I)
_SPAN = re.compile(r"^([0-9]{4})/([0-9]{4})$")
_YEAR = re.compile(r"^[0-9]{4}$")


class Ends(NamedTuple):
    """The levels before the first and in the last year of a span, and the years between them."""

    before: Row
    last: Row
    years: int

    def rates(self) -> Iterator[float]:
        """Compound growth a year, in percent, for every rounding of the two levels."""
        for one, other in product(_about(self.before), _about(self.last)):
            yield _compound(one, other, self.years)


def _about(level: Row) -> tuple[float, float]:
    """The least and the greatest figure that would be printed so."""
    figure = level["value_min"]
    decimals = len(f"{figure:.6f}".rstrip("0").partition(".")[2])
    return figure - 0.5 * 10**-decimals, figure + 0.5 * 10**-decimals


def _compound(one: float, other: float, years: int) -> float:
    return float(((other / one) ** (1 / years) - 1) * 100)


@index
def levels_of_clause(indicator_values: Sequence[Row]) -> dict[str, list[Row]]:
    """The levels of single years that each clause prints; one below 1 is too rounded to grow from."""
    found: dict[str, list[Row]] = defaultdict(list)
    for value in indicator_values:
        low, high, period = value["value_min"], value["value_max"], value["period"] or ""
        if value["basis"] == "level" and low and low == high and low > 1 and _YEAR.match(period):
            found[value["row_id"]].append(value)
    return found


@caveat(
    "indicator_values",
    "Tốc độ tăng bình quân năm khớp với hai mức in cùng mục"
    " | A yearly growth follows from the two levels that its clause prints",
)
def yearly_growth_follows(value: Row, levels_of_clause: Mapping[str, Sequence[Row]]) -> Answer:
    """What grows by so much a year grows on what it has become: a simple mean of the whole growth is more."""
    span = _SPAN.match(value["period"] or "")
    if not span or value["basis"] != "growth" or value["comparator"] not in ("eq", "approx"):
        return None
    if not _YEARLY.search(value["label"]):
        return None
    found = list(_ends(value, int(span[1]), int(span[2]), levels_of_clause.get(value["row_id"], ())))
    if not found:
        return None
    low, high = _about(value)
    follows = any(low <= max(rates) and min(rates) <= high for rates in (list(one.rates()) for one in found))
    return follows or _not_compound(value, value["value_min"], found[-1])


def _ends(growth: Row, first: int, last: int, levels: Sequence[Row]) -> Iterator[Ends]:
    """The two levels of what the label of a growth names, in each unit in which both are printed once
    (freight is told in tonnes and in tonne-kilometres)."""
    label = growth["label"].casefold()
    own: dict[str | None, list[Row]] = defaultdict(list)
    for level in levels:
        if _WHOLE.sub("", level["label"]).casefold() in label:
            own[level["unit"]].append(level)
    for in_unit in own.values():
        at = {int(level["period"]): level for level in in_unit}
        if len(in_unit) == len(at) and {first - 1, last} <= at.keys():
            yield Ends(at[first - 1], at[last], last - first + 1)


def _not_compound(value: Row, printed: float, ends: Ends) -> Breach:
    one, other = ends.before["value_min"], ends.last["value_min"]
    compound, simple = _compound(one, other, ends.years), (other / one - 1) * 100 / ends.years
    low, high = _about(value)
    mean_vi, mean_en = (
        ("; con số in là trung bình cộng", "; the figure printed is the simple mean")
        if low <= simple <= high
        else ("", "")
    )
    period, before = value["period"], ends.before["period"]
    return Breach(
        f"in {printed:g} % một năm cho {period}, nhưng từ {one:g} ({before}) lên {other:g} là"
        f" {compound:.2f} % một năm{mean_vi}".replace(".", ","),
        f"printed {printed:g} % a year for {period}, but from {one:g} ({before}) to {other:g} is"
        f" {compound:.2f} % a year, compound{mean_en}",
    )
