"""What must hold of each table: `rules_of(table)` gives every rule, from the declaration and from the genre.

To add a rule, write a function beside its kin (`evidence`, `numbering`, `figures`, `comparisons`, `time`, `bodies`, `prose`) and list it in
that module's `RULES`. A rule says why it is true of planning documents; none names a document.
"""

from __future__ import annotations

from expectations.rule import Rule
from expectations.rules import bodies, comparisons, evidence, figures, numbering, prose, time
from expectations.rules.declared import declared_rules
from warehouse.schema import Table

GENRE: tuple[Rule, ...] = (
    *evidence.RULES,
    *numbering.RULES,
    *figures.RULES,
    *comparisons.RULES,
    *time.RULES,
    *bodies.RULES,
    *prose.RULES,
)


def rules_of(table: Table) -> list[Rule]:
    """The rules of a table, those of its declaration first."""
    return [*declared_rules(table), *(rule for rule in GENRE if rule.table == table.name)]
