"""What is wrong with the vocabulary of indicators, in words that a steward can act on.

A wording is known by its keys. How they are made belongs to who compares labels, so they are handed in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from sources.vocabularies.themes import Indicator, Wording, called_contexts, contexts
from sources.vocabularies.vocabulary import unit_vocabulary

Keys = Callable[[str], set[str]]
"""The keys that a wording is known by."""


def faults(indicators: Iterable[Indicator], keys: Keys) -> list[str]:
    """All faults: names that lead nowhere, idle wordings and contexts, wordings of two indicators."""
    listed = list(indicators)
    return [*_names(listed), *_contexts(), *_idle(listed, keys), *_claimed_twice(listed, keys)]


def _names(indicators: list[Indicator]) -> Iterator[str]:
    count = Counter(indicator.indicator_id for indicator in indicators)
    units = set(unit_vocabulary()["bases"])
    for indicator in indicators:
        id_ = indicator.indicator_id
        if count[id_] > 1:
            yield f"{id_}: stands twice"
        if indicator.parent_id and indicator.parent_id not in count:
            yield f"{id_}: no indicator is called {indicator.parent_id}"
        for unit in sorted(_units(indicator) - units):
            yield f"{id_}: units.yaml has no unit {unit}"


def _units(indicator: Indicator) -> set[str]:
    return {unit for unit in (indicator.unit_code, *indicator.units_accepted) if unit}


def _contexts() -> Iterator[str]:
    known, called = set(contexts()), called_contexts()
    yield from (f"${name}: contexts.yaml has no such context" for name in sorted(called - known))
    yield from (f"${name}: no wording calls for this context" for name in sorted(known - called))


def _idle(indicators: list[Indicator], keys: Keys) -> Iterator[str]:
    """Wordings that are read as another one of their indicator, its name first."""
    for indicator in indicators:
        seen: set[tuple[str, frozenset[str]]] = set()
        *aliases, name = indicator.wordings
        for wording in (name, *aliases):
            claims = {(key, _under(wording, keys)) for key in keys(wording.label)}
            if claims <= seen:
                yield f"{indicator.indicator_id}: “{wording.label}” is read as another wording of it"
            seen |= claims


def _under(wording: Wording, keys: Keys) -> frozenset[str]:
    return frozenset(key for phrase in wording.under for key in keys(phrase))


def _claimed_twice(indicators: list[Indicator], keys: Keys) -> Iterator[str]:
    """Keys of two indicators that neither a context nor the unit tells apart."""
    claims: dict[str, dict[Indicator, set[str]]] = defaultdict(lambda: defaultdict(set))
    for indicator in indicators:
        for wording in indicator.wordings:
            for key in keys(wording.label):
                claims[key][indicator] |= _under(wording, keys) or {"anywhere"}
    for key, by_indicator in claims.items():
        for (one, under), (two, other) in combinations(by_indicator.items(), 2):
            if under & other and not _unit_tells(one, two):
                yield f"“{key}” is claimed by {one.indicator_id} and by {two.indicator_id}"


def _unit_tells(one: Indicator, two: Indicator) -> bool:
    """Whether no unit may be of both; what has no unit is known by its wording alone."""
    if one.unit_code is None or two.unit_code is None:
        return one.unit_code != two.unit_code
    return not any(map(two.may_be_in, _units(one)))
