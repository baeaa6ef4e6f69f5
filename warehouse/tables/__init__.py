"""The one declaration of every table: row classes by subject, and `TABLES`, all of them by name.

A column is declared here and nowhere else. How rows are read, kept, judged or told belongs to the other folders.
"""

from collections.abc import Mapping

from warehouse.schema import Table, read_declaration
from warehouse.tables.annexes import Annex, PrintedRow
from warehouse.tables.documents import Document, Footnote, Line, Reject
from warehouse.tables.indicators import IndicatorValue, UnitOfMeasure
from warehouse.tables.projects import Project, ProjectApproval
from warehouse.tables.quality import Check, CorrectedMisprint, Coverage, Finding
from warehouse.tables.running_text import Assignment, Citation, Clause, Duty, UnclaimedFigure
from warehouse.tables.tasks import Agency, Task, TaskAgency

TABLES: Mapping[str, Table] = {
    declared.name: declared
    for declared in map(
        read_declaration,
        (
            Document,
            Footnote,
            Line,
            Clause,
            Citation,
            Reject,
            Annex,
            PrintedRow,
            UnitOfMeasure,
            IndicatorValue,
            Task,
            Agency,
            TaskAgency,
            Duty,
            Assignment,
            Project,
            ProjectApproval,
            UnclaimedFigure,
            Check,
            Finding,
            CorrectedMisprint,
            Coverage,
        ),
    )
}

JUDGED = ("checks", "findings", "coverage")
READ = tuple(name for name in TABLES if name not in JUDGED)
"""Tables that come from the texts; the others say how good these are."""

__all__ = [
    "JUDGED",
    "READ",
    "TABLES",
    "Agency",
    "Annex",
    "Assignment",
    "Check",
    "Citation",
    "Clause",
    "CorrectedMisprint",
    "Coverage",
    "Document",
    "Duty",
    "Finding",
    "Footnote",
    "IndicatorValue",
    "Line",
    "PrintedRow",
    "Project",
    "ProjectApproval",
    "Reject",
    "Task",
    "TaskAgency",
    "UnclaimedFigure",
    "UnitOfMeasure",
]
