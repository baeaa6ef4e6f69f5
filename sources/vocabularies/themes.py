"""The indicators of the vocabulary with their wordings, a file a theme; see the head of `contexts.yaml`.

Which label names an indicator belongs to the room `naming`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sources.vocabularies.files import load, names_in

INDICATORS = "indicators"
"""The folder of the themes."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How an indicator is printed; where `under` is not empty, only below one of these phrases."""

    label: str
    under: tuple[str, ...] = ()


_PERCENT = frozenset(("percent", "percent_per_year"))


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantity that documents set targets for; see the head of `contexts.yaml`."""

    indicator_id: str
    name_vi: str
    name_en: str
    theme: str
    unit_code: str | None
    units_accepted: frozenset[str]
    basis: str
    direction: str
    parent_id: str | None
    wordings: tuple[Wording, ...]
    """Its Vietnamese name the last of them."""

    def may_be_in(self, unit_code: str) -> bool:
        """Whether a statement of this very quantity may carry the unit; % a year is printed as %."""
        if unit_code in _PERCENT:
            return self.unit_code in _PERCENT or unit_code in self.units_accepted
        return unit_code == self.unit_code or unit_code in self.units_accepted


class UnknownContext(Exception):
    """A context that the vocabulary names and does not have."""


@cache
def indicator_vocabulary() -> tuple[Indicator, ...]:
    return read_indicators()


def read_indicators() -> tuple[Indicator, ...]:
    """The indicators as their files say now, theme by theme. Raises `UnknownContext`."""
    known = contexts()
    return tuple(
        Indicator(
            indicator_id,
            entry["vi"],
            entry["en"],
            theme,
            entry.get("unit"),
            frozenset(entry.get("units_accepted", ())),
            entry["basis"],
            entry["direction"],
            entry.get("parent"),
            (*_wordings(entry.get("aliases") or (), known), Wording(entry["vi"])),
        )
        for theme in names_in(INDICATORS)
        for indicator_id, entry in load(f"{INDICATORS}/{theme}").items()
    )


def called_contexts() -> set[str]:
    """The contexts that the indicators name."""
    entries = (entry for theme in names_in(INDICATORS) for entry in load(f"{INDICATORS}/{theme}").values())
    aliases = [alias for entry in entries for alias in (entry.get("aliases") or ())]
    named = [name for alias in aliases if isinstance(alias, dict) for name in _listed(alias["under"])]
    return {name[1:] for name in named if name.startswith("$")}


def contexts() -> Mapping[str, list[str]]:
    """The phrases of each context by its name."""
    return dict(load("contexts"))


def _listed(named: str | list[str]) -> list[str]:
    return [named] if isinstance(named, str) else named


def _wordings(aliases: Iterable[Any], known: Mapping[str, list[str]]) -> Iterator[Wording]:
    for alias in aliases:
        if isinstance(alias, str):
            yield Wording(alias)
            continue
        under = tuple(phrase for name in _listed(alias["under"]) for phrase in _phrases(name, known))
        yield from (Wording(label, under) for label in alias["labels"])


def _phrases(named: str, known: Mapping[str, list[str]]) -> list[str]:
    if not named.startswith("$"):
        return [named]
    if named[1:] not in known:
        raise UnknownContext(named)
    return known[named[1:]]
