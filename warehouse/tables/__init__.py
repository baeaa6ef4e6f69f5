"""The one declaration of every table: row classes by subject, and `TABLES`, all of them by name.

A column is declared here and nowhere else. How rows are read, kept, judged or told belongs to the other folders.
"""

from collections.abc import Mapping

from warehouse.schema import Table, read_declaration
from warehouse.tables.annexes import Annex, PrintedRow
from warehouse.tables.comparisons import Outcome, Reconciliation
from warehouse.tables.documents import Document, Footnote, Line, Reject
from warehouse.tables.indicators import Indicator, IndicatorValue, UnitOfMeasure, UnmatchedLabel
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
            Indicator,
            IndicatorValue,
            UnmatchedLabel,
            Reconciliation,
            Outcome,
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
DERIVED = ("reconciliations", "outcomes")
"""Tables that the warehouse makes of what was read."""

READ = tuple(name for name in TABLES if name not in (*JUDGED, *DERIVED))
"""Tables that come from the texts."""

KEPT = (*READ, *DERIVED)
"""Tables that hold what the documents say; the others, `JUDGED`, say how good these are."""

__all__ = [
    "DERIVED",
    "JUDGED",
    "KEPT",
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
    "Indicator",
    "IndicatorValue",
    "Line",
    "Outcome",
    "PrintedRow",
    "Project",
    "ProjectApproval",
    "Reconciliation",
    "Reject",
    "Task",
    "TaskAgency",
    "UnclaimedFigure",
    "UnitOfMeasure",
    "UnmatchedLabel",
]
