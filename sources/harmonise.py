"""Which indicator of the vocabulary a printed label names, and its value in the indicator's own basis.

Wordings are data (`vocabularies/indicators.yaml`); here stands what may differ between a wording and a label that mean the
same (case, brackets, place, year, spelling, an OCR slip), and what must not (the unit, the basis, what stands above it).
A label that two indicators claim, or that none does, names none: the steward sees it with the nearest wordings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypedDict

from sources.fold import fold
from sources.units import Measured
from sources.vocabulary import Indicator, Wording, indicator_vocabulary
from warehouse.tables import Indicator as IndicatorRow
from warehouse.tables import IndicatorValue, UnmatchedLabel

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_WORD = re.compile(r"[^\w%/]+")
_LEAD = re.compile(
    r"^(?:(?:trong đó|bao gồm|cụ thể|gồm|phấn đấu|đưa|đạt mục tiêu|đạt|nâng|duy trì|bảo đảm|đảm bảo|tiếp tục|hoàn thành chỉ tiêu"
    r"|chỉ tiêu|dự kiến|ước|là|và|có|đến|năm [0-9]{4}|giai đoạn [0-9]{4} [0-9]{4}|bình quân hằng năm|mục tiêu) )+"
)
_TAIL = re.compile(
    r"(?: (?:trong đó|bao gồm|gồm|đạt|là|ước|khoảng|trên|hơn|từ|của thành phố|của tỉnh|thành phố|toàn tỉnh|toàn thành phố"
    r"|tỉnh|hải phòng|trên địa bàn thành phố|trên địa bàn tỉnh|trên địa bàn|cả năm|năm [0-9]{4}|giai đoạn [0-9]{4} [0-9]{4}"
    r"|so với năm [0-9]{4}|so với năm trước|so với cùng kỳ))+$"
)
_TONES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẹ": "ọe",
          "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}  # fmt: skip
_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_TONES)})(?!\w)")
_I_FOR_Y = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")
_ONE_I = re.compile(r"(?<!\w)[hklmst][iìíỉĩị](?!\w)")

_PERCENT = frozenset(("percent", "percent_per_year"))
_CHANGE = re.compile(r"\b(?:tăng|giảm|tốc độ)\b")
_CHAIN = re.compile(r"\b(?:tốc độ|chỉ số) phát triển\b")
_SHARE = re.compile(r"^(?:tỷ lệ|tỷ trọng|cơ cấu|tỷ suất)\b")
_INDEX_FROM = 80
"""Percent: no growth of the genre is as large without the word, and no chain index as small."""
_CANDIDATES = 3
_NEAR = 60
"""Of 100: less alike wordings are no candidates."""
_LONG_WORD = 4
"""Letters: in a shorter word, one slip makes another word."""


@dataclass(frozen=True, slots=True)
class Match:
    """The indicator that a label names, and how it was known: `label`, `context` or `spelling`."""

    indicator: Indicator
    how: str


@lru_cache(maxsize=65536)
def label_key(text: str, brackets: bool = False) -> str:
    """A label as it is compared: small letters with accents, one spelling, without place, year, lead-ins, and without
    what stands in brackets, unless that is asked for."""
    bare = text if brackets else _BRACKETS.sub(" ", text)
    key = _NOT_WORD.sub(" ", bare.replace("_", " ").lower()).strip()
    key = _TONE.sub(lambda found: _TONES[found.group()], key)
    key = _ONE_I.sub(lambda found: found.group()[0] + found.group()[1:].translate(_I_FOR_Y), key)
    return _TAIL.sub("", _LEAD.sub("", key + " ").strip())


@dataclass(frozen=True, slots=True)
class _Claim:
    """A wording of an indicator: it holds below one of `under`, or anywhere."""

    indicator: Indicator
    under: tuple[str, ...]


def _squeezed(key: str) -> str:
    """A key without accents and blanks: what OCR takes for an accent, and where it splits a word (`vệ s inh`)."""
    return fold(key).replace(" ", "")


@cache
def _claims() -> tuple[Mapping[str, Sequence[_Claim]], Mapping[str, frozenset[str]], Mapping[int, Sequence[str]]]:
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
def match(label: str, context: tuple[str, ...], unit_code: str | None, unit: str | None, ratio: bool) -> Match | None:
    """The one indicator that a label names under what stands above it (`context`, the nearest first).

    `ratio`: the value is a ratio of two years, so that the label of a level names its growth.
    """
    by_key, by_fold, _ = _claims()
    fits = _Fits(context, unit_code, unit, ratio)
    key = label_key(label)
    if "(" in label and (found := fits.one_of(by_key.get(label_key(label, brackets=True), ()), "label")):
        return found
    if key in by_key or not key:
        return fits.one_of(by_key.get(key, ()), "label")
    same = by_fold.get(_squeezed(key), frozenset())
    if not same:
        same = frozenset(other for other in _near_keys(key))
    return fits.one_of([claim for other in sorted(same) for claim in by_key[other]], "spelling")


@dataclass(frozen=True, slots=True)
class _Fits:
    """What a claim must fit: unit and context of a value."""

    context: Sequence[str]
    unit_code: str | None
    unit: str | None
    ratio: bool

    def one_of(self, claims: Iterable[_Claim], how: str) -> Match | None:
        """The one indicator among claims that fits: those that a context calls for go before those for anywhere."""
        able = [claim for claim in claims if self._has_unit(claim.indicator)]
        for words in self.context:
            above = f" {label_key(words)} "
            called = {
                claim.indicator.indicator_id: claim.indicator
                for claim in able
                if any(f" {under} " in above for under in claim.under)
            }
            if len(called) == 1:
                return Match(next(iter(called.values())), how if how == "spelling" else "context")
            if called:
                return None
        free = {claim.indicator.indicator_id: claim.indicator for claim in able if not claim.under}
        return Match(next(iter(free.values())), how) if len(free) == 1 else None

    def _has_unit(self, indicator: Indicator) -> bool:
        if self.ratio:
            return indicator.basis == "growth"
        if self.unit_code is None:
            return indicator.unit_code is None or self.unit is None
        if self.unit_code == indicator.unit_code or self.unit_code in indicator.units_accepted:
            return True
        return self.unit_code in _PERCENT and indicator.unit_code in _PERCENT


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
        label_key(label), list(by_key), scorer=fuzz.token_sort_ratio, limit=3 * _CANDIDATES, score_cutoff=_NEAR
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


def harmonised(label: str, above: Sequence[str | None], unit: str | None, measure: str, value: Measured) -> Harmonised:
    """Which indicator a value is of. `above` is what stands over its label, the nearest first; `value` how much it is."""
    ratio = measure == "ratio"
    found = match(label, tuple(filter(None, above)), value["unit_code"], unit, ratio)
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


def unmatched(values: Iterable[IndicatorValue]) -> list[UnmatchedLabel]:
    """The labels that name no indicator, each once with its unit, and the wordings nearest to them."""
    found: dict[tuple[str | None, ...], UnmatchedLabel] = {}
    for value in values:
        if value.indicator_id:
            continue
        key = (value.source_kind, value.label, value.parent_label, value.group, value.unit)
        if key in found:
            found[key].values += 1
            continue
        found[key] = UnmatchedLabel(
            value_id=value.value_id,
            document_id=value.document_id,
            source_kind=value.source_kind,
            label=value.label,
            parent_label=value.parent_label,
            group=value.group,
            unit=value.unit,
            values=1,
            candidates="; ".join(f"{indicator} ({score:g})" for indicator, score in nearest(value.label)) or None,
            line_from=value.line_from,
            line_to=value.line_to,
        )
    return list(found.values())


def indicators() -> list[IndicatorRow]:
    """The vocabulary as rows; how many values each has is counted in the warehouse."""
    return [
        IndicatorRow(
            indicator_id=indicator.indicator_id,
            name_vi=indicator.name_vi,
            name_en=indicator.name_en,
            theme=indicator.theme,
            unit_code=indicator.unit_code,
            basis=indicator.basis,
            direction=indicator.direction,
            parent_id=indicator.parent_id,
            first_period=None,
            last_period=None,
            values=0,
        )
        for indicator in indicator_vocabulary()
    ]
