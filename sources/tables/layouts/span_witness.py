"""Which names of a lower header line stand under which of the upper one: what speaks against a reading of it.

A stream of cells does not say it, and readings that suit the cells alike differ in what a figure is of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sources.grammar.column_names import COMPARISONS, measure_of
from sources.grammar.dates import YEAR
from sources.grammar.figures import NotAQuantity, read_cell
from sources.paper.letters import fold

_YEAR = re.compile(rf"\b{YEAR}\b")
_ROUNDED = 0.5
"""What a summand may have lost in rounding, whole numbers being printed."""
_SUMS = frozenset({"tong", "tong so", "tong cong", "cong"})


def contradicts(upper: str, lowers: Sequence[str]) -> bool:
    """Whether names cannot stand under one: two are the same, one is of a year that it does not span, or of
    figures of another kind (`Kế hoạch 2025` over `Ước thực hiện`)."""
    if len({*map(fold, lowers)}) < len(lowers) or _measures_otherwise(upper, lowers):
        return True
    spanned = _years(upper)
    return bool(spanned) and any(
        not spanned[0] <= year <= spanned[-1] for name in lowers for year in _years(name)
    )


def _measures_otherwise(upper: str, lowers: Sequence[str]) -> bool:
    """A comparison may stand beside the figures that it compares, and never over them."""
    over = measure_of(upper)
    under = {measure for name in lowers if (measure := measure_of(name))}
    if over in COMPARISONS:
        return not under <= COMPARISONS
    return over is not None and not under - COMPARISONS <= {over}


def _years(name: str) -> list[int]:
    return sorted(map(int, _YEAR.findall(fold(name))))


def misses(uppers: Sequence[int], lowers: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """How many rows print another sum under `Tổng số` than what stands beside it under the same upper name.

    `uppers` are the upper names (by number) and `lowers` the lower ones over each column. A row that cannot
    be added up tells nothing.
    """
    return sum(
        _differs(row[index], [row[at] for at, upper in enumerate(uppers) if upper == uppers[index]])
        for index, name in enumerate(lowers)
        if fold(name) in _SUMS
        for row in rows
    )


def _differs(total: str, columns: Sequence[str]) -> bool:
    """Whether the columns, the sum among them, make another sum than the one printed."""
    whole = _figure(total)
    known = [figure for figure in map(_figure, columns) if figure is not None]
    if whole is None or len(known) < max(3, len(columns)):
        return False
    return abs(sum(known) - 2 * whole) > _ROUNDED * len(columns)


def _figure(printed: str) -> float | None:
    try:
        read = read_cell(printed)
    except NotAQuantity:
        return None
    return read[0].low if len(read) == 1 else None
