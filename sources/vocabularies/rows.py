"""The vocabularies as rows of the warehouse."""

from __future__ import annotations

from collections.abc import Iterable

from sources.vocabularies.themes import Indicator, indicator_vocabulary
from sources.vocabularies.vocabulary import unit_vocabulary
from warehouse.tables import Indicator as IndicatorRow
from warehouse.tables import UnitOfMeasure


def units() -> list[UnitOfMeasure]:
    """The vocabulary as rows."""
    return [
        UnitOfMeasure(
            unit_code=code,
            name_vi=base["vi"],
            name_en=base["en"],
            low=base.get("low"),
            high=base.get("high"),
            additive=base.get("additive", False),
        )
        for code, base in sorted(unit_vocabulary()["bases"].items())
    ]


def indicators(vocabulary: Iterable[Indicator] | None = None) -> list[IndicatorRow]:
    """The vocabulary as rows; how many values each has is counted in the warehouse."""
    return [
        IndicatorRow(
            indicator_id=indicator.indicator_id,
            name_vi=indicator.name_vi,
            name_en=indicator.name_en,
            theme=indicator.theme,
            unit_code=indicator.unit_code,
            basis=indicator.basis,
            direction=indicator.direction,
            parent_id=indicator.parent_id,
            first_period=None,
            last_period=None,
            values=0,
        )
        for indicator in (indicator_vocabulary() if vocabulary is None else vocabulary)
    ]
