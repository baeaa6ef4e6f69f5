"""The wordings of the vocabulary by their keys: who claims a label, what is like it, who is part of whom.

Indicators and wordings are data (`vocabularies/indicators/`). What a value must fit besides belongs to
`matching`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sources.naming.label_key import label_key
from sources.naming.reading_labels import Reading, readings
from sources.paper.letters import fold
from sources.vocabularies.themes import Indicator, Wording, indicator_vocabulary

# The blank behind a consonant that stands alone, which no word does (`vệ s inh`), before a vowel.
_SPLIT = re.compile(r"(?<=\b[bcdđghklmnpqrstvx]) (?=[aăâeêioôơuưy]\w)", re.IGNORECASE)
_LONG_WORD = 4
"""Letters: in a shorter word, one slip makes another word."""
_SLIPS = 2
"""Words of a label that may have a slip."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A wording of an indicator: it holds below one of `under`, or anywhere."""

    indicator: Indicator
    under: tuple[str, ...]


class Wordings:
    """The wordings of some indicators, looked up by what they say, by likeness and by kinship."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._indicators = {indicator.indicator_id: indicator for indicator in indicators}
        self._by_key: dict[str, list[Claim]] = defaultdict(list)
        self._by_terms: dict[frozenset[str], list[Claim]] = defaultdict(list)
        self._by_letters: dict[str, set[str]] = defaultdict(set)
        self._with_term: dict[str, list[frozenset[str]]] = defaultdict(list)
        self._by_place: dict[tuple[int, int, str], list[tuple[str, list[str]]]] = defaultdict(list)
        for indicator in self._indicators.values():
            for wording in indicator.wordings:
                self._claim(indicator, wording)
        for key in self._by_key:
            self._by_letters[_letters(key)].add(key)
            words = fold(key).split()
            for place in _places(words):
                self._by_place[place].append((key, words))

    def _claim(self, indicator: Indicator, wording: Wording) -> None:
        claim = Claim(indicator, tuple(map(label_key, wording.under)))
        for key in keys_of(wording.label):
            _add(self._by_key[key], claim)
            for said in readings(key):
                if said.whole not in self._by_terms:
                    for name in said.whole:
                        self._with_term[name].append(said.whole)
                _add(self._by_terms[said.whole], claim)

    def of(self, key: str) -> Sequence[Claim]:
        """Who claims what a key says: with the words that may add nothing, else without them."""
        said = readings(key) if key else ()
        return self._of_any([one.whole for one in said]) or self._of_any([one.terms for one in said])

    def saying(self, said: Reading) -> Sequence[Claim]:
        """Who claims what a reading says."""
        return self._of_any([said.whole]) or self._of_any([said.terms])

    def with_term(self, name: str) -> Sequence[frozenset[str]]:
        """What the wordings say that say a term."""
        return self._with_term.get(name, ())

    def ids_saying(self, terms: frozenset[str]) -> list[str]:
        """The indicators that are worded so."""
        return [claim.indicator.indicator_id for claim in self._by_terms.get(terms, ())]

    def _of_any(self, said: Iterable[frozenset[str]]) -> list[Claim]:
        found: list[Claim] = []
        for terms in said:
            for claim in self._by_terms.get(terms, ()) if terms else ():
                _add(found, claim)
        return found

    def like(self, key: str) -> list[Claim]:
        """Who claims a key that differs from this one by accents, blanks or a slip of OCR only."""
        if (joined := _SPLIT.sub("", key)) != key and (claims := self.of(joined)):
            return list(claims)
        same = self._by_letters.get(_letters(key)) or set(self._one_slip_away(key))
        return [claim for other in sorted(same) for claim in self._by_key[other]]

    def _one_slip_away(self, key: str) -> Iterator[str]:
        """Keys of the same number of words, of which some few differ by a slip."""
        words = fold(key).split()
        alike = dict(found for place in _places(words) for found in self._by_place.get(place, ()))
        for other, known in alike.items():
            differ = [pair for pair in zip(words, known, strict=True) if pair[0] != pair[1]]
            if len(differ) <= _SLIPS and all(_one_slip(*pair) for pair in differ):
                yield other

    def is_kin(self, above: str, indicator: Indicator) -> bool:
        """Whether a key names what the indicator is a part of, or of its field what is no part of it."""
        named = [claim.indicator for claim in self.of(above)]
        if any(indicator.indicator_id in self._wholes(other) for other in named):
            return False
        whole = set(self._wholes(indicator))
        return any(other.theme == indicator.theme or other.indicator_id in whole for other in named)

    def is_part(self, indicator: Indicator, above: str) -> bool:
        """Whether a key names what an indicator is a part of."""
        whole = set(self._wholes(indicator))
        return any(claim.indicator.indicator_id in whole for claim in self.of(above))

    def _wholes(self, indicator: Indicator) -> Iterator[str]:
        """The indicators that this one is a part of, the nearest first."""
        seen: set[str] = set()
        parent = indicator.parent_id
        while parent and parent not in seen:
            seen.add(parent)
            yield parent
            parent = self._indicators[parent].parent_id


@cache
def reviewed() -> Wordings:
    """The wordings of the reviewed vocabulary."""
    return Wordings(indicator_vocabulary())


def keys_of(wording: str) -> set[str]:
    """The keys that a wording is known by: with all that stands in its brackets, and with what narrows it."""
    return {label_key(wording), label_key(wording, brackets=True)}


def said_by(wording: str) -> set[str]:
    """What a wording says, each reading as its terms in order; two wordings that say the same are one."""
    return {" + ".join(sorted(said.whole)) for key in keys_of(wording) for said in readings(key)}


def _add(claims: list[Claim], claim: Claim) -> None:
    if claim not in claims:
        claims.append(claim)


def _letters(key: str) -> str:
    """A key without accents and blanks: OCR takes specks for accents and splits words (`vệ s inh`)."""
    return fold(key).replace(" ", "")


def _places(words: list[str]) -> Iterator[tuple[int, int, str]]:
    """Where a key is looked up for slips: by its number of words and by each of its first ones.

    Of one word more than may have a slip, one is right; a shorter key is looked up by its number alone.
    """
    if len(words) <= _SLIPS:
        yield len(words), 0, ""
    else:
        yield from ((len(words), place, words[place]) for place in range(_SLIPS + 1))


def _one_slip(one: str, two: str) -> bool:
    """Whether two long words, figures excepted, differ by one letter."""
    from rapidfuzz.distance import Levenshtein

    if min(len(one), len(two)) < _LONG_WORD or any(map(str.isdecimal, one + two)):
        return False
    return Levenshtein.distance(one, two, score_cutoff=1) <= 1
