"""A printed label as it is compared with the wordings of the vocabulary.

Here stands what may differ between two labels that mean the same: case, spelling, the place of the document,
year, lead-ins, brackets that say no more. Which words those are is data (`vocabularies/labels.yaml`); which
indicator a label names belongs to `matching`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from sources.grammar.units import countable, unit_of
from sources.vocabularies.labels import label_rule, label_words

# A bracket that holds no bracket.
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# What stands between words; % is a word.
_NOT_WORD = re.compile(r"[^\w%/]+")
# Where print sets the tone of an open syllable, on its second vowel or on its first; `qu` is a consonant.
_TONES = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_TONES)})(?!\w)")
# A syllable of one consonant and i, which is also spelled with y: `sĩ`, `tỉ`, `kĩ`.
_ONE_I = re.compile(r"(?<!\w)[hklmst][iìíỉĩị](?!\w)")
_I_FOR_Y = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")
# The number of a point before its label: `1.2 - Chi`, `2. Thu`, `a) Chi`; `5 năm`, `3-5 tuổi` are none.
_POINT = re.compile(r"^\s*(?:\d+(?:\.\d+)*\s*[-–]|\d+(?:\.\d+)+\.?|\d+[.)]|[a-zđ]\))\s+", re.IGNORECASE)
# A number of a row or a section, or a share: `(IV)`, `(1+2)`, `(% GRDP)`.
_NUMERAL = re.compile(r"[ivx\d ]+|%.*")


@lru_cache(maxsize=65536)
def label_key(text: str, place: str | None = None, brackets: bool = False) -> str:
    """A label as it is compared: small letters with accents, one spelling, without year, lead-ins, and the
    name of `place`, the province of its document; without idle brackets, unless all are asked for."""
    text = _POINT.sub("", text)
    key = spelled(text if brackets else _without_idle_brackets(text))
    return _tails(place).sub("", _leads().sub("", f"{key} ").strip())


def spelled(text: str) -> str:
    """All words of a text in small letters, in one spelling, without marks."""
    words = _NOT_WORD.sub(" ", text.replace("_", " ").lower()).strip()
    words = _TONE.sub(lambda found: _TONES[found.group()], words)
    return _ONE_I.sub(lambda found: found.group()[0] + found.group()[1:].translate(_I_FOR_Y), words)


@cache
def _leads() -> re.Pattern[str]:
    """Words before a label that add nothing, each with the blank behind it."""
    return re.compile(rf"^(?:{_any_of(label_words()['leads'])} )++")


@cache
def _tails(place: str | None) -> re.Pattern[str]:
    """Words behind a label that add nothing, its own place among them, each with the blank before it."""
    own = [spelled(place), f"tp {spelled(place)}"] if place else []
    return re.compile(rf"(?: {_any_of([*label_words()['tails'], *own])})++$")


def _any_of(phrases: Iterable[str]) -> str:
    """A pattern of phrases, the longest first and for good, so that no text makes it try twice."""
    longest_first = sorted(map(re.escape, phrases), key=len, reverse=True)
    return rf"(?>(?:{'|'.join(longest_first)})(?!\w))".replace("0000", "[0-9]{4}")


def _without_idle_brackets(text: str) -> str:
    """A label without brackets that say no more than it: short names, units, prices, what it says itself."""
    if "(" not in text and "[" not in text:
        return text
    outside = _BRACKET.sub(" ", text).lower()
    return _BRACKET.sub(
        lambda found: " " if _is_idle(found.group()[1:-1], outside) else f" {found.group()[1:-1]} ", text
    )


def _is_idle(bracket: str, outside: str) -> bool:
    said = _NOT_WORD.sub(" ", bracket.lower()).strip()
    if said in outside or _NUMERAL.fullmatch(said) or label_rule("idle_brackets").means(said):
        return True
    in_full = label_words()["short_names"].get(said, ())
    return _is_unit(bracket.strip()) or any(words in outside for words in in_full)


def _is_unit(bracket: str) -> bool:
    """Whether a bracket holds a unit and nothing else: a thing that is counted narrows the label."""
    unit = unit_of(bracket)
    return unit is not None and (unit.code not in countable() or unit.code in label_words()["bracket_units"])
