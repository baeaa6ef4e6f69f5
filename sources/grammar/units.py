"""Printed units of measure: which unit of the vocabulary they name, and by what factor.

Units and their plausible ranges are data (`vocabularies/units.yaml`). Which unit a figure has belongs to
the readers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import TypedDict

from sources.grammar.figures import Quantity
from sources.paper.letters import collapse, fold
from sources.vocabularies.vocabulary import unit_vocabulary

_AROUND_SLASH = re.compile(r" ?/ ?")
_PER_PEOPLE = re.compile(r"(?:/ ?|\btren )((?:1 |mot )?van|100\.000|10\.000|1\.?000|100) (?:nguoi )?dan\b")
_THOUSANDS = {"van": "10.000", "1 van": "10.000", "mot van": "10.000", "1000": "1.000"}
_MILLION_SHORT = re.compile(r"^tr\.? ?(?=d\b|dong\b|usd\b)")
_IN_BRACKETS = re.compile(r"\(([^()]{1,40})\)\W*$")
_LONGEST = 6
_RAISED = str.maketrans({"²": "2", "³": "3"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as read: its code in the vocabulary, and the factor that turns a printed value into it."""

    code: str
    factor: float

    def convert(self, value: float | None) -> float | None:
        """A printed value in the unit of the code, reckoned in decimals: 32,7 tỷ is 32700000000."""
        return None if value is None else float(Decimal(repr(value)) * Decimal(repr(self.factor)))


class Measured(TypedDict):
    """The columns of an indicator value that say how much, as printed and in the unit of the vocabulary."""

    comparator: str
    value_min: float | None
    value_max: float | None
    unit_code: str | None
    canonical_min: float | None
    canonical_max: float | None


def measured(quantity: Quantity, unit: Unit | None) -> Measured:
    """A quantity as columns; a unit that the vocabulary does not know leaves the canonical ones blank."""
    return Measured(
        comparator=quantity.comparator,
        value_min=quantity.low,
        value_max=quantity.high,
        unit_code=unit.code if unit else None,
        canonical_min=unit.convert(quantity.low) if unit else None,
        canonical_max=unit.convert(quantity.high) if unit else None,
    )


@lru_cache(maxsize=8192)
def unit_of(printed: str) -> Unit | None:
    """The unit that print names; None where the vocabulary has none (`1.000 tấn`: tonne, factor 1000)."""
    if len(printed) > 60:
        return None
    key = _key(printed)
    bases = _bases()
    if key in bases:
        return Unit(bases[key], 1.0)
    factor, name = multiplied(key)
    return Unit(bases[name], factor) if name in bases else None


def multiplied(printed: str) -> tuple[float, str]:
    """By what the multipliers that open a unit multiply, and its name, folded: `nghìn tỷ đồng`, 10¹² đồng."""
    words = fold(printed).split(" ")
    multipliers, factor = _multipliers(), 1.0
    while words and words[0] in multipliers:
        factor *= multipliers[words.pop(0)]
    return factor, " ".join(words)


@lru_cache(maxsize=8192)
def unit_of_row(printed: str, label: str) -> Unit | None:
    """The unit of a row whose label may carry the base of a rate: `Số bác sỹ/1 vạn dân`, unit `Bác sỹ`.

    None where the vocabulary does not know the rate: 14 doctors for 10.000 people are not 14 doctors.
    """
    known = unit_of(printed)
    if known is None:
        return _money(printed, label)
    if known.code not in countable():
        return known
    per = _PER_PEOPLE.search(fold(label))
    return unit_of(f"{printed}/{_THOUSANDS.get(per[1], per[1])} dân") if per else known


def _money(printed: str, label: str) -> Unit | None:
    """A bare multiplier is of đồng where the label says money: `Kinh phí bổ sung`, `74 tỷ`."""
    factor, name = multiplied(printed)
    money = not name and factor > 1 and _of_money().search(label.casefold())
    return Unit("vnd", factor) if money else None


@cache
def _of_money() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, unit_vocabulary()['money']))})\b")


@lru_cache(maxsize=8192)
def unit_opening(printed: str) -> str | None:
    """The unit that the words behind a figure open with; a multiplier alone counts (`triệu` of `3,5 triệu`).

    Words there may be of any kind, so accents must be right: `≤ 3 Đông Nam Á` is no sum in đồng.
    """
    words = printed.split()[:_LONGEST]
    for count in range(len(words), 0, -1):
        named = " ".join(words[:count]).rstrip(".,:;")
        if (unit_of(named) is not None or is_multiplier(named)) and _spelled(named) <= _words():
            return named
    return None


def _spelled(named: str) -> set[str]:
    return set(named.casefold().replace("/", " ").split())


@cache
def _words() -> frozenset[str]:
    """The words of all units as they are spelled, and what `triệu đồng` is shortened to."""
    vocabulary = unit_vocabulary()
    names = [
        *vocabulary["multipliers"],
        *(name for base in vocabulary["bases"].values() for name in base["names"]),
    ]
    return frozenset({"tr", "tr.đ", "trđ", "tr.đồng"}.union(*map(_spelled, names)))


def is_multiplier(printed: str) -> bool:
    return fold(printed) in _multipliers()


def names_unit(printed: str) -> bool:
    """Whether words are a unit, be it one that the vocabulary does not know but that is built like one."""
    first, *rest = printed.replace("/", " / ").split()
    return (
        unit_of(printed) is not None or first.startswith("%") or (bool(rest) and _opens_unit(first, rest[0]))
    )


def _opens_unit(first: str, second: str) -> bool:
    return is_multiplier(first) or (second == "/" and unit_of(first) is not None)


def unit_in_brackets(printed: str) -> str | None:
    """The unit that a name closes with in brackets: `GRDP (%)`, `Tổng mức đầu tư (tỷ đồng)`."""
    bracket = _IN_BRACKETS.search(printed)
    return collapse(bracket[1]) if bracket and bracket[1].strip() and names_unit(bracket[1]) else None


@cache
def countable() -> frozenset[str]:
    """Units of things that are counted, so that there can be so many of them for each thousand people."""
    return frozenset(code for code, base in unit_vocabulary()["bases"].items() if base.get("additive"))


def _key(printed: str) -> str:
    folded = _AROUND_SLASH.sub("/", fold(printed).translate(_RAISED))
    return _MILLION_SHORT.sub("trieu ", folded.replace("m 2", "m2").replace("m 3", "m3").strip(" .:;"))


@cache
def _bases() -> dict[str, str]:
    return {_key(name): code for code, base in unit_vocabulary()["bases"].items() for name in base["names"]}


@cache
def _multipliers() -> dict[str, float]:
    return {fold(name): float(factor) for name, factor in unit_vocabulary()["multipliers"].items()}
