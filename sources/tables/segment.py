"""Where one row ends and the next begins, when the print gives only a stream of cells.

Flattening one cell a line loses the rows, and merged cells make rows of unequal length. So every way to cut the
stream into rows is weighed by how well cells suit their columns, and the best one is taken (dynamic programming,
linear in the number of cells). What columns are comes from the header; what cells look like from `traits`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sources.paper.cells import Cell
from sources.paper.letters import fold
from sources.tables.traits import trait_of

# How ill a cell of some trait suits a column of some role; what is not listed costs `_UNFIT`.
_UNFIT = 4.0
_COSTS: dict[str, dict[str, float]] = {
    "number": {"integer": 0, "roman": 0, "dash": 0.2, "bullet": 0.2, "empty": 0.3, "figure": 3},
    "label": {
        "word": 0,
        "long": 0,
        "agency": 0.3,
        "unit": 0.5,
        "time": 1,
        "empty": 2.5,
        "integer": 3,
        "figure": 3,
    },
    "unit": {
        "unit": 0,
        "empty": 0.3,
        "dash": 0.3,
        "word": 0.8,
        "agency": 2,
        "roman": 1,
        "integer": 3,
        "figure": 3,
        "time": 2,
    },
    "value": {
        "figure": 0,
        "integer": 0,
        "dash": 0,
        "empty": 0.4,
        "time": 1,
        "word": 2,
        "unit": 2,
        "roman": 2,
        "long": 3,
        "agency": 3,
    },
    "lead": {
        "agency": 0,
        "dash": 0.3,
        "empty": 0.5,
        "word": 0.6,
        "long": 0.6,
        "unit": 1,
        "roman": 3,
        "time": 3,
    },
    "deadline": {
        "time": 0,
        "empty": 0.5,
        "dash": 0.5,
        "word": 1,
        "integer": 1,
        "figure": 1,
        "long": 2,
        "unit": 3,
        "roman": 3,
    },
    "investment": {"figure": 0, "integer": 0, "dash": 0, "empty": 0.4, "word": 2, "time": 2, "long": 3},
}
_COSTS["task"] = _COSTS["project"] = _COSTS["label"]
_COSTS["coordinating"] = _COSTS["lead"]
_ANY = 0.3

_MERGED = 1.0
_GROUP = 0.4
_HEADING = 2.0
_STRAY = 7.0
_NO_RULE = 4.0
_CUT_SHORT = 0.5
_SHORT = 1.5
_SPANNED = 2
"""Cells: so many last columns may hold one cell for several rows, whose other rows are shorter."""
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Cut:
    """One row of a segmentation: which cells, and what they are: full, merged, short, group, heading, header, stray."""

    form: str
    start: int
    end: int


def cut_rows(
    cells: Sequence[Cell], roles: Sequence[str], headers: Sequence[Sequence[str]], ruled: bool
) -> tuple[list[Cut], float]:
    """The cheapest cut of a stream of cells into rows, and its cost.

    `roles` are those of the columns; `headers` the printed header rows, which pages repeat. `ruled` says that an
    empty cell stands behind every row (tables whose rows open and close with a bar).
    """
    count, width = len(cells), len(roles)
    traits = [trait_of(cell.text) for cell in cells]
    folded_headers = [[fold(text) for text in header] for header in headers]
    costs = [_COSTS.get(role) for role in roles]
    best = [0.0] + [float("inf")] * count
    back: list[Cut | None] = [None] * (count + 1)

    def offer(form: str, start: int, length: int, cost: float) -> None:
        end = start + length
        if ruled and form != "stray" and end < count:
            if traits[end] == "empty":
                end += 1
            else:
                cost += _NO_RULE
        total = best[start] + cost
        if end <= count and total < best[end]:
            best[end] = total
            back[end] = Cut(form, start, start + length)

    def fit(start: int, first: int, length: int) -> float:
        cost = 0.0
        for offset in range(length):
            column = costs[first + offset]
            cost += _ANY if column is None else column.get(traits[start + offset], _UNFIT)
        return cost

    for start in range(count):
        if best[start] == float("inf"):
            continue
        left = count - start
        offer(
            "full",
            start,
            min(width, left),
            fit(start, 0, min(width, left)) + _CUT_SHORT * max(0, width - left),
        )
        if left >= width - 1 > 0:
            offer("merged", start, width - 1, fit(start, 1, width - 1) + _MERGED)
        if ruled and traits[start] == "integer":
            for short in range(max(_FEWEST, width - _SPANNED), min(width, left)):
                if traits[start + short] == "empty":
                    # A file cut off in mid-row has no rule behind it.
                    cost = _CUT_SHORT if start + short == count - 1 else _SHORT * (width - short)
                    offer("short", start, short, fit(start, 0, short) + cost)
        if (
            left >= 2
            and traits[start] in ("roman", "integer")
            and traits[start + 1] in ("word", "long", "agency")
        ):
            offer("group", start, 2, _GROUP if traits[start] == "roman" else _GROUP + 1)
        if traits[start] in ("agency", "word", "long"):
            offer("heading", start, 1, _HEADING - (traits[start] == "agency"))
        for header in folded_headers:
            if left >= len(header) and all(
                fold(cells[start + offset].text) == text for offset, text in enumerate(header)
            ):
                offer("header", start, len(header), 0.0)
        offer("stray", start, 1, _STRAY if traits[start] != "empty" else 1.0)
    return _trace(back, count), best[count]


def _trace(back: Sequence[Cut | None], count: int) -> list[Cut]:
    cuts: list[Cut] = []
    at = count
    # A ruled row ends behind its rule, so the row itself may end one cell before the position traced.
    while at > 0:
        cut = back[at]
        if cut is None:
            at -= 1
            continue
        cuts.append(cut)
        at = cut.start
    cuts.reverse()
    return cuts
