"""The vocabularies as rows of the warehouse."""

from __future__ import annotations

from collections.abc import Iterable

from sources.vocabularies.terms import terms
from sources.vocabularies.territories import Territory, territories_of
from sources.vocabularies.themes import Indicator, indicator_vocabulary
from sources.vocabularies.vocabulary import unit_vocabulary
from warehouse.tables import Indicator as IndicatorRow
from warehouse.tables import Territory as TerritoryRow
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


def territories(named: Iterable[str | None] = ()) -> list[TerritoryRow]:
    """The vocabulary as rows, and the places below a province that documents have `named`."""
    found = {territory.id: territory for territory in territories_of(named)}
    return [_territory(found[id_]) for id_ in sorted(found)]


def _territory(territory: Territory) -> TerritoryRow:
    return TerritoryRow(
        territory=territory.id,
        name=territory.name,
        valid_from=territory.valid_from,
        valid_to=territory.valid_to,
        successor=territory.successor,
    )


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
            aliases="; ".join(_other_names(indicator)) or None,
        )
        for indicator in (indicator_vocabulary() if vocabulary is None else vocabulary)
    ]


def _other_names(indicator: Indicator) -> list[str]:
    """The wordings that need nothing above them, and the short forms that print has for words of them.

    A short form of two letters, or of several meanings, is no name to find an indicator by.
    """
    wordings = [wording.label for wording in indicator.wordings if not wording.under]
    said = f" {' ; '.join(wordings).casefold()} "
    short = (
        "".join(name).upper()
        for name, meanings in terms().short.items()
        if len(meanings) == 1 and len("".join(name)) > 2 and f" {' '.join(meanings[0])} " in said
    )
    return sorted({*wordings, *short} - {indicator.name_vi})
