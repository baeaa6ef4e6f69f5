"""Which role a printed heading of a column names.

Words and their roles are data (`vocabularies/columns.yaml`). What a column measures, and of when, belongs to
`tables.columns`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sources.grammar.dates import YEAR
from sources.grammar.periods import NAMES_TIME
from sources.paper.letters import fold
from sources.vocabularies.vocabulary import ColumnRule, column_rules

MAIN = ("label", "task", "project")
"""Roles of columns that name what a row is about."""
_WORDS = re.compile(r"[^a-z0-9%]+")
# "KH2026": print saves the blank before a year.
GLUED_YEAR = re.compile(rf"(?<=[a-z])(?={YEAR}\b)")
_BRACKET = re.compile(r"\([^()]{1,40}\)\s*$")


@lru_cache(maxsize=8192)
def role_of(printed: str) -> str | None:
    """The role that a header cell names; None where no rule of the vocabulary fits."""
    folded = GLUED_YEAR.sub(" ", fold(printed))
    words = f" {_WORDS.sub(' ', _BRACKET.sub('', folded)).strip()} "
    if not words.strip():
        return None
    timed = NAMES_TIME.search(folded) is not None
    for rule in column_rules():
        if _fits(rule, words, timed):
            return rule.role
    return None


def _fits(rule: ColumnRule, words: str, timed: bool) -> bool:
    if rule.timed:
        return timed
    if words.strip() in rule.whole:
        return True
    named = any(words.startswith(f" {start}") for start in rule.starts) or any(
        has in words for has in rule.has
    )
    return named and not any(word in words for word in rule.unless)
