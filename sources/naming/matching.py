"""Which indicator of the vocabulary a label names, under what stands above it.

Here stands what must fit: the unit, the basis, what stands above, and but for a slip of OCR every word. A
label that two indicators claim, or that none does, names none: the steward sees it with the nearest wordings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from sources.naming.label_key import label_key, spelled
from sources.naming.reading_labels import SHARE, Reading, reading, under
from sources.naming.wordings import Claim, Wordings
from sources.vocabularies.labels import label_rule, label_words
from sources.vocabularies.terms import terms
from sources.vocabularies.themes import Indicator

_SHORT_LABEL = 7
"""Words: `Dân số`, `Thu nội địa`, `Tỷ lệ hộ nghèo`; a longer label is hardly of anything but itself."""
_LABEL_WORDS = 20
"""Words: what stands above and is longer is a sentence."""
CHANGES = ("growth", "index")
"""Bases of indicators that say how something changed."""
PERCENT = ("percent", "percent_per_year")


@dataclass(frozen=True, slots=True)
class Match:
    """The indicator that a label names, and how it was known: `words`, `parent`, `unit` or `spelling`."""

    indicator: Indicator
    how: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A value as its row has it: its label, what stands above, the nearest first, and its unit.

    `ratio`: it is a ratio of two years, so that the label of a level names its growth.
    `place`: the province of its document.
    """

    label: str
    above: tuple[str | None, ...]
    unit_code: str | None
    unit: str | None
    ratio: bool = False
    place: str | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    """What a value says, all labels as keys."""

    key: str
    parent: str
    above: tuple[str, ...]
    compared: bool
    percent: bool
    """In percent, and no ratio of two years."""

    @property
    def reading(self) -> Reading:
        return reading(self.key)

    @property
    def says_change(self) -> bool:
        return label_rule("change").means(self.key)


@lru_cache(maxsize=65536)
def match(asked: Asked, known: Wordings) -> Match | None:
    """The one indicator that a value is of, by its label with brackets, without them, or but for a slip."""
    above = tuple(label_key(words, asked.place) for words in asked.above if words and not is_idle(words))
    said = _Said(
        label_key(asked.label, asked.place),
        above[0] if above and asked.above[0] and not is_idle(asked.above[0]) else "",
        above,
        label_rule("compared").means(spelled(asked.label)),
        asked.unit_code in PERCENT and not asked.ratio,
    )

    ways: list[Callable[[], Match | None]] = [
        lambda: _one_that_fits(asked, known.of(in_full), "words", said, known),
        lambda: _one_that_fits(asked, known.of(said.key), "words", said, known),
        lambda: _of_both(asked, said, known),
        lambda: _part_of_what_is_above(asked, said, known),
        lambda: _of_a_share(asked, said, known),
    ]
    in_full = label_key(asked.label, asked.place, brackets=True) if "(" in asked.label else ""
    for way in ways:
        if found := way():
            return found
    if known.of(said.key) or not said.key:
        return None
    return _one_that_fits(asked, known.like(said.key), "spelling", said, known)


def _one_that_fits(
    asked: Asked, claims: Sequence[Claim], how: str, said: _Said, known: Wordings
) -> Match | None:
    """The one indicator among claims that the unit of the value may be of."""
    fit = [claim for claim in claims if _fits_unit(asked, claim.indicator)]
    found = _one_of(fit, how, said, known)
    told_apart = found and how == "words" == found.how and len(_indicators(claims)) > len(_indicators(fit))
    return Match(found.indicator, "unit") if found and told_apart else found


def _of_both(asked: Asked, said: _Said, known: Wordings) -> Match | None:
    """The one indicator worded as a label and what stands above it are together: `Năng suất` under `Lúa`."""
    if not said.parent or len(said.parent.split()) > _LABEL_WORDS:
        return None
    both = under(said.reading, reading(said.parent))
    if both.terms in (said.reading.terms, reading(said.parent).terms):
        return None
    claims = [claim for claim in known.saying(both) if not claim.under]
    named = _only({claim.indicator for claim in claims if _fits_unit(asked, claim.indicator)})
    if named is None or any(is_other(said, named, known) for is_other in _OTHER_FIGURES):
        return None
    return Match(named, "parent")


