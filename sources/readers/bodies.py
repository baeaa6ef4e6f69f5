"""The bodies that rows name: who leads and takes part, and every body of a document, each once.

What a printed name means is told by `grammar.bodies`; this gathers what the rows print.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from sources.grammar.bodies import Recognised, led_and_joined, split_bodies
from warehouse.tables import Agency, IndicatorValue, Project, Task, TaskAgency


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
            Named(misprint.found if misprint and name not in printed else name, self.means(name))
            for name in split_bodies(read_as)
        ]

    def leads_of(self, row: IndicatorValue | Project) -> list[Named]:
        """The bodies that lead what a row speaks of."""
        printed = row.agencies if isinstance(row, IndicatorValue) else row.lead
        return self.named_in(led_and_joined(printed or "")[0], row.line_from, row.line_to)

    def of_task(self, task: Task) -> Iterator[tuple[str, Named]]:
        """The bodies of a task, each with its role: those that lead, then those that take part."""
        for role, printed in (("lead", task.lead), ("coordinating", task.coordinating)):
            for named in self.named_in(printed, task.line_from, task.line_to):
                yield role, named


def task_agencies(task: Task, named: Iterable[tuple[str, Named]]) -> list[TaskAgency]:
    """The rows of a task: each body once a role, as it is printed first."""
    first: dict[tuple[str, str], str] = {}
    for role, (printed, body) in named:
        first.setdefault((role, body.id), printed)
    return [
        TaskAgency(
            task_id=task.task_id, agency_id=body_id, role=role, printed=printed, document_id=task.document_id
        )
        for (role, body_id), printed in first.items()
    ]


def agencies(bodies: Iterable[Recognised]) -> list[Agency]:
    """Every body once, under the name that it has first."""
    first: dict[str, Recognised] = {}
    for body in bodies:
        first.setdefault(body.id, body)
    return [
        Agency(
            agency_id=body.id, name_vi=body.name, name_en=body.name_en, level=body.level, status=body.status
        )
        for body in (first[key] for key in sorted(first))
    ]
