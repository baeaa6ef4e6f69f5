"""Which indicator of the vocabulary a printed label names, and its value in the indicator's own basis.

Wordings are data (`vocabularies/indicators.yaml`); what two labels that mean the same may differ in belongs to
`label_key`. Here stands what must fit: the unit, the basis, what stands above, and but for a slip of OCR every word. A label that two indicators claim, or that none does, names none: the steward sees it with the nearest wordings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TypedDict

from sources.grammar.units import Measured
from sources.naming.label_key import label_key
from sources.paper.letters import fold
from sources.vocabularies.vocabulary import Indicator, Wording, indicator_vocabulary

_PERCENT = frozenset(("percent", "percent_per_year"))
_CHANGE = re.compile(r"\b(?:tăng|giảm|tốc độ)\b")
_CHAIN = re.compile(r"\b(?:tốc độ|chỉ số) phát triển\b")
_SHARE = re.compile(r"^(?:tỷ lệ|tỷ trọng|cơ cấu|tỷ suất)\b")
_INDEX_FROM = 80
"""Percent: no growth of the genre is as large without the word, and no chain index as small."""
_CANDIDATES = 3
_NEAR = 60
"""Of 100: less alike wordings are no candidates."""
_PART = re.compile(
    r"^(?:(?:chia )?theo (?:giới tính|khu vực|thành phần|độ tuổi)\b ?)?(?:nam|nữ|phụ nữ|thanh niên|trẻ em|người cao tuổi|hộ nghèo"
    r"|(?:ở |tại )?(?:nông thôn|thành thị|đô thị|miền núi)|(?:khu vực|vùng|đồng bào|dân tộc thiểu số|lao động (?:nữ|nông thôn))\b.*"
    r"|(?:thành phố|thanh niên|độ tuổi|bình quân|người(?! dân)|doanh nghiệp|thị trường) .*|(?:các )?(?:huyện|quận|phường|thị xã|thị trấn|đặc khu|xã(?! hội))\b.*|(?:ngân sách )?cấp(?: tỉnh| huyện| xã)?|cả nước|toàn quốc"
    r"|(?:doanh nghiệp )?(?:fdi|nhà nước|ngoài nhà nước|tư nhân))$"
)
"""A label above that names a part of the people, the land or the owners: a label below is of that part."""
_RELATION = re.compile(r"^(?:tỷ trọng|cơ cấu|đóng góp|so với|dự toán)\b")
_ECONOMY = re.compile(
    r"^(?:cơ cấu(?: (?:các )?(?:ngành )?kinh tế| (?:grdp|tổng sản phẩm))?|tỷ trọng|đóng góp)\b(?! lao động| vốn| dân số| khách)"
)
_NARROWS = re.compile(
    r"\b(?:đóng góp|bình quân đầu người|lao động|vốn|đầu tư|tín dụng|khách|nông thôn|biển|ban đêm|xuất khẩu|chế biến|nhà máy|trại"
    r"|bao bì|chuồng|trồng mới|tái canh|vietgap|hữu cơ|công nghệ cao|liên kết|chất lượng cao|đông xuân|hè thu|thu đông|mùa|logistics"
    r"|kinh tế số|huyện|quận)\b"
)
"""Words that make of a label above something else: `Cơ cấu kinh tế biển`, `Diện tích cà phê trồng mới`."""
_BARE = frozenset(
    ("diện tích", "sản lượng", "năng suất", "năng suất bình quân", "tổng đàn", "thu gom", "xử lý hợp vệ sinh")
)
"""Labels that say nothing alone: what stands above must be the very thing, not merely name it (`Cà phê rang xay`)."""
_THE = re.compile(r"^(?:cây|khu vực|ở|đàn) ")
_SHORT_LABEL = 7
"""Words: `Dân số`, `Thu nội địa`, `Tỷ lệ hộ nghèo`; a longer label is hardly of anything but itself."""
_LABEL_WORDS = 20
"""Words: what stands above and is longer is a sentence."""
_COMPARED = re.compile(r"\bso với (?:năm|cùng)\b")
_LONG_WORD = 4
"""Letters: in a shorter word, one slip makes another word."""


@dataclass(frozen=True, slots=True)
class Match:
    """The indicator that a label names, and how it was known: `label`, `context` or `spelling`."""

    indicator: Indicator
    how: str


@dataclass(frozen=True, slots=True)
class _Claim:
    """A wording of an indicator: it holds below one of `under`, or anywhere."""

    indicator: Indicator
    under: tuple[str, ...]


def _squeezed(key: str) -> str:
    """A key without accents and blanks: what OCR takes for an accent, and where it splits a word (`vệ s inh`)."""
    return fold(key).replace(" ", "")


@cache
def _claims() -> tuple[
    Mapping[str, Sequence[_Claim]], Mapping[str, frozenset[str]], Mapping[int, Sequence[str]]
]:
    """Claims by key, keys by folded key, and keys by the number of their words."""
    by_key: dict[str, list[_Claim]] = defaultdict(list)
    for indicator in indicator_vocabulary():
        for wording in (*indicator.wordings, Wording(indicator.name_vi)):
            claim = _Claim(indicator, tuple(label_key(words) for words in wording.under))
            for key in {label_key(wording.label), label_key(wording.label, brackets=True)}:
                if claim not in by_key[key]:
                    by_key[key].append(claim)
    by_fold: dict[str, set[str]] = defaultdict(set)
    by_length: dict[int, list[str]] = defaultdict(list)
    for key in by_key:
        by_fold[_squeezed(key)].add(key)
        by_length[len(key.split())].append(key)
    return by_key, {key: frozenset(keys) for key, keys in by_fold.items()}, by_length


@lru_cache(maxsize=65536)
def match(
    label: str, above: tuple[str | None, ...], unit_code: str | None, unit: str | None, ratio: bool
) -> Match | None:
    """The one indicator that a label names under what stands above it: first the label that it is a part of, if it is one.

    `ratio`: the value is a ratio of two years, so that the label of a level names its growth.
    """
    by_key, by_fold, _ = _claims()
    key = label_key(label)
    context = tuple(filter(None, above))
    parent = above[0] if above else None
    fits = _Fits(context, parent, unit_code, unit, ratio, key, _COMPARED.search(label.lower()) is not None)
    if "(" in label and (found := fits.one_of(by_key.get(label_key(label, brackets=True), ()), "label")):
        return found
    if key in by_key or not key:
        return fits.one_of(by_key.get(key, ()), "label")
    same = by_fold.get(_squeezed(key), frozenset())
    if not same:
        same = frozenset(_near_keys(key))
    return fits.one_of([claim for other in sorted(same) for claim in by_key[other]], "spelling")


@dataclass(frozen=True, slots=True)
class _Fits:
    """What a claim must fit: unit and context of a value."""

    context: Sequence[str]
    parent: str | None
    unit_code: str | None
    unit: str | None
    ratio: bool
    key: str
    compared: bool

    def one_of(self, claims: Iterable[_Claim], how: str) -> Match | None:
        """The one indicator among claims that fits: those that a context calls for go before those for anywhere."""
        able = [claim for claim in claims if self._has_unit(claim.indicator)]
        for words in self.context:
            above = f" {label_key(words)} "
            calls = [(claim, under) for claim in able for under in claim.under if f" {under} " in above]
            called = {claim.indicator.indicator_id: claim.indicator for claim, _ in calls}
            if len(called) == 1 and not all(self._is_narrowed(above, under) for _, under in calls):
                return Match(next(iter(called.values())), how if how == "spelling" else "context")
            if called:
                return None
        free = {claim.indicator.indicator_id: claim.indicator for claim in able if not claim.under}
        if len(free) != 1:
            return None
        (indicator,) = free.values()
        if not self._is_under_its_own(indicator) or self._is_something_else(indicator):
            return None
        return Match(indicator, how)

    def _is_narrowed(self, above: str, under: str) -> bool:
        """Whether what calls for an indicator says more than that, and more than the label."""
        if len(above.split()) > _LABEL_WORDS:
            return False
        if self.key in _BARE and _THE.sub("", above.strip()) != under:
            return True
        return any(
            word not in under and word not in self.key for word in _NARROWS.findall(above.replace(under, " "))
        )

    def _is_under_its_own(self, indicator: Indicator) -> bool:
        """Whether a label that needs no context may stand where it stands.

        Below a part of the people, the land or the owners (`Nữ`, `Huyện Ba Vì`) it is of that part. Below anything else a
        short label is a part of what that names, unless half of its words stand in the label (words have two syllables, most
        of them), or it names what the indicator is a part of, or something of one field with it; a long label says itself
        what it is.
        """
        above = label_key(self.parent or "")
        if not above:
            return True
        if _PART.match(above) and above not in self.key:
            return False
        if len(self.key.split()) > _SHORT_LABEL or 2 * len(_pairs(above) & _pairs(self.key)) >= max(
            1, len(_pairs(above))
        ):
            return True
        named = [claim.indicator for claim in _claims()[0].get(above, ())]
        return any(
            other.indicator_id in _ancestors(indicator) or other.theme == indicator.theme for other in named
        )

    def _is_something_else(self, indicator: Indicator) -> bool:
        """Whether a figure of the label is no value of the indicator: a difference, a share of it, a plan fulfilled."""
        changes = indicator.basis in ("growth", "index")
        if self.compared and not changes and not _CHANGE.search(self.key):
            return True
        if self.ratio or self.unit_code not in _PERCENT:
            return False
        if indicator.theme == "budget" and changes and not _CHANGE.search(self.key):
            return True  # of what was planned, or of last year's: print does not tell
        above = label_key(self.context[0]) if self.context else ""
        related = _RELATION.match(above) and self.key not in above and len(above.split()) <= _LABEL_WORDS
        return bool(related and (changes or not _ECONOMY.match(above)))

    def _has_unit(self, indicator: Indicator) -> bool:
        if self.ratio:
            return indicator.basis == "growth"
        if self.unit_code is None:
            return indicator.unit_code is None or self.unit is None
        if self.unit_code == indicator.unit_code or self.unit_code in indicator.units_accepted:
            return True
        return self.unit_code in _PERCENT and indicator.unit_code in _PERCENT


@cache
def _pairs(key: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(key.split()))


@cache
def _ancestors(indicator: Indicator) -> frozenset[str]:
    """The indicators that this one is a part of."""
    known = {other.indicator_id: other for other in indicator_vocabulary()}
    found: set[str] = set()
    parent = indicator.parent_id
    while parent and parent not in found:
        found.add(parent)
        parent = known[parent].parent_id
    return frozenset(found)


def _near_keys(key: str) -> list[str]:
    """Keys that differ by a slip of OCR: the same number of words, in at most two of them one letter, no figure."""
    words = fold(key).split()
    found = []
    for other in _claims()[2].get(len(words), ()):
        pairs = [(one, two) for one, two in zip(words, fold(other).split(), strict=True) if one != two]
        if len(pairs) <= 2 and all(_one_slip(one, two) for one, two in pairs):
            found.append(other)
    return found


def _one_slip(one: str, two: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    return (
        min(len(one), len(two)) >= _LONG_WORD
        and not any(map(str.isdecimal, one + two))
        and Levenshtein.distance(one, two, score_cutoff=1) <= 1
    )


@cache
def nearest(label: str) -> tuple[tuple[str, float], ...]:
    """The indicators whose wordings are most like a label, with their likeness of 100; for a person to judge."""
    from rapidfuzz import fuzz, process

    by_key = _claims()[0]
    found: dict[str, float] = {}
    for key, score, _ in process.extract(
        label_key(label),
        list(by_key),
        scorer=fuzz.token_sort_ratio,
        limit=3 * _CANDIDATES,
        score_cutoff=_NEAR,
    ):
        for claim in by_key[key]:
            found.setdefault(claim.indicator.indicator_id, round(score, 1))
    return tuple(list(found.items())[:_CANDIDATES])


class Harmonised(TypedDict):
    """The columns of an indicator value that say which indicator it is of, and how much in that indicator's terms."""

    indicator_id: str | None
    matched_by: str | None
    basis: str
    harmonised_min: float | None
    harmonised_max: float | None


