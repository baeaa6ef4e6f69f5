"""Fragments of cells, one a line, put together: which column each belongs to, and where rows begin.

A row is read from left to right, so a fragment goes on with the cell above it or opens one to the right; an
ordinal opens the next row. Every way to do so is weighed (`fragment_costs`), and the best one is taken
(dynamic programming, linear in the number of lines). Behind a page break the cells of a row go on from the
left once more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sources.tables.layouts.fragment_costs import (
    INLINE,
    INLINE_TITLE,
    TITLE,
    UNNUMBERED,
    Columns,
    Costs,
    Fragment,
    Looks,
)
from sources.tables.ordinals import NONE, Ordinals, read_ordinal


class Row(NamedTuple):
    """The fragments of each cell; `runs_on` where they are the rest of the row above, on a new page."""

    cells: list[list[Fragment]]
    runs_on: bool


_IN_ROW, _RUNNING_ON, _CUT_OFF = 0, 1, 2
"""How a row stands on its page: whole, as the rest of one above, or cut off, to run on behind the page."""
_CUT_ROW = 4
"""What it costs that a page cuts off a row, in tenths as in `segment`."""
_HOPELESS = 45
"""A way that costs so much more than the best one is never the best in the end."""
_READINGS = 2
_FEWEST_WIDTHS = 3
_ALSO = 4
"""A line is at home in a column that has it more than one in so many times as often as another."""


def cut_fragments(pages: Sequence[Sequence[Fragment]], roles: Sequence[str]) -> tuple[list[Row], int]:
    """The rows of the pages, and what the best way to make them costs.

    How wide columns are and what recurs in them is learnt by reading again.
    """
    looks = [Looks(page) for page in pages]
    rows, cost = _cut(looks, Columns(roles))
    for _ in range(_READINGS):
        rows, cost = _cut(looks, Columns(roles, _widths(rows), *_recurring(rows)))
    return rows, cost


def _cut(pages: Sequence[Looks], columns: Columns) -> tuple[list[Row], int]:
    rows: list[Row] = []
    ordinals, cost = NONE, 0
    for number, page in enumerate(pages, start=1):
        reading = _Page(page, columns, _whole(rows) if rows else None, ordinals, number == len(pages))
        found, ordinals, spent = reading.read()
        rows.extend(found)
        cost += spent
    return rows, cost


def _whole(rows: Sequence[Row]) -> list[str]:
    """The cells of the last row, with what ran on."""
    first = next((at for at in range(len(rows) - 1, -1, -1) if not rows[at].runs_on), 0)
    columns = range(len(rows[0].cells))
    return [_text([part for row in rows[first:] for part in row.cells[column]]) for column in columns]


def _widths(rows: Sequence[Row]) -> dict[int, int]:
    """How many characters a line of each column holds, by the longest lines that were wrapped."""
    widths: dict[int, int] = {}
    for column in range(len(rows[0].cells) if rows else 0):
        wrapped = sorted(len(part.text) for row in rows for part in row.cells[column][:-1])
        if len(wrapped) >= _FEWEST_WIDTHS:
            widths[column] = wrapped[int(0.9 * (len(wrapped) - 1))]
    return widths


def _recurring(
    rows: Sequence[Row],
) -> tuple[frozenset[tuple[int, str]], frozenset[tuple[int, str]], dict[str, set[int]]]:
    """What several rows have alike, by column: whole cells, last lines of cells, and lines."""
    cells, ends, lines = Counter[tuple[int, str]](), Counter[tuple[int, str]](), Counter[tuple[int, str]]()
    for row in rows:
        for at, cell in enumerate(row.cells):
            cells[at, _text(cell)] += bool(cell)
            ends.update((at, part.text) for part in cell[-1:])
            lines.update((at, part.text) for part in cell)
    at_home: dict[str, set[int]] = {}
    for (at, text), times in lines.items():
        if times < 2:
            continue
        if _ALSO * times > max(lines[other, text] for other in range(len(rows[0].cells))):
            at_home.setdefault(text, set()).add(at)
    return _often(cells), _often(ends), at_home


def _often(counted: Counter[tuple[int, str]]) -> frozenset[tuple[int, str]]:
    return frozenset(item for item, times in counted.items() if times > 1)


def _text(cell: Sequence[Fragment]) -> str:
    return " ".join(part.text for part in cell)


class _Way(NamedTuple):
    """The cheapest way to a fragment in a column.

    What it costs, how the row stands, the ordinals so far, the way before, and what the fragment opens: a
    row, an inline row, a rest, a cell, or nothing.
    """

    cost: int
    mode: int
    column: int
    ordinals: Ordinals
    before: _Way | None
    opens: str


class _Page:
    """The fragments of one page under columns; `above` are the cells of the row that the page before left."""

    def __init__(
        self, looks: Looks, columns: Columns, above: list[str] | None, ordinals: Ordinals, last: bool
    ) -> None:
        self.looks, self.columns, self.above = looks, columns, above
        self.ordinals, self.last = ordinals, last
        self.costs = Costs(looks, columns, above)
        self.width, self.main = len(columns.roles), columns.main
        self.empty = columns.empty()
        self.blanks = [sum(self.empty[column:]) for column in range(self.width + 1)]
        self.lefts = [sum(self.costs.left[column:]) for column in range(self.width + 1)]

    def read(self) -> tuple[list[Row], Ordinals, int]:
        """The rows, the ordinals up to the end of the page, and what the way there costs."""
        ways = [*self._openings()]
        for at in range(1, len(self.looks.texts)):
            ways = self._next(ways, at)
        best = min(ways, key=self._closed)
        return self._rows(best), best.ordinals, self._closed(best)

    def _closed(self, way: _Way) -> int:
        """What a way costs once its row ends."""
        if way.mode == _RUNNING_ON:
            return way.cost + self.lefts[way.column + 1]
        blanks = self.blanks[way.column + 1]
        return way.cost + (min(blanks, TITLE) if way.column == self.main else blanks)

    def _openings(self) -> Iterator[_Way]:
        start = _Way(0, _IN_ROW, -1, self.ordinals, None, "")
        yield from self._rows_at(0, start, 0)
        if self.above:
            for cost, column in self._rests(0, 1, 0):
                yield _Way(cost, _RUNNING_ON, column, self.ordinals, start, "rest")

    def _next(self, ways: Sequence[_Way], at: int) -> list[_Way]:
        """The cheapest way to a fragment in each column."""
        best: dict[tuple[int, int], tuple[int, _Way, str]] = {}

        def offer(cost: int, mode: int, column: int, before: _Way, opens: str) -> None:
            if (mode, column) not in best or cost < best[mode, column][0]:
                best[mode, column] = (cost, before, opens)

        going_on = self.costs.going_on[at]
        for way in ways:
            offer(way.cost + going_on[way.column], way.mode, way.column, way, "")
            opened = self._rests if way.mode == _RUNNING_ON else self._cells
            for cost, column in opened(at, way.column + 1, way.cost + self._parting(at, way.mode)):
                offer(cost, way.mode, column, way, "cell")
        cheapest = min(cost for cost, _, _ in best.values())
        rows = self._rows_below(ways, at)
        within = min([cheapest, *(way.cost for way in rows)]) + _HOPELESS
        kept = {
            (mode, column): _Way(cost, mode, column, before.ordinals, before, opens)
            for (mode, column), (cost, before, opens) in best.items()
            if cost <= within
        }
        for way in rows:
            if (way.mode, way.column) not in kept or way.cost < kept[way.mode, way.column].cost:
                kept[way.mode, way.column] = way
        return [*kept.values()]

    def _parting(self, at: int, mode: int) -> int:
        """A rest may open with a small letter, and each cell of a row that is cut off may stop anywhere."""
        if mode == _RUNNING_ON:
            return self.looks.parting[at] - self.looks.small[at]
        return self.looks.small[at] if mode == _CUT_OFF else self.looks.parting[at]

    # What a fragment may open

    def _rows_below(self, ways: Sequence[_Way], at: int) -> list[_Way]:
        """The rows that a fragment may open below the cheapest whole one; one may be cut off at the page's
        end."""
        whole = [way for way in ways if way.mode != _CUT_OFF]
        if not whole:
            return []
        ended = min(whole, key=self._closed)
        rows = [*self._rows_at(at, ended, self._closed(ended))]
        if not self.last:
            rows += [way._replace(cost=way.cost + _CUT_ROW, mode=_CUT_OFF) for way in rows]
        return rows

    def _rows_at(self, at: int, before: _Way, cost: int) -> Iterator[_Way]:
        main, looks = self.main, self.looks
        if looks.numbered[at]:
            toll, ordinals = before.ordinals.then(read_ordinal(looks.texts[at]))
            yield _Way(cost + toll, _IN_ROW, 0, ordinals, before, "row")
        elif title := looks.titles[at]:
            toll, ordinals = before.ordinals.then(read_ordinal(title["ordinal"]))
            yield _Way(cost + toll + INLINE_TITLE, _IN_ROW, main, ordinals, before, "inline")
        else:
            listed = self.columns.measured and looks.listed[at]
            cost += self.costs.opening[at][main] + (0 if listed else UNNUMBERED + looks.parting[at])
            yield _Way(cost, _IN_ROW, main, before.ordinals, before, "row")

    def _cells(self, at: int, first: int, cost: int) -> Iterator[tuple[int, int]]:
        """The cells to the right that a fragment may open, each with its cost."""
        opening = self.costs.opening[at]
        for column in range(first, self.width):
            yield cost + opening[column], column
            cost += self.empty[column]

    def _rests(self, at: int, first: int, cost: int) -> Iterator[tuple[int, int]]:
        """The rests of cells of the row above, from left to right."""
        resting = self.costs.resting[at]
        for column in range(first, self.width):
            yield cost + resting[column], column
            cost += self.costs.left[column]

    # The way back

    def _rows(self, way: _Way) -> list[Row]:
        steps: list[_Way] = []
        step: _Way | None = way
        while step is not None and step.column >= 0:
            steps.append(step)
            step = step.before
        rows: list[Row] = []
        for fragment, step in zip(self.looks.fragments, reversed(steps), strict=True):
            if step.opens in ("row", "inline", "rest"):
                rows.append(Row([[] for _ in self.columns.roles], step.opens == "rest"))
            if step.opens == "inline" and (inline := INLINE.fullmatch(fragment.text)):
                rows[-1].cells[0].append(fragment._replace(text=inline["ordinal"]))
                fragment = fragment._replace(text=inline["title"])
            rows[-1].cells[step.column].append(fragment)
        return rows