def _part_of_what_is_above(asked: Asked, said: _Said, known: Wordings) -> Match | None:
    """The one part of the indicator above that a label names in its kind: `Trâu` below `Tổng đàn gia súc`.

    A row that says no kind of quantity is of the kind above it; that it is a part, the vocabulary says.
    """
    if not said.parent or said.reading.kinds:
        return None
    kinds = reading(said.parent).kinds
    part = Reading(said.reading.terms | set(kinds), said.reading.weak, kinds)
    claims = known.saying(part) if kinds else ()
    fit = {claim.indicator for claim in claims if not claim.under and _fits_unit(asked, claim.indicator)}
    named = _only({one for one in fit if known.is_part(one, said.parent)})
    if named is None or any(is_other(said, named, known) for is_other in _OTHER_FIGURES):
        return None
    return Match(named, "parent")


def _of_a_share(asked: Asked, said: _Said, known: Wordings) -> Match | None:
    """The one share of what a label counts: `xã đạt chuẩn nông thôn mới` in % is `tỷ lệ xã …`.

    A percentage of things of which no kind of quantity is said can be nothing but how many of them are so.
    """
    if not _is_a_share(asked) or said.says_change or not terms().counting.issuperset(said.reading.kinds):
        return None
    shares = [
        claim
        for claim in known.of(f"{SHARE} {said.key}")
        if not claim.under and claim.indicator.basis == "share"
    ]
    return _one_that_fits(asked, shares, "words", said, known)


def _is_a_share(asked: Asked) -> bool:
    """Whether a unit is a percentage, of what is said or of what the unit names (`45% GRDP`)."""
    code = asked.unit_code or ""
    return not asked.ratio and (code in PERCENT or code.startswith("percent_of_"))


def _indicators(claims: Sequence[Claim]) -> set[Indicator]:
    return {claim.indicator for claim in claims}


def _fits_unit(asked: Asked, indicator: Indicator) -> bool:
    if asked.ratio:
        return indicator.basis == "growth"
    if asked.unit_code is None:
        return indicator.unit_code is None or asked.unit is None
    return indicator.may_be_in(asked.unit_code)


def _one_of(claims: Sequence[Claim], how: str, said: _Said, known: Wordings) -> Match | None:
    """The one indicator among claims; those that a context calls for, the nearest first, go before others."""
    for words in said.above:
        calls = [
            (claim.indicator, phrase) for claim in claims for phrase in claim.under if _calls(words, phrase)
        ]
        if calls:
            called = _only({indicator for indicator, _ in calls})
            narrowed = all(_is_narrowed(words, phrase, said.key) for _, phrase in calls)
            return (
                None if called is None or narrowed else Match(called, how if how == "spelling" else "parent")
            )
    free = _only({claim.indicator for claim in claims if not claim.under})
    if free is None or any(is_other(said, free, known) for is_other in _OTHER_THINGS):
        return None
    return Match(free, how)


def _only(indicators: set[Indicator]) -> Indicator | None:
    return next(iter(indicators)) if len(indicators) == 1 else None


def is_idle(above: str) -> bool:
    """Whether what stands above says when and no more (`Giai đoạn 2026 - 2030`), or is a bare title."""
    idle = terms().headings | terms().time
    words = spelled(above).split()
    return all(word in idle or word.isdecimal() for word in words)


def _calls(words: str, phrase: str) -> bool:
    """Whether a label above has a phrase that calls for a wording, or says the same in other words."""
    return _holds(words, phrase) or (
        len(words.split()) <= _LABEL_WORDS and reading(phrase).terms == reading(words).terms
    )


def _holds(words: str, phrase: str) -> bool:
    return f" {phrase} " in f" {words} "


def _is_narrowed(above: str, under: str, key: str) -> bool:
    """Whether what calls for an indicator says more than that, and more than the label."""
    if len(above.split()) > _LABEL_WORDS:
        return False
    if key in label_words()["bare"] and _without_first(above, "articles") != under:
        return True
    more = f" {above} ".replace(under, " ")
    return any(
        _holds(more, word) and word not in under and word not in key for word in label_words()["narrows"]
    )


