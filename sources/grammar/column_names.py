"""What a printed heading of a column names: the role of its cells, and the measure of its figures.

Words and what they mean are data (`vocabularies/columns.yaml`). What a column is beside the others, and of
when its figures are, belongs to `tables.columns`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sources.grammar.dates import YEAR
from sources.grammar.periods import NAMES_TIME
from sources.paper.letters import fold
from sources.vocabularies.vocabulary import ColumnRule, column_rules, measure_rules

MAIN = ("label", "task", "project")
"""Roles of columns that name what a row is about."""
COMPARISONS = frozenset({"ratio", "growth", "fulfilment"})
"""Measures of figures that compare others."""
_WORDS = re.compile(r"[^a-z0-9%]+")
# "KH2026": print saves the blank before a year.
GLUED_YEAR = re.compile(rf"(?<=[a-z])(?={YEAR}\b)")
_BRACKET = re.compile(r"\([^()]{1,40}\)\s*$")
_OF_YEAR = re.compile(rf"\b(?:nam )?{YEAR}\b")
_YEAR_OVER_YEAR = re.compile(rf"\b({YEAR}) ?/ ?(?:nam )?({YEAR})\b")
_TIMED = re.compile(YEAR)
_PLACES = re.compile(r"(?:ten )?(?:cac )?(?:dia phuong|don vi hanh chinh|huyen|xa|phuong|tinh|thanh pho)\b")
_ALL = re.compile(r"(?:tổng|cộng)(?: số| cộng)?|toàn (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)", re.I)


def heads_places(heading: str) -> bool:
    """Whether the cells below a heading name places: `Xã, thị trấn`."""
    return _PLACES.match(fold(heading)) is not None


def is_of_all(label: str) -> bool:
    """Whether a label names the whole of the places beside it: `Tổng cộng`, `Toàn tỉnh`."""
    return _ALL.fullmatch(label) is not None


@lru_cache(maxsize=8192)
def role_of(printed: str) -> str | None:
    """The role that a header cell names; None where no rule of the vocabulary fits."""
    folded = GLUED_YEAR.sub(" ", fold(printed))
    words = f" {_WORDS.sub(' ', _BRACKET.sub('', folded)).strip()} "
    if not words.strip():
        return None
    timed = NAMES_TIME.search(folded) is not None
    return next((rule.means for rule in column_rules() if _fits(rule, words, timed)), None)


@lru_cache(maxsize=8192)
def measure_of(printed: str) -> str | None:
    """What a heading says that the figures below it are; None where it says nothing of that.

    Beside the measures of the contract, `growth`, `previous` (the same time of the year before),
    `fulfilment`, a ratio to the plan, and `expected`, a plan or an estimate as the columns beside it tell.
    """
    folded = GLUED_YEAR.sub(" ", fold(printed))
    if fraction := _fraction(folded):
        return fraction
    said = _said(folded)
    # With a time of its own a result is one: `Kết quả năm 2025`.
    return "actual" if said == "open" and NAMES_TIME.search(folded) else said


def _said(folded: str) -> str | None:
    words = f" {_WORDS.sub(' ', _OF_YEAR.sub(' ', folded)).strip()} "
    return next((rule.means for rule in measure_rules() if _fits(rule, words, timed=False)), None)


def _fraction(folded: str) -> str | None:
    """The measure of one figure over another: `KH 2026/ ƯTH 2025`, `2025/2024`, and of a plan `TH/KH`.

    Two words for one thing are none, nor is a span (`2021/2025`).
    """
    years = _YEAR_OVER_YEAR.search(folded)
    if years is not None:
        return "ratio" if years[1] > years[2] else None
    sides = folded.split("/")
    means = [_said(side) for side in sides]
    if len(sides) != 2 or None in means:
        return None
    if means[0] != means[1]:
        return "fulfilment" if means[1] == "target" else "ratio"
    return "ratio" if all(map(_TIMED.search, sides)) else None


def _fits(rule: ColumnRule, words: str, timed: bool) -> bool:
    if rule.timed:
        return timed
    if words.strip() in rule.whole:
        return True
    has = words.__contains__
    named = words.startswith(rule.starts, 1) or any(map(has, rule.has))
    return named and not any(map(has, rule.unless))
