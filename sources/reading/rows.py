"""The rows that one text gives, by published table. How they are read belongs to `reading`."""

from __future__ import annotations

from dataclasses import dataclass, field

from warehouse.tables import (
    Agency,
    Annex,
    Assignment,
    Citation,
    Clause,
    CorrectedMisprint,
    Document,
    Duty,
    Footnote,
    IndicatorValue,
    Line,
    PrintedRow,
    Project,
    ProjectApproval,
    Reject,
    Task,
    TaskAgency,
    UnclaimedFigure,
    UnmatchedLabel,
)


@dataclass(slots=True)
class Reading:
    """All rows of one document. `agencies` are those that it names; documents share them."""

    document: Document
    annexes: list[Annex] = field(default_factory=list)
    printed_rows: list[PrintedRow] = field(default_factory=list)
    indicator_values: list[IndicatorValue] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    task_agencies: list[TaskAgency] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    project_approvals: list[ProjectApproval] = field(default_factory=list)
    agencies: list[Agency] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    corrections: list[CorrectedMisprint] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    unclaimed_figures: list[UnclaimedFigure] = field(default_factory=list)
    unmatched_labels: list[UnmatchedLabel] = field(default_factory=list)
