"""Whether the cells of a table stand under their columns: how well what is below a header fits it.

Where merged cells or a second header line have moved a table, figures stand under words and bodies under
times. A table that does not fit is believed in nothing. One cell that does not fit is a matter of its row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sources.tables.table import Table
from sources.tables.traits import trait_of

DOUBTS = (
    "figures_under_words",
    "words_under_figures",
    "words_under_times",
    "words_under_ordinals",
    "words_under_bodies",
    "lost_cells",
    "wrong_cut",
)


class _Misfit(NamedTuple):
    """What cells of a column never look like, and the share of them from which on the column is doubted."""

    roles: frozenset[str]
    traits: frozenset[str]
    share: float
    doubt: str


def _misfit(roles: str, traits: str, share: float, doubt: str) -> _Misfit:
    return _Misfit(frozenset(roles.split()), frozenset(traits.split()), share, doubt)


_MISFITS = (
    _misfit("label task project lead coordinating", "integer figure", 0.3, "figures_under_words"),
    _misfit("unit", "integer figure time", 0.3, "figures_under_words"),
    _misfit("lead coordinating", "time", 0.3, "words_under_times"),
    _misfit("lead", "long word", 0.5, "words_under_bodies"),
    _misfit("deadline", "agency", 0.3, "words_under_times"),
    _misfit("number", "agency long", 0.3, "words_under_ordinals"),
    _misfit("value investment", "agency", 0.3, "words_under_figures"),
)
_FEWEST = 3
"""Cells: fewer tell nothing of a column."""
_LOST = 0.5
"""The share of rows whose cells stand under no column that can be told, from which on no row is believed."""

_UNLED = 0.1
"""The share of tasks without a body from which on the cut of a table without bars is not believed."""


def doubt_of(table: Table) -> str | None:
    """Why the cells of a table are not believed to stand under their columns: one of `DOUBTS`, or None."""
    if table.kind == "other":
        return None
    lost = sum(scrap.reason == "incomplete_row" for scrap in table.scraps)
    data = [row for row in table.rows if row.role == "data"]
    if lost >= _FEWEST and lost > _LOST * (lost + len(data)):
        return "lost_cells"
    return next(_doubts(table, [row.texts() for row in data]), None)


def doubt_of_cut(table: Table) -> str | None:
    """Why the rows of a table without bars, cut from fragments of cells, are not believed, or None.

    Tasks are given to a body each, so where the cut is right every row shows one under its column, but for a
    blank that print left. A row without one took the words of its neighbour, which is then as wrong.
    """
    lead = table.position("lead")
    rows = [row for row in table.rows if row.role == "data"]
    if table.kind != "tasks" or lead is None or not rows:
        return None
    unled = sum(trait_of(row.text(lead).partition(";")[0].strip()) != "agency" for row in rows)
    return "wrong_cut" if unled > max(1, _UNLED * len(rows)) else None


def _doubts(table: Table, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for index, column in enumerate(table.columns):
        looks = Counter(trait_of(row[index]) for row in rows if row[index].strip(" -–"))
        for misfit in _MISFITS:
            unlike = sum(looks[trait] for trait in misfit.traits)
            if column.role in misfit.roles and unlike >= max(_FEWEST, misfit.share * looks.total()):
                yield misfit.doubt
