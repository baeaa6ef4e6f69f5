"""The vocabularies as data: YAML files reviewed by people, read once, in the form that readers look up.

What a vocabulary is for stands at the head of its file in `vocabularies/`. How a name is recognised in print
belongs to the reader that uses it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sources.paper.letters import fold
from sources.vocabularies.files import load as _load


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """When a column header means a role, or a measure; all words folded."""

    means: str
    whole: frozenset[str]
    starts: tuple[str, ...]
    has: tuple[str, ...]
    unless: tuple[str, ...]
    timed: bool


def column_rules() -> tuple[ColumnRule, ...]:
    """What columns hold."""
    return _column_rules("role")


def measure_rules() -> tuple[ColumnRule, ...]:
    """What the figures of a column measure."""
    return _column_rules("measure")


@cache
def _column_rules(tells: str) -> tuple[ColumnRule, ...]:
    return tuple(
        ColumnRule(
            entry[tells],
            frozenset(entry.get("is", ())),
            tuple(f"{words} " for words in entry.get("starts", ())),
            tuple(f" {words} " for words in entry.get("has", ())),
            tuple(f" {words} " for words in entry.get("unless", ())),
            entry.get("timed", False),
        )
        for entry in _load("columns")
        if tells in entry
    )


@dataclass(frozen=True, slots=True)
class Province:
    """A province or centrally run city: `kind` is tỉnh or thành phố."""

    name: str
    kind: str

    @property
    def full_name(self) -> str:
        return f"{self.kind} {self.name}"


@cache
def provinces() -> Mapping[str, Province]:
    """Provinces by folded name, with and without the kind before it."""
    found: dict[str, Province] = {}
    for kind, names in _load("provinces").items():
        for name in names:
            province = Province(name, kind)
            for key in (name, f"{kind} {name}", f"tỉnh {name}", f"TP {name}", f"TP. {name}"):
                found.setdefault(fold(key), province)
    return found


@cache
def document_types() -> Mapping[str, str]:
    """Document types by the symbol in a number (`CT`: Chỉ thị)."""
    return dict(_load("documents")["types"])


@cache
def types_without_symbol() -> tuple[str, ...]:
    """Names of types that no symbol stands for alone (`Thông tri`, whose TT is that of Thông tư)."""
    return tuple(_load("documents")["without_symbol"])


@cache
def issuers() -> Mapping[str, str]:
    """Issuing bodies by the symbol behind the type (`NQ-CP`: Chính phủ)."""
    return dict(_load("documents")["issuers"])


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the vocabulary. A local one is in every province, a `plain` one prints its name bare."""

    id: str
    name: str
    name_en: str
    level: str
    local: bool
    plain: bool
    aliases: tuple[str, ...]


def name_key(printed: str) -> str:
    """The form in which names of bodies are compared: print varies in commas, dashes and `và`."""
    words = fold(printed).replace(",", " ").replace("-", " ").replace("–", " ").strip(" .:").split()
    return " ".join(word for word in words if word != "va")


@cache
def bodies() -> Mapping[str, Body]:
    """Bodies by the key of their name and of each alias."""
    found: dict[str, Body] = {}
    for section in _load("agencies").values():
        for id_, entry in section["bodies"].items():
            body = Body(
                id_,
                entry["name"],
                entry["en"],
                section["level"],
                section.get("scope") == "local",
                entry.get("plain", False),
                tuple(entry.get("aliases", ())),
            )
            for name in (entry["name"], *entry.get("aliases", ())):
                found.setdefault(name_key(name), body)
    return found


@dataclass(frozen=True, slots=True)
class Offices:
    """Words that letterheads and signatures are told by; see the head of `offices.yaml`.

    Offices in capitals; bodies folded, with the blank behind which a name goes on; places as in print.
    `shared` and `party` are in their usual spelling by their folded names, the bodies of `seals` by offices
    in capitals.
    """

    signers: tuple[str, ...]
    deputies: tuple[str, ...]
    chairs: tuple[str, ...]
    shared: Mapping[str, str]
    party: Mapping[str, str]
    seals: Mapping[str, str]
    issuers: tuple[str, ...]
    parts: tuple[str, ...]
    central: tuple[str, ...]
    councils: Mapping[str, Body]
    upper_places: tuple[str, ...]
    lower_places: tuple[str, ...]


@cache
def offices() -> Offices:
    entries = _load("offices")
    signers: dict[bool, list[str]] = {True: [], False: []}
    for entry in entries["signers"]:
        signers[entry.get("deputy", False)].append(entry["name"].upper())
    begins = {
        kind: tuple(f"{fold(words)} " for words in entries[kind])
        for kind in ("chairs", "issuers", "parts", "central")
    }
    return Offices(
        signers=tuple(signers[False]),
        deputies=tuple(signers[True]),
        shared={fold(name): name for name in entries["shared"]},
        party={fold(name): name for name in entries["party"]},
        seals={office.upper(): body for office, body in entries["seals"].items()},
        councils={key: bodies()[key] for key in map(name_key, entries["councils"])},
        upper_places=tuple(entries["places"]["upper"]),
        lower_places=tuple(entries["places"]["lower"]),
        **begins,
    )


@dataclass(frozen=True, slots=True)
class PageFurniture:
    """What is printed around documents, folded; see the head of `furniture.yaml`."""

    foot: frozenset[str]
    before: frozenset[str]
    running: tuple[str, ...]


@cache
def page_furniture() -> PageFurniture:
    entries = _load("furniture")
    foot, before, running = (tuple(map(fold, entries[kind])) for kind in ("foot", "before", "running"))
    return PageFurniture(frozenset(foot), frozenset(foot + before), running)


@cache
def unit_vocabulary() -> Mapping[str, Any]:
    """Units as the file has them: `multipliers` by name, `bases` by code."""
    vocabulary: Mapping[str, Any] = _load("units")
    return vocabulary


@cache
def opening_words() -> frozenset[str]:
    """The words, in small letters, that a unit opens with: multipliers too, and how `triệu` is shortened."""
    vocabulary = unit_vocabulary()
    names = [name for base in vocabulary["bases"].values() for name in base["names"]]
    opened = (name.casefold().replace("/", " ").split()[0] for name in (*names, *vocabulary["multipliers"]))
    return frozenset({"tr", "trđ", *opened})


@cache
def before_figures() -> Mapping[str, Any]:
    """Words before a figure as the file has them: `names` by theme, `phrases`, `leads`."""
    vocabulary: Mapping[str, Any] = _load("before_figures")
    return vocabulary


@cache
def telling() -> Mapping[str, Sequence[str]]:
    """Words with which running text tells of a figure, by what they do."""
    vocabulary: Mapping[str, Sequence[str]] = _load("telling")
    return vocabulary
