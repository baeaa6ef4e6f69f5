"""What must hold of each table: `rules_of(table)` gives every rule, from the declaration and from the genre.

To add a rule, write a function about one row beside its kin (`evidence`, `numbering`, `figures`, `growth`,
`comparisons`, `time`, `bodies`, `prose`) under `promise` or `caveat`. A rule says why it is true of planning
documents; none names a document.
"""

from __future__ import annotations

from functools import cache

from expectations.rule import GENRE, Rule
from expectations.rules import (  # noqa: F401 (to be declared)
    bodies,
    comparisons,
    evidence,
    figures,
    growth,
    lookups,
    numbering,
    prose,
    time,
)
from expectations.rules.declared import declared_rules
from warehouse.schema import Table
from warehouse.tables import TABLES

__all__ = ["GENRE", "rules_by_check", "rules_of"]


def rules_of(table: Table) -> list[Rule]:
    """The rules of a table, those of its declaration first."""
    return [*declared_rules(table), *(rule for rule in GENRE if rule.table == table.name)]


@cache
def rules_by_check() -> dict[str, Rule]:
    """All rules by the id of their check."""
    return {rule.check_id: rule for table in TABLES.values() for rule in rules_of(table)}
