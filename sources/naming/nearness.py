"""What is near a label that names no reviewed indicator, and which words keep them apart.

Nothing is named on likeness: a person judges. Candidates come from an index of terms, not from all wordings
one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sources.naming.label_key import label_key
from sources.naming.reading_labels import Reading, reading
from sources.naming.wordings import Wordings

_CANDIDATES = 3
_NEAR = 0.4
"""Share of all terms of two wordings that both have: with less they are not alike."""
_COMMON = 150
"""Wordings: a term of more is of no help to find one (`tỷ lệ`, `tăng trưởng`)."""


@dataclass(frozen=True, slots=True)
class Near:
    """A reviewed indicator near a label: how alike of 100, and what only one of the two says."""

    indicator_id: str
    likeness: int
    label_only: tuple[str, ...]
    indicator_only: tuple[str, ...]

    def __str__(self) -> str:
        apart = [*(f"+{name}" for name in self.label_only), *(f"−{name}" for name in self.indicator_only)]
        return f"{self.indicator_id} ({' '.join((str(self.likeness), *apart))})"


@lru_cache(maxsize=8192)
def nearest(label: str, wordings: Wordings) -> tuple[Near, ...]:
    """The indicators that say most of what a label says, the nearest first."""
    said = reading(label_key(label)).whole
    lists = (wordings.with_term(name) for name in said)
    shared = {other for with_it in lists if len(with_it) <= _COMMON for other in with_it}
    near = [(likeness, other) for other in shared if (likeness := _likeness(said, other)) >= _NEAR]
    found: dict[str, Near] = {}
    for likeness, other in sorted(near, key=lambda one: (-one[0], sorted(one[1]))):
        if len(found) >= _CANDIDATES:
            break
        apart = (tuple(sorted(said - other)), tuple(sorted(other - said)))
        for id_ in wordings.ids_saying(other):
            found.setdefault(id_, Near(id_, round(100 * likeness), *apart))
    return tuple(list(found.values())[:_CANDIDATES])


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def preventing(label: str, wordings: Wordings) -> Sequence[str]:
    """The words that nobody knows and but for which a reviewed indicator would say the same."""
    said = reading(label_key(label))
    known = Reading(said.terms - set(said.unknown), said.weak)
    return said.unknown if said.unknown and known.terms and wordings.saying(known) else ()


def how_often(labels: Mapping[str, int], wordings: Wordings) -> Counter[str]:
    """In how many values each word that nobody knows prevents a match. `labels`: values of each."""
    found: Counter[str] = Counter()
    for label, values in labels.items():
        for word in preventing(label, wordings):
            found[word] += values
    return found
