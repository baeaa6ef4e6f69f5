"""The columns of a table whose rows are places and whose headings name what is measured, each with its unit:
`Xã, thị trấn`, `Số hộ thoát nghèo (hộ)`. What is planned and what was reached, only the title says.

Headings in words of columns belong to `columns`.
"""

from __future__ import annotations

from collections.abc import Sequence

from sources.grammar.column_names import heads_places, measure_of, role_of
from sources.grammar.units import unit_in_brackets
from sources.tables.columns import Column

_SAID_OF_ALL = {"target": "target", "expected": "target", "actual": "actual"}


def columns_of_places(names: Sequence[str], title: str) -> tuple[Column, ...] | None:
    """Columns of such a header; None where a heading has no unit or the title says nothing."""
    measure = _SAID_OF_ALL.get(measure_of(title) or "")
    if measure is None or len(names) < 3 or role_of(names[0]) != "number":
        return None
    units = [unit_in_brackets(name) for name in names[2:]]
    if not heads_places(names[1]) or None in units:
        return None
    values = (
        Column("value", name, measure, unit=unit, said=True, label=name)
        for name, unit in zip(names[2:], units, strict=True)
    )
    return Column("number", names[0]), Column("label", names[1]), *values
