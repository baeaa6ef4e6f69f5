"""The unit of a figure in a table, where its column, its row and its own cell may each name one."""

from __future__ import annotations

from sources.grammar.figures import NotAQuantity
from sources.grammar.units import is_multiplier, unit_of, unit_opening
from sources.paper.letters import fold

_SHARES = ("percent", "percentage_point")


def agreed(unit: str | None, behind: str) -> str | None:
    """The unit of a figure in the light of the words behind it in its cell, which speak of this figure alone.

    A multiplier goes with the unit of the row (`3,5 triệu` in a row of `Lượt`). A share in a row of counts or
    sums is a share; any other unit than the row's leaves open what the figure is, and `NotAQuantity` is
    raised.
    """
    said = unit_opening(behind)
    if said is None or unit is None or _says_more(unit, said):
        return unit or said
    if unit_of(said) is None and not is_multiplier(unit.split()[0]):
        return f"{said} {unit}"
    if unit_of(said) is None or not _stands_for(said, unit):
        raise NotAQuantity("bad_number")
    return said


def _stands_for(said: str, unit: str) -> bool:
    """Whether a unit said in a cell goes before the row's: the same, a share, or one that tells more."""
    of_row, of_cell = unit_of(unit), unit_of(said)
    if of_row is None or of_cell is None:
        return True
    return of_row.code == of_cell.code or of_cell.code in _SHARES or _says_more(said, unit)


def _says_more(unit: str, other: str) -> bool:
    """Whether a unit has all that another says: `% GDP` and `điểm %` of `%`, `Triệu lượt` of `triệu`."""
    ours, theirs = (f"{fold(text)} ".replace("/", " ") for text in (unit, other))
    return ours.startswith(theirs) or (other == "%" and "%" in unit) or _is_same(unit, other)


def _is_same(unit: str, other: str) -> bool:
    known = unit_of(unit)
    return known is not None and known == unit_of(other)
