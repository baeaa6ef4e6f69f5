"""The words that a rule is written in: what it expects, how bad a breach is, and how a breach reads.

A rule is either a list of expectations that Great Expectations knows (`Expect`), or a function that gives a verdict
for each row (`Verdict`), which becomes a boolean column that is expected to be true. Both are reported in one way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warehouse.schema import Bilingual

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
"""Rows of tables by name; a rule may look at other tables than its own."""


@dataclass(frozen=True, slots=True)
class Expect:
    """An expectation of Great Expectations by class name, with its arguments, and how a breach reads."""

    type: str
    arguments: Mapping[str, Any]
    breach: Bilingual


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a row keeps a rule, and if not, what is wrong, with the numbers that do not fit."""

    holds: bool
    message: Bilingual | None = None


HOLDS = Verdict(True)


def breach(vi: str, en: str) -> Verdict:
    return Verdict(False, Bilingual(vi, en))


Judge = Callable[[Rows], Sequence[Verdict | None]]
"""A verdict for each row of the rule's table, in order; None where the rule has nothing to say of a row."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold of a table. `error`: a promise of ours; `warn`: a caveat, mostly about the document."""

    table: str
    name: str
    severity: str
    description: Bilingual
    expects: tuple[Expect, ...] = ()
    judge: Judge | None = None
    needs: tuple[str, ...] = ()
    """Other tables that `judge` looks at."""
    of_form: bool = False
    """Whether `judge` is about the form of a row, and so is asked about rows that are not as declared too."""

    @property
    def check_id(self) -> str:
        return f"{self.table}.{self.name}"


def rule(
    table: str, name: str, severity: str, description: str, judge: Judge, *, needs: Sequence[str] = ()
) -> Rule:
    """A rule of the genre; `description` is written `vi | en`."""
    return Rule(table, name, severity, Bilingual.parse(description), judge=judge, needs=tuple(needs))


def row_of(value_id: str) -> str:
    """The id of the annex row or the clause that a value stands in: `{document}.pl1.t2.r012`, `{document}.c031`."""
    parts = value_id.split(".")
    for position, part in enumerate(parts[1:], start=1):
        if part[0] in "rc" and part[1:].isdecimal():
            return ".".join(parts[: position + 1])
    return value_id
