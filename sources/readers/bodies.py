"""The bodies that rows name: who leads and takes part, and every body of a document, each once.

What a printed name means is told by `grammar.bodies`; this gathers what the rows print.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from sources.grammar.bodies import led_and_joined
from sources.grammar.bodies_in_text import without_clause
from sources.grammar.bodies_of_a_kind import named_each
from sources.grammar.groups_of_bodies import kind_of, stands_for
from sources.grammar.meaning_of_bodies import Recognised
from warehouse.tables import (
    Agency,
    Duty,
    DutyAgency,
    IndicatorValue,
    Project,
    ProjectAgency,
    Task,
    TaskAgency,
    ValueAgency,
)

Row = IndicatorValue | Task | Project | Duty
"""A row that names bodies."""
Link = ValueAgency | TaskAgency | ProjectAgency | DutyAgency
"""A row that says which body another row names."""


class Misprint(Protocol):
    """What a known misprint prints, and what is read in its place."""

    @property
    def found(self) -> str: ...
    @property
    def read_as(self) -> str: ...


class Named(NamedTuple):
    """A body as a row prints it, and the body that is meant."""

    printed: str
    body: Recognised


@dataclass(frozen=True, slots=True)
class BodyReader:
    """What names mean in one document."""

    means: Callable[[str], Recognised]
    """The body that a printed name means in this document."""
    misprint: Callable[[str, int, int], Misprint | None]
    """The known misprint in a text that stands on these lines, if there is one."""

    def named_in(self, printed: str | None, line_from: int, line_to: int) -> list[Named]:
        """The bodies that a published cell names, in the order of print."""
        if not printed:
            return []
        misprint = self.misprint(printed, line_from, line_to)
        read_as = printed.replace(misprint.found, misprint.read_as) if misprint else printed
        return [
            Named(
                misprint.found if misprint and name not in printed else name, self.means(without_clause(full))
            )
            for name, full in named_each(read_as)
        ]

    def of(self, row: Row) -> Iterator[tuple[str, Named]]:
        """The bodies that a row names, each with its role there, in the order of print."""
        for role, printed in _named(row):
            for named in self.named_in(printed, row.line_from, row.line_to):
                yield role, named


def _named(row: Row) -> Iterator[tuple[str, str | None]]:
    """The cells of a row that name bodies, each with their role."""
    match row:
        case Duty():
            yield from (("reports", row.who), ("receives", row.to_whom))
        case Task():
            yield from (("lead", row.lead), ("coordinating", row.coordinating))
        case Project() | IndicatorValue():
            printed = row.lead if isinstance(row, Project) else row.agencies
            lead, joined = led_and_joined(printed or "")
            yield from (("lead", lead), ("coordinating", joined))
            if isinstance(row, Project):
                yield "coordinating", row.coordinating


def links(row: Row, named: Iterable[tuple[str, Named]]) -> Iterator[Link]:
    """The rows that say which bodies a row names: each body once a role, as it is printed first."""
    first: dict[tuple[str, str], str] = {}
    for role, (printed, body) in named:
        first.setdefault((role, body.id), printed)
    for (role, body_id), printed in first.items():
        match row:
            case Duty():
                yield DutyAgency(row.duty_id, body_id, role, printed, row.document_id, "named")
            case Task():
                yield TaskAgency(row.task_id, body_id, role, printed, row.document_id)
            case Project():
                yield ProjectAgency(row.project_id, body_id, role, printed, row.document_id, "named")
            case IndicatorValue():
                yield ValueAgency(row.value_id, body_id, role, printed, row.document_id, "named")


def agencies(bodies: Iterable[Recognised]) -> list[Agency]:
    """Every body once, under the name that it has first."""
    first: dict[str, Recognised] = {}
    for body in bodies:
        first.setdefault(body.id, body)
    return [
        Agency(
            agency_id=body.id,
            name_vi=body.name,
            name_en=body.name_en,
            level=body.level,
            status=body.status,
            aliases="; ".join(body.aliases) or None,
            kind=kind_of(body.name, body.level) if body.status == "named" else None,
            place=body.place,
            stands_for="; ".join(stands_for(body.name)) or None if body.status == "generic" else None,
        )
        for body in (first[key] for key in sorted(first))
    ]