def harmonised(
    label: str, above: Sequence[str | None], unit: str | None, measure: str, value: Measured
) -> Harmonised:
    """Which indicator a value is of. `above` is what stands over its label, the nearest first; `value` how much it is."""
    ratio = measure == "ratio"
    found = match(label, tuple(above), value["unit_code"], unit, ratio)
    indicator = found.indicator if found else None
    basis = _basis(label, value, indicator, ratio)
    wanted = indicator.basis if indicator else basis
    return Harmonised(
        indicator_id=indicator.indicator_id if indicator else None,
        matched_by=found.how if found else None,
        basis=basis,
        harmonised_min=in_basis(value["canonical_min"], basis, wanted) if indicator else None,
        harmonised_max=in_basis(value["canonical_max"], basis, wanted) if indicator else None,
    )


def _basis(label: str, value: Measured, indicator: Indicator | None, ratio: bool) -> str:
    """What kind of figure a value is as printed: `level`, `growth`, `index` (100 = the base) or `share`."""
    if ratio:
        return "index"
    if value["unit_code"] not in _PERCENT:
        return indicator.basis if indicator else "level"
    said = label_key(label)
    if indicator is None:
        return "growth" if _CHANGE.search(said) and not _SHARE.search(said) else "share"
    if indicator.basis not in ("growth", "index"):
        return indicator.basis
    figure = value["value_min"] if value["value_min"] is not None else value["value_max"]
    if figure is None or figure < _INDEX_FROM:
        return "growth"
    return "growth" if _CHANGE.search(said) and not _CHAIN.search(said) else "index"


def in_basis(figure: float | None, basis: str, wanted: str) -> float | None:
    """A figure in the basis of its indicator: the index 115,0 is a growth of 15,0."""
    shift = {("index", "growth"): -100, ("growth", "index"): 100}.get((basis, wanted), 0)
    return None if figure is None else round(figure + shift, 9)