def _without_first(key: str, words: str) -> str:
    """A key without its first words, where a list of the vocabulary has them and more stands behind."""
    opening = next((first for first in label_words()[words] if key.startswith(f"{first} ")), None)
    return key.removeprefix(f"{opening} ") if opening else key


# --- what makes a figure no value of the indicator that its label names ---


def _is_of_a_part(said: _Said, _: Indicator, __: Wordings) -> bool:
    """Below a part of the people, the land or the owners (`Nữ`, `Huyện Ba Vì`): of that part."""
    return label_rule("part").means(said.parent) and said.parent not in said.key


def _is_below_its_field(said: _Said, indicator: Indicator) -> bool:
    """Whether what stands above names the field of the indicator and no more (`Lĩnh vực du lịch`)."""
    field = terms().fields.get(indicator.theme, frozenset())
    return bool(said.parent) and reading(said.parent).terms <= field


def _is_narrowed_above(said: _Said, _: Indicator, __: Wordings) -> bool:
    """Below a part of the money, the year, the people that the label does not say itself (`Vốn ODA`)."""
    above = reading(said.parent).terms if said.parent else frozenset()
    return bool(above & terms().narrowing - said.reading.whole) and not above <= said.reading.whole


def _is_of_its_parent(said: _Said, indicator: Indicator, known: Wordings) -> bool:
    """A short label below anything else: of that, unless it says so itself or names kin of the indicator."""
    if not said.parent or len(said.key.split()) > _SHORT_LABEL or _is_below_its_field(said, indicator):
        return False
    if _says(said.key, said.parent):
        return False
    return not known.is_kin(said.parent, indicator) or _is_another_below(said, indicator, known)


def _is_another_below(said: _Said, indicator: Indicator, known: Wordings) -> bool:
    """Whether a term of what stands above makes it another known one: `Sản lượng thịt hơi` under `Đàn bò`."""
    own = said.reading.terms
    more = reading(said.parent).terms - own
    return any(set(known.ids_saying(own | {term})) - {indicator.indicator_id} for term in more)


def _says(key: str, parent: str) -> bool:
    """Whether a label says itself what it stands under.

    Half of it is enough, by pairs of syllables, as most words have two. A parent of one syllable must stand
    in the label (`Sản lượng lúa` under `Lúa`), as must what it aims at (`Giảm nghèo`).
    """
    about = _without_first(_without_first(parent, "aims"), "articles")
    if " " not in about:
        return about in key.split()
    same = 2 * len(_pairs(parent) & _pairs(key)) >= len(_pairs(parent))
    return same or reading(about).terms <= reading(key).whole


def _is_a_difference(said: _Said, indicator: Indicator, _: Wordings) -> bool:
    """A level set beside another year's, without a word of change: how far apart they are."""
    return said.compared and indicator.basis not in CHANGES and not said.says_change


def _is_of_a_plan(said: _Said, indicator: Indicator, _: Wordings) -> bool:
    """A percentage that may be of what was planned or of last year's."""
    planned = indicator.theme in label_words()["planned_themes"]
    return said.percent and planned and indicator.basis in CHANGES and not said.says_change


def _is_a_relation(said: _Said, indicator: Indicator, _: Wordings) -> bool:
    """A percentage below a share, a comparison, a plan: of that, unless the label above says the same."""
    above = next(iter(said.above), "")
    if not said.percent or said.key in above or len(above.split()) > _LABEL_WORDS:
        return False
    of_structure = indicator.basis not in CHANGES and label_rule("structure").means(above)
    return label_rule("relation").means(above) and not of_structure


_OTHER_THINGS: Sequence[Callable[[_Said, Indicator, Wordings], bool]] = (
    _is_of_a_part,
    _is_narrowed_above,
    _is_of_its_parent,
    _is_a_difference,
    _is_of_a_plan,
    _is_a_relation,
)
_OTHER_FIGURES = (_is_a_difference, _is_of_a_plan, _is_a_relation)
"""Those that the unit and the words of the label make, wherever it stands."""


@cache
def _pairs(key: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(key.split()))
