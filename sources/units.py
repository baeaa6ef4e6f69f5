"""Printed units of measure: which unit of the vocabulary they name, and by what factor.

Units and their plausible ranges are data (`vocabularies/units.yaml`). Which unit a figure has belongs to the readers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sources.fold import fold
from sources.vocabulary import unit_vocabulary
from warehouse.tables import UnitOfMeasure

_AROUND_SLASH = re.compile(r" ?/ ?")
_RAISED = str.maketrans({"²": "2", "³": "3"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as read: its code in the vocabulary, and the factor that turns a printed value into it."""

    code: str
    factor: float

    def convert(self, value: float | None) -> float | None:
        """A printed value in the unit of the code; rounded to a millionth, so that decimals stay as short as in print."""
        return None if value is None else round(value * self.factor, 6)


@lru_cache(maxsize=8192)
def unit_of(printed: str) -> Unit | None:
    """The unit that print names; None where the vocabulary has none (`1.000 tấn`: tonne, factor 1000)."""
    if len(printed) > 60:
        return None
    key = _key(printed)
    bases = _bases()
    if key in bases:
        return Unit(bases[key], 1.0)
    factor = 1.0
    words = key.split(" ")
    multipliers = _multipliers()
    while len(words) > 1 and words[0] in multipliers:
        factor *= multipliers[words.pop(0)]
        rest = " ".join(words)
        if rest in bases:
            return Unit(bases[rest], factor)
    return None


def _key(printed: str) -> str:
    folded = _AROUND_SLASH.sub("/", fold(printed).translate(_RAISED))
    return folded.replace("m 2", "m2").replace("m 3", "m3").strip(" .:;")


@cache
def _bases() -> dict[str, str]:
    return {_key(name): code for code, base in unit_vocabulary()["bases"].items() for name in base["names"]}


@cache
def _multipliers() -> dict[str, float]:
    return {fold(name): float(factor) for name, factor in unit_vocabulary()["multipliers"].items()}


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
