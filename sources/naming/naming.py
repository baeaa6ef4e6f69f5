"""The pass that names: rows of values in, the same rows with their indicators out; no text is read for it.

Which indicator a label names belongs to `harmonise`; here stands what the columns of a row say of its label.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sources.grammar.units import Measured
from sources.naming.harmonise import Harmonised, harmonised, nearest
from warehouse.tables import IndicatorValue, UnmatchedLabel


def name(values: Iterable[IndicatorValue], titles: Mapping[str, str | None]) -> list[IndicatorValue]:
    """Values with the indicator that each is of, whatever they were called before. `titles`: of annexes, by annex_id.

    Over the label of a cell stand its parent, its group and the title of its annex; over one in running text its
    parent, its sentence and its group.
    """
    return [replace(value, **_named(value, titles)) for value in values]


def _named(value: IndicatorValue, titles: Mapping[str, str | None]) -> Harmonised:
    in_text = value.annex_id is None
    above = (value.printed, value.group) if in_text else (value.group, titles.get(value.annex_id or ""))
    amount = Measured(
        comparator=value.comparator,
        value_min=value.value_min,
        value_max=value.value_max,
        unit_code=value.unit_code,
        canonical_min=value.canonical_min,
        canonical_max=value.canonical_max,
    )
    return harmonised(value.label, (value.parent_label, *above), value.unit, value.measure, amount)


def unmatched(values: Iterable[IndicatorValue]) -> list[UnmatchedLabel]:
    """The labels that name no indicator, each once with its unit, and the wordings nearest to them."""
    found: dict[tuple[str | None, ...], UnmatchedLabel] = {}
    for value in values:
        if value.indicator_id:
            continue
        key = (value.source_kind, value.label, value.parent_label, value.group, value.unit)
        if key in found:
            found[key].values += 1
            continue
        found[key] = UnmatchedLabel(
            value_id=value.value_id,
            document_id=value.document_id,
            source_kind=value.source_kind,
            label=value.label,
            parent_label=value.parent_label,
            group=value.group,
            unit=value.unit,
            values=1,
            candidates="; ".join(f"{indicator} ({score:g})" for indicator, score in nearest(value.label))
            or None,
            line_from=value.line_from,
            line_to=value.line_to,
        )
    return list(found.values())
