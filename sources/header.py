"""What the columns of a table mean, read from its header: roles, and for value columns the measure, period and unit.

Words and their roles are data (`vocabularies/columns.yaml`). Which rows are the header is found in `table`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sources.fold import collapse, fold
from sources.periods import YEAR
from sources.vocabulary import ColumnRule, column_rules

_WORDS = re.compile(r"[^a-z0-9%]+")
_TIME = re.compile(rf"\b(?:{YEAR}|qu[iy] (?:i{{1,3}}|iv|[1-4])|[369] thang|ca nam)\b")
_YEAR = re.compile(rf"\b({YEAR})\b")
_SPAN = re.compile(rf"\b({YEAR}) ?(?:-|–|den) ?({YEAR})\b")
_QUARTER = re.compile(r"\bqu[iy] (i{1,3}|iv|[1-4])\b")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_BRACKET = re.compile(r"\(([^()]{1,40})\)\s*$")
# "KH 2018/ ƯTH 2017 (%)", "So sánh TH 2019 với KH 2019": a column of one figure over another.
_RATIO = re.compile(
    r"\b(?:kh|ke hoach|th|thuc hien)\b[^/]*/ ?(?:u?th|uoc|thuc hien|kh|ke hoach|cung ky)\b|\bso (?:sanh|voi)\b|\bty le (?:dat|so)\b"
)
_MEASURES = (
    (re.compile(r"\bkich ban\b"), "scenario"),
    (re.compile(r"\b(?:uoc|uth)\b"), "estimate"),
    (re.compile(r"\b(?:ke hoach|kh|muc tieu|chi tieu|phan dau|du kien|du toan|den nam|nhiem vu)\b"), "target"),
    (re.compile(r"\b(?:thuc hien|th|hien trang|so lieu|nam truoc)\b"), "actual"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `measure`, `period` and `unit` belong to value columns."""

    role: str
    printed: str
    measure: str | None = None
    period: str | None = None
    unit: str | None = None


@lru_cache(maxsize=8192)
def role_of(printed: str) -> str | None:
    """The role that a header cell names; None where no rule of the vocabulary fits."""
    folded = fold(printed)
    words = f" {_WORDS.sub(' ', _BRACKET.sub('', folded)).strip()} "
    if not words.strip():
        return None
    timed = _TIME.search(folded) is not None
    for rule in column_rules():
        if _fits(rule, words, timed):
            return rule.role
    return None


def _fits(rule: ColumnRule, words: str, timed: bool) -> bool:
    if rule.timed:
        return timed
    if words.strip() in rule.whole:
        return True
    named = any(words.startswith(f" {start}") for start in rule.starts) or any(has in words for has in rule.has)
    return named and not any(word in words for word in rule.unless)


def read_columns(pairs: Sequence[tuple[str, str]], title: str, plan_from: int | None) -> list[Column]:
    """Columns of a header given as pairs of upper and lower cell (`""` where the header has one line).

    `title` is the table's own, for the year of `Quý I`; `plan_from` tells a plain year before the plan (a result)
    from one in it (a target).
    """
    roles = [role_of(f"{upper} {lower}".strip()) or "other" for upper, lower in pairs]
    roles = _settle(roles)
    scenario = "kich ban" in fold(title)
    return [
        Column(role, collapse(f"{upper} / {lower}" if upper and lower else upper or lower), None, None, None)
        if role != "value"
        else _value_column(upper, lower, title, plan_from, scenario)
        for role, (upper, lower) in zip(roles, pairs, strict=True)
    ]


def _settle(roles: list[str]) -> list[str]:
    """Roles in the light of one another: `Kết quả` is a figure beside `Chỉ tiêu` and `Đơn vị`, else a deliverable."""
    roles = list(roles)
    if "value" in roles and not {"label", "task", "project"} & set(roles) and "deliverable" in roles:
        # A table of products and their figures: `Sản phẩm` names the row.
        roles[roles.index("deliverable")] = "label"
    indicators = "label" in roles and ("unit" in roles or "value" in roles)
    settled: list[str] = []
    for role in roles:
        if indicators and role == "deliverable" and "value" not in roles:
            role = "value"
        if indicators and role == "label" and "label" in settled:
            role = "value"
        if role in ("task", "label", "project", "number") and role in settled:
            role = "other"
        settled.append(role)
    if "label" in settled and not indicators and {"deadline", "lead"} & set(settled):
        settled[settled.index("label")] = "task" if "task" not in settled else "label"
    return settled


def _value_column(upper: str, lower: str, title: str, plan_from: int | None, scenario: bool) -> Column:
    printed = collapse(f"{upper} / {lower}" if upper and lower else upper or lower)
    folded = fold(f"{upper} {lower}")
    if lower and _TIME.search(fold(lower)):
        period = _period(fold(lower), fold(f"{upper} {title}"))
    else:
        period = _period(fold(upper), fold(title))
    measure = _measure(folded, period, plan_from)
    if scenario and measure == "target":
        measure = "scenario"
    bracket = _BRACKET.search(lower or upper)
    unit = collapse(bracket[1]) if bracket and not _TIME.search(fold(bracket[1])) else None
    if measure == "ratio":
        unit = "%"
    return Column("value", printed, measure, period, unit)


def _measure(folded: str, period: str | None, plan_from: int | None) -> str:
    if _RATIO.search(folded):
        return "ratio"
    for pattern, measure in _MEASURES:
        if pattern.search(folded):
            return measure
    if period and plan_from and int(period[:4]) < plan_from:
        return "actual"
    return "target"


def _period(own: str, context: str) -> str | None:
    """The period that a header names, its year taken from the wider context where it names none."""
    if span := _SPAN.search(own):
        return f"{span[1]}/{span[2]}" if int(span[1]) < int(span[2]) else span[1]
    year_match = _YEAR.search(own) or _YEAR.search(context)
    year = year_match[1] if year_match else None
    if year is None:
        return None
    if quarter := _QUARTER.search(own):
        return f"{year}-Q{_QUARTERS[quarter[1]]}"
    if "6 thang" in own:
        return f"{year}-H2" if "cuoi" in own else f"{year}-H1"
    if "9 thang" in own:
        return f"{year}-9M"
    return year if _YEAR.search(own) or "ca nam" in own else None
