"""What kind of figure a value is as printed, and the same figure in the terms of its indicator."""

from __future__ import annotations

from sources.naming.label_key import label_key
from sources.naming.matching import CHANGES, PERCENT
from sources.vocabularies.labels import label_rule
from sources.vocabularies.themes import Indicator

_INDEX_FROM = 80
"""Percent: no growth of the genre is as large without the word, and no chain index as small."""
_SHIFT = {("index", "growth"): -100, ("growth", "index"): 100}


def basis_of(
    label: str, unit_code: str | None, figure: float | None, ratio: bool, indicator: Indicator | None
) -> str:
    """What kind of figure a value is as printed: `level`, `growth`, `index` (100 = the base) or `share`.

    How far a plan is fulfilled is an index, and by how much it is passed (`vượt 11,4% dự toán`) a growth.
    """
    if ratio:
        return "growth" if label_rule("passed").means(label_key(label)) else "index"
    if unit_code not in PERCENT:
        return indicator.basis if indicator else "level"
    said = label_key(label)
    changes = label_rule("change").means(said)
    if indicator is None:
        return "growth" if changes and not label_rule("share").means(said) else "share"
    if indicator.basis not in CHANGES:
        return indicator.basis
    grew = changes and not label_rule("chain").means(said)
    return "growth" if grew or figure is None or figure < _INDEX_FROM else "index"


def in_basis(figure: float | None, basis: str, wanted: str) -> float | None:
    """A figure in the basis of its indicator: the index 115,0 is a growth of 15,0."""
    return None if figure is None else round(figure + _SHIFT.get((basis, wanted), 0), 9)
