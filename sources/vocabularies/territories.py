"""Territories: places in time. Which one a name means follows from the day it is said.

The vocabulary is `territories.yaml`. Which place a document speaks for belongs to its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from sources.paper.letters import fold, slug, telex
from sources.vocabularies.files import load
from sources.vocabularies.vocabulary import provinces

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Territory:
    """A place from its first day to its last, None where these are not known or lie ahead."""

    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None
    """The id of the territory that took it in whole."""
    part: str = ""
    """What tells a place below a province within it."""

    @property
    def id(self) -> str:
        """Its name, with the year in which it began where it is not the first of its name."""
        named = self.part or slug(self.name)
        return f"{named}-{self.valid_from.year}" if self.valid_from else named

    def held_on(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@cache
def territories() -> Mapping[str, tuple[Territory, ...]]:
    """The territories of each name, provinces and the country, the earliest first."""
    vocabulary = load("territories")
    former = {old for _, *names in vocabulary["renamed"] for old in names}
    names = sorted({province.name for province in provinces().values()} - former)
    found: dict[str, tuple[Territory, ...]] = {
        name: (Territory(name),) for name in (*names, vocabulary["country"])
    }
    for change in vocabulary["changes"]:
        for name, parts in change["merged"].items():
            made = Territory(name, change["day"])
            for part in parts:
                last = replace(found[part][-1], valid_to=change["day"] - _DAY, successor=made.id)
                found[part] = (*found[part][:-1], last)
            found[name] = (*(found[name] if name in parts else ()), made)
    for latest, *names in vocabulary["renamed"]:
        found |= dict.fromkeys(names, found[latest])
    return found


def territories_of(names: Iterable[str | None]) -> Iterator[Territory]:
    """The territories of the vocabulary, and those of the places below a province among these names."""
    for found in territories().values():
        yield from found
    for name in filter(None, {*names} - territories().keys()):
        yield from _below(name)


def territory_at(name: str | None, day: date | None) -> Territory | None:
    """The territory that a name meant on a day; None where the name is not known or has had none then.

    Without a day only a name that has had one territory tells which is meant.
    """
    if name is None:
        return None
    known = territories().get(name) or tuple(_below(name))
    held = [territory for territory in known if day is None or territory.held_on(day)]
    return held[0] if len(held) == 1 else None


def _below(name: str) -> Iterator[Territory]:
    """The territories of a place below a province that is told with its province: `xã Ia Dom, tỉnh Gia Lai`.

    Without it the name tells none: there is a huyện Châu Thành in many provinces. No list knows all communes,
    and two of a province may differ by an accent alone: their ids keep accents as they are typed.
    """
    below = _fates()
    told = below.printed.fullmatch(name)
    province = told and provinces().get(fold(told["province"]))
    if not told or not province:
        return
    kind = told["kind"].lower()
    part = "-".join((slug(province.name), slug(kind), slug(telex(told["name"].replace(",", " ")))))
    if below.fate[kind] != "begun":
        yield Territory(name, None, below.day - _DAY, None, part)
    if below.fate[kind] != "ended":
        yield Territory(name, below.day, None, None, part)


@dataclass(frozen=True, slots=True)
class Below:
    """What a day did to each kind of place below a province, and how such a place is printed."""

    day: date
    fate: Mapping[str, str]
    printed: re.Pattern[str]
    """Kind, name and province: "xã Ia Dom, tỉnh Gia Lai", "quận Lê Chân Thành phố Hải Phòng"."""


@cache
def _fates() -> Below:
    below = load("territories")["below"]
    fate = {kind: each for each in ("ended", "redrawn", "begun") for kind in below[each]}
    printed = (
        rf"(?P<kind>{'|'.join(fate)}) (?P<name>\S.*?),? (?P<province>(?:tỉnh|thành phố) (?:(?! tỉnh ).)*)"
    )
    return Below(below["day"], fate, re.compile(printed, re.I))
