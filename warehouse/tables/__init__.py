# mypy: implicit-reexport
# ruff: noqa: F401
"""The one declaration of every table: row classes by subject, and `TABLES`, all of them by name.

A column is declared here and nowhere else. How rows are read, kept, judged or told belongs to the other
folders. A new row class is named once more, in the imports below.
"""

from collections.abc import Mapping

from warehouse.schema import Table, declared_rows, read_declaration
from warehouse.tables.annexes import Annex, PrintedRow, TableLayout
from warehouse.tables.bodies import (
    Agency,
    DutyAgency,
    Obligation,
    PlaceMention,
    ProjectAgency,
    TaskAgency,
    ValueAgency,
)
from warehouse.tables.comparisons import Outcome, Reconciliation, Statement, Unanswered
from warehouse.tables.documents import Document, Footnote, Line, Reject
from warehouse.tables.indicators import (
    Indicator,
    IndicatorValue,
    Territory,
    UnitOfMeasure,
    UnmatchedLabel,
)
from warehouse.tables.projects import Project, ProjectApproval
from warehouse.tables.quality import Change, Check, Code, CorrectedMisprint, Coverage, Finding, Standing
from warehouse.tables.running_text import Assignment, Citation, Clause, Duty, UnclaimedFigure
from warehouse.tables.tasks import Task

TABLES: Mapping[str, Table] = {declared.name: declared for declared in map(read_declaration, declared_rows())}

JUDGED = ("checks", "findings", "coverage", "standing")
DERIVED = ("reconciliations", "outcomes", "obligations", "series", "place_mentions")
"""Tables that the warehouse makes of what was read."""

COMPARED = "changes"
DATED = "unanswered"
CODED = "codes"
WITH_RELEASE = (COMPARED, DATED, CODED)
"""The tables that are made as packages are: what they hold beside the last release, what is over on its
date, what their codes mean."""

READ = tuple(name for name in TABLES if name not in (*JUDGED, *DERIVED, *WITH_RELEASE))
"""Tables that come from the texts."""

KEPT = (*READ, *DERIVED)
"""Tables that hold what the documents say; the others, `JUDGED`, say how good these are."""
