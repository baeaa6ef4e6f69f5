"""Where one row ends and the next begins, when the print gives only a stream of cells.

Flattening one cell a line loses the rows, and merged cells make rows of unequal length. So every way to cut
the stream into rows is weighed by how well cells suit their columns, and the best one is taken (dynamic
programming, linear in the number of cells). What columns are comes from the header; what cells look like from
`traits`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from operator import getitem
from typing import NamedTuple

from sources.paper.cells import Cell
from sources.paper.letters import fold
from sources.tables.traits import ORDINALS, TRAITS, trait_of

_UNFIT = 40
"""What a cell costs in a column that never holds its like, in tenths: the measure of all other costs."""
_ANY = 3
"""What any cell costs in a column that nobody knows: a little more than one that plainly fits."""
# How ill a cell of some trait suits a column of some role, in tenths; what is not listed costs `_UNFIT`.
_COSTS_PRINTED = """
role        empty dash bullet integer roman letter figure time unit agency word long
number          3    2      2       0     0      0     30    -    -      -    -    -
label          25    -      -      30     -      -     30   10    5      3    0    0
unit            3    3      -      30    10     10     30   20    0     20    8    -
value           4    0      -       0    20     20      0   10   20     30   20   30
lead            5    3      -       -    30     30      -   30   10      0    6    6
deadline        5    5      -      10    30     30     10    0   30      -   10   20
investment      4    0      -       0     -      -      0   20    -      -   20   30
"""


def _read_costs() -> dict[str, dict[str, int]]:
    (_, *traits), *lines = (line.split() for line in _COSTS_PRINTED.strip().splitlines())
    return {
        role: {trait: _UNFIT if cost == "-" else int(cost) for trait, cost in zip(traits, costs, strict=True)}
        for role, *costs in lines
    }


COSTS = _read_costs()
COSTS["task"] = COSTS["project"] = COSTS["label"]
COSTS["coordinating"] = COSTS["lead"]
_WORDS = ("word", "long", "agency")
_UNKNOWN = dict.fromkeys(TRAITS, _ANY)

# What a form of a row costs beside its cells, in tenths.
_MERGED = 10
"""A row without its ordinal: dearer than one whose ordinal is blank, cheaper than a cell out of place."""
_GROUP = 4
"""An ordinal and a title: as much as one blank cell, for the blank ones that print saves."""
_COUNTED_GROUP = 14
"""The same with a plain number, which is more often that of a row."""
_HEADING = 20
_BODY_HEADING = 10
"""One cell alone: so dear that a body or words in a known column are never taken for it."""
_STRAY = 70
"""A cell of no row: dearer than a row with one cell out of place, so that it is the last resort."""
_BLANK_STRAY = 10
_NO_RULE = 40
"""A row without the rule that closes it: as bad as a cell out of place."""
_CUT_SHORT = 5
"""For each cell that the last row lacks at the end of the file."""
_SHORT = 15
"""For each last cell that a row lacks because one merged cell serves it and rows above."""
_SPANNED = 2
"""Cells: so many last columns may be merged so."""
_FEWEST = 4
"""Cells that a row with merged ones has at least."""


class Cut(NamedTuple):
    """Cells that make one row, and which: full, merged, short, group, heading, header, or stray (no row)."""

    form: str
    start: int
    end: int


class _Offer(NamedTuple):
    """A form that the cells from some place on may have, how many they are, and what it costs."""

    form: str
    length: int
    cost: int


def cut_rows(
    cells: Sequence[Cell], roles: Sequence[str], headers: Sequence[Sequence[str]], ruled: bool
) -> tuple[list[Cut], int]:
    """The cheapest cut of a stream of cells into rows, and its cost.

    `roles` are those of the columns; `headers` the printed header rows, which pages repeat. `ruled` says that
    an empty cell stands behind every row (tables whose rows open and close with a bar).
    """
    stream = _Stream(cells, roles, headers, ruled)
    count = len(cells)
    best = [0, *[sys.maxsize] * count]
    back: list[Cut | None] = [None] * (count + 1)
    for start in range(count):
        if best[start] == sys.maxsize:
            continue
        for offer in stream.offers(start):
            end, toll = stream.behind(offer, start)
            total = best[start] + offer.cost + toll
            if total < best[end]:
                best[end] = total
                back[end] = Cut(offer.form, start, start + offer.length)
    return _trace(back), best[count]


class _Stream:
    """The cells of a table in print order, as they look, under columns whose roles are known."""

    def __init__(
        self, cells: Sequence[Cell], roles: Sequence[str], headers: Sequence[Sequence[str]], ruled: bool
    ) -> None:
        self.traits = [trait_of(cell.text) for cell in cells]
        self.folded = [fold(cell.text) for cell in cells]
        self.columns = [COSTS.get(role, _UNKNOWN) for role in roles]
        self.headers = [[fold(text) for text in header] for header in headers]
        self.ruled = ruled

    def offers(self, start: int) -> Iterator[_Offer]:
        """What the cells from `start` on may be; of two that cost the same, the first is taken."""
        yield from self._rows(start)
        yield from self._titles(start)
        for header in self.headers:
            if self.folded[start : start + len(header)] == header:
                yield _Offer("header", len(header), 0)
        yield _Offer("stray", 1, _STRAY if self.traits[start] != "empty" else _BLANK_STRAY)

    def _rows(self, start: int) -> Iterator[_Offer]:
        width, left = len(self.columns), len(self.traits) - start
        length = min(width, left)
        yield _Offer("full", length, self._fit(start, 0, length) + _CUT_SHORT * (width - length))
        if left >= width - 1 > 0:
            yield _Offer("merged", width - 1, self._fit(start, 1, width - 1) + _MERGED)
        if not self.ruled or self.traits[start] != "integer":
            return
        for short in range(max(_FEWEST, width - _SPANNED), length):
            if self.traits[start + short] == "empty":
                # A file cut off in mid-row has no rule behind it.
                cost = _CUT_SHORT if start + short == len(self.traits) - 1 else _SHORT * (width - short)
                yield _Offer("short", short, self._fit(start, 0, short) + cost)

    def _titles(self, start: int) -> Iterator[_Offer]:
        first, second = [*self.traits[start : start + 2], ""][:2]
        if first in ORDINALS and second in _WORDS:
            yield _Offer("group", 2, _COUNTED_GROUP if first == "integer" else _GROUP)
        if first in _WORDS:
            yield _Offer("heading", 1, _BODY_HEADING if first == "agency" else _HEADING)

    def _fit(self, start: int, first: int, length: int) -> int:
        """How ill so many cells suit as many columns."""
        return sum(map(getitem, self.columns[first : first + length], self.traits[start : start + length]))

    def behind(self, offer: _Offer, start: int) -> tuple[int, int]:
        """Where the stream goes on behind a row, past the rule that closes it; what a missing rule costs."""
        end = start + offer.length
        if not self.ruled or offer.form == "stray" or end == len(self.traits):
            return end, 0
        return (end + 1, 0) if self.traits[end] == "empty" else (end, _NO_RULE)


def _trace(back: Sequence[Cut | None]) -> list[Cut]:
    """The cuts on the cheapest way to the end; the rule behind a row is of no cut."""
    cuts: list[Cut] = []
    at = len(back) - 1
    while at > 0:
        cut = back[at]
        if cut is not None:
            cuts.append(cut)
        at = cut.start if cut else at - 1
    return cuts[::-1]
