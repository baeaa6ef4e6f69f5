"""What kind of table its columns make, and the columns of one whose header is lost.

The columns of a header that is there are read by `columns`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sources.grammar.column_names import MAIN
from sources.paper.cells import GridRow
from sources.tables.columns import Column
from sources.tables.traits import ORDINALS, trait_of

_FEWEST_COLUMNS = 4
_FEWEST_ROWS = 3
# The share of the cells of a column that look like ordinals, times, bodies where it is one of them.
_ORDINALS = 0.8
_TIMES = 0.5
_BODIES = 0.7


# A kind, and what one of the sets must be there for it: roles of columns, or that a scenario is measured.
_KINDS = (
    ("projects", [{"investment"}, {"project"}]),
    ("tasks", [{"task", role} for role in ("lead", "deadline", "coordinating", "deliverable")]),
    ("scenario", [{"value", "scenario", role} for role in MAIN]),
    ("indicators", [{"value", role} for role in MAIN]),
)


def kind_of_columns(columns: Sequence[Column]) -> str:
    """One of `warehouse.tables.annexes.ANNEX_KINDS`, the first whose columns are there."""
    there = {column.role for column in columns} | {column.measure for column in columns}
    return next((kind for kind, sets in _KINDS if any(need <= there for need in sets)), "other")


def columns_by_looks(rows: Sequence[GridRow]) -> tuple[Column, ...] | None:
    """Columns of a task table whose header is lost, from what most of their cells look like.

    Only task tables are guessed: their ordinals, bodies and deadlines are told by form, whereas figures
    without a header name neither period nor measure.
    """
    typical = _typical(rows)
    if len(typical) < _FEWEST_ROWS:
        return None
    by_column = list(zip(*(row.texts() for row in typical), strict=True))
    roles = list(_roles_by_looks(by_column))
    rest = [index for index, role in enumerate(roles) if role == "other" and index]
    if not rest or "lead" not in roles or "deadline" not in roles:
        return None
    task = max(rest, key=lambda index: sum(map(len, by_column[index])))
    deliverable = next((index for index in rest if index > task), None)
    named = {task: "task", deliverable: "deliverable"}
    return tuple(Column(named.get(index, role), "") for index, role in enumerate(roles))


def _typical(rows: Sequence[GridRow]) -> list[GridRow]:
    """The rows as wide as most, without titles over all columns; none of a table too narrow or too short."""
    widths = Counter(len(row.cells) for row in rows)
    width, count = max(widths.items(), key=lambda item: item[1], default=(0, 0))
    if width < _FEWEST_COLUMNS or count < _FEWEST_ROWS:
        return []
    return [row for row in rows if len(row.cells) == width and len({*row.texts()[1:]}) > 1]


def _roles_by_looks(columns: Sequence[Sequence[str]]) -> Iterator[str]:
    """Ordinals, deadlines and bodies by what most cells look like; of columns of bodies the first leads."""
    bodies = iter(("lead", "coordinating"))
    for index, texts in enumerate(columns):
        looks = Counter(map(trait_of, texts))
        if looks["time"] >= _TIMES * len(texts):
            yield "deadline"
        elif index == 0:
            yield (
                "number" if sum(looks[ordinal] for ordinal in ORDINALS) >= _ORDINALS * len(texts) else "other"
            )
        elif looks["agency"] >= _BODIES * len(texts):
            yield next(bodies, "other")
        else:
            yield "other"
