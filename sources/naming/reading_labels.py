"""A label taken apart into what it says: the kind of quantity, its object, what narrows it, its scope.

Words are compared by what they say (`vocabularies/terms.yaml`): order, synonyms and short forms make no
difference, and a word that nobody knows is a term of its own, so that it narrows. Here stands what one label
says; which indicator says the same belongs to `matching`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice, product

from sources.vocabularies.terms import (
    EMPTY,
    GROWTH,
    KIND,
    NEGATES,
    OPENING,
    SCOPE,
    WEAK,
    WHOLE,
    Term,
    Words,
    terms,
    words_of,
)

OF = "trong "
"""Before the name of a term: the label is a share of it."""
SHARE = "tỷ lệ"
"""The kind of quantity that a percentage is of."""
CHANGING = frozenset(("tăng trưởng", "giảm"))
"""Kinds that say how something changed."""
_LINKS = ("trong",)
"""Words that say a whole in a share only; elsewhere they add nothing."""
_WAYS = 4
"""Readings of a label whose short forms may stand for several things."""
_WORD = ""
"""Role of a word that nobody knows."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a label says, as names of terms."""

    terms: frozenset[str]
    """All that narrows: kind, object, qualifiers, base, scope."""
    weak: frozenset[str] = frozenset()
    """What narrows only where an indicator is worded with it."""
    kinds: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    """Words that no list has, in the order of the label."""

    @property
    def whole(self) -> frozenset[str]:
        """All terms, the weak ones among them."""
        return self.terms | self.weak

    @property
    def is_bare(self) -> bool:
        """Whether it is a kind of quantity without an object, or an object without a kind."""
        return not self.kinds or self.terms <= set(self.kinds)

    def without(self, words: frozenset[str]) -> Reading:
        """What it says besides some words and numbers."""
        said = frozenset(name for name in self.terms if name not in words and not name.isdecimal())
        return replace(self, terms=said, weak=frozenset())


@dataclass(slots=True)
class _Parts:
    """A reading while its words are gone through."""

    terms: set[str] = field(default_factory=set)
    weak: set[str] = field(default_factory=set)
    kinds: list[str] = field(default_factory=list)
    scopes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    of: str = ""
    negated: str = ""
    opens: bool = True
    """Whether an opening word adds nothing here: first of all, or behind a kind (`tốc độ tăng số vụ`)."""

    def take(self, term: Term) -> None:
        """Take what the next phrase says."""
        if term.role == NEGATES:
            self.negated = f"{term.name} "
        elif term.role == WHOLE and SHARE in self.kinds:
            self.of = OF
        elif term.role == WEAK and not self.negated:
            self.weak.add(term.name)
        elif term.name not in _LINKS and term.role != EMPTY and (term.role != OPENING or not self.opens):
            self._keep(term)
        self.opens = term.role in (EMPTY, OPENING, KIND) and (self.opens or term.role == KIND)

    def _keep(self, term: Term) -> None:
        name = f"{self.of}{self.negated}{term.name}"
        self.negated = ""
        self.terms.add(name)
        named = {KIND: self.kinds, SCOPE: self.scopes, _WORD: self.unknown}.get(term.role)
        if named is not None and not self.of:
            named.append(name)

    def reading(self) -> Reading:
        return Reading(
            frozenset(self.terms),
            frozenset(self.weak - self.terms),
            tuple(dict.fromkeys(self.kinds)),
            tuple(dict.fromkeys(self.scopes)),
            tuple(dict.fromkeys(self.unknown)),
        )


@lru_cache(maxsize=65536)
def readings(key: str) -> tuple[Reading, ...]:
    """What a label, as a key, may say: one reading, or one for each thing that its short forms stand for."""
    ways = islice(product(*_in_full(words_of(key))), _WAYS)
    return tuple(dict.fromkeys(_read(tuple(word for part in way for word in part)) for way in ways))


def reading(key: str) -> Reading:
    """What a label says, in the first way that its short forms are read."""
    return readings(key)[0]


def _in_full(words: Words) -> Iterator[tuple[Words, ...]]:
    """The words of a label, each as all that it may stand for; two words may be one short form (`kh cn`)."""
    short = terms().short
    position = 0
    while position < len(words):
        count = 2 if words[position : position + 2] in short else 1
        part = words[position : position + count]
        yield short.get(part, (part,))
        position += count


def _read(words: Words) -> Reading:
    said = tuple(_terms_of(words))
    changes = any(term.role == KIND and term.name in CHANGING for term in said)
    parts = _Parts()
    for term in said:
        if term.role != GROWTH or not changes:
            parts.take(term)
    return parts.reading()


def _terms_of(words: Words) -> Iterator[Term]:
    """The terms that words name, the longest phrase first; a word that no phrase has is a term of its own."""
    known = terms()
    position = 0
    while position < len(words):
        for count in range(min(known.longest, len(words) - position), 0, -1):
            if term := known.by_words.get(words[position : position + count]):
                break
        else:
            count, term = 1, Term(_WORD, words[position])
        yield term
        position += count


def under(one: Reading, above: Reading) -> Reading:
    """What a label says below another one: both together."""
    return Reading(
        one.terms | above.terms,
        one.weak | above.weak,
        _joined(above.kinds, one.kinds),
        _joined(above.scopes, one.scopes),
        _joined(above.unknown, one.unknown),
    )


def _joined(*lists: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in lists for name in names))
