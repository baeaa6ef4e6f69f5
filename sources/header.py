"""What the columns of a table mean, read from its header: roles, and for value columns the measure, period and unit.

Words and their roles are data (`vocabularies/columns.yaml`). Which rows of a grid are the header is found here too;
what stands below it belongs to `table`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sources.fold import collapse, fold
from sources.grid import GridRow
from sources.periods import YEAR
from sources.traits import trait_of
from sources.vocabulary import ColumnRule, column_rules

MAIN = ("label", "task", "project")
"""Roles of columns that name what a row is about."""
_WITHIN = 12
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


# --- which rows are the header ---


def find_header(rows: list[GridRow]) -> tuple[int, int] | None:
    """Start and end of the header rows among the first rows."""
    for index, row in enumerate(rows[:_WITHIN]):
        if _names_columns(row):
            end = index + 1
            while end < len(rows) and _continues_header(rows[index], rows[end]):
                end += 1
            return index, end
    return None


def _names_columns(row: GridRow) -> bool:
    texts = [text for text in row.texts() if text]
    roles = [role_of(text) for text in texts if len(text) < 90]
    named = [role for role in roles if role]
    return len(set(named)) >= 2 and len(named) >= 0.6 * len(texts) and bool(set(named) & {*MAIN, "number"})


def opens_table(row: GridRow) -> bool:
    """Whether a row is a header by itself, wherever it stands: a name for the ordinals, then names of columns."""
    return bool(row.cells) and role_of(row.cells[0].text) == "number" and _names_columns(row)


def _continues_header(first: GridRow, row: GridRow) -> bool:
    """A second header line under spanning cells, or a row that numbers the columns."""
    texts = row.texts()
    filled = [text for text in texts if text]
    if not filled:
        return False
    if numbers_columns(filled):
        return True
    heads = [role_of(cell.text) for cell in first.cells]
    for index, role in enumerate(heads[: len(texts)]):
        if role in ("number", *MAIN) and texts[index]:
            return False
    return len(filled) >= 2 and all(role_of(text) is not None or trait_of(text) in ("unit", "word") for text in filled)


def numbers_columns(filled: Sequence[str]) -> bool:
    """`1 2 3 4 …` or `A B 1 2 3=2/1 …` under the names of columns."""
    bare = [text.split("=")[0].strip("()[] ") for text in filled]
    numbers = [int(text) for text in bare if text.isdecimal()]
    letters = [text for text in bare if not text.isdecimal()]
    return (
        len(numbers) >= 2
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and numbers[0] == 1
        and all(len(text) == 1 for text in letters)
    )


def pairs_of(rows: list[GridRow]) -> list[tuple[str, str]]:
    """Upper and lower header text of each column; a spanning upper cell reaches over the lower cells right of it."""
    upper = rows[0].texts()
    lowers = [row.texts() for row in rows[1:] if not numbers_columns([text for text in row.texts() if text])]
    if not lowers:
        return [(text, "") for text in upper]
    width = max(len(upper), *(len(lower) for lower in lowers))
    pairs: list[tuple[str, str]] = []
    above = ""
    for index in range(width):
        own = upper[index] if index < len(upper) else ""
        below = " ".join(lower[index] for lower in lowers if index < len(lower) and lower[index])
        above = own or (above if below else "")
        pairs.append((above, below))
    return pairs
