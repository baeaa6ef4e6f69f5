"""What the words of labels say, as `terms.yaml` has it.

How a label is taken apart belongs to the room `naming`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sources.vocabularies.files import load

EMPTY, WEAK, GROWTH, OPENING, WHOLE, NEGATES = "empty", "weak", "growth", "opening", "whole", "negates"
KIND, THING, SCOPE = "kind", "same", "scope"
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """What a phrase of labels says: its role, and the name that all phrases of it share."""

    role: str
    name: str


@dataclass(frozen=True)
class Terms:
    """The phrases of labels by their words, and what the terms that they name mean."""

    by_words: Mapping[Words, Term]
    longest: int
    """Words of the longest phrase."""
    short: Mapping[Words, tuple[Words, ...]]
    dimensions: Mapping[str, str]
    counting: frozenset[str]
    """Kinds that count people or things, so that a share may be of them (`dân cư … được dùng nước sạch`)."""
    narrowing: frozenset[str]
    headings: frozenset[str]
    fields: Mapping[str, frozenset[str]]
    """Terms of titles of fields by the theme of indicators that they do not narrow."""
    works: tuple[str, ...]
    """Openings of names of works, papers and ranks, each with the blank behind it."""
    deeds: tuple[str, ...]
    time: frozenset[str]
    """Words that say when, and nothing of what."""


def words_of(phrase: str) -> Words:
    """A phrase as words; a stroke is one."""
    return tuple(phrase.replace("/", " / ").split())


@cache
def terms() -> Terms:
    """The terms as their file says. Of two roles of one phrase the later one of `_phrases` holds."""
    entries = load("terms")
    by_words = {words_of(phrase): term for phrase, term in _phrases(entries)}
    short = {words_of(name): tuple(map(words_of, full)) for name, full in entries["short"].items()}
    return Terms(
        by_words,
        max(map(len, by_words)),
        short,
        {name: kind["dimension"] for name, kind in entries["kinds"].items() if "dimension" in kind},
        frozenset(name for name, kind in entries["kinds"].items() if kind.get("counts")),
        frozenset(entries["narrows"]) | frozenset(entries["scopes"]),
        frozenset(word for phrase in entries["headings"] for word in phrase.split()),
        {theme: frozenset(named) for theme, named in entries["fields"].items()},
        tuple(f"{phrase} " for phrase in entries["no_quantity"]["works"]),
        tuple(f"{phrase} " for phrase in entries["no_quantity"]["deeds"]),
        frozenset(word for phrase in entries["no_quantity"]["time"] for word in phrase.split()),
    )


def _phrases(entries: Mapping[str, Any]) -> Iterator[tuple[str, Term]]:
    for role in (OPENING, WHOLE, EMPTY, WEAK, GROWTH, NEGATES):
        yield from ((phrase, Term(role, phrase)) for phrase in entries[role])
    taken = {phrase for things in (entries["same"], entries["scopes"]) for phrase in things}
    lone = [*entries["words"], *(phrase for phrase in entries["narrows"] if phrase not in taken)]
    yield from ((phrase, Term(THING, phrase)) for phrase in lone)
    kinds = {name: kind["says"] for name, kind in entries["kinds"].items()}
    for role, named in ((KIND, kinds), (THING, entries["same"]), (SCOPE, entries["scopes"])):
        yield from _named(role, named)


def _named(role: str, named: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Term]]:
    for name, phrases in named.items():
        yield from ((phrase, Term(role, name)) for phrase in phrases)


def term_faults() -> list[str]:
    """What is wrong with the file: a phrase of two meanings, a short form of nothing."""
    seen: dict[Words, Term] = {}
    faults = []
    entries = load("terms")
    for phrase, term in _phrases(entries):
        words = words_of(phrase)
        if words in seen and seen[words] != term:
            faults.append(f"terms.yaml: “{phrase}” says {seen[words].name} and {term.name}")
        seen.setdefault(words, term)
    faults += [
        f"terms.yaml: {name} stands for nothing" for name, full in entries["short"].items() if not full
    ]
    return faults
