"""The published rows of one release, arranged as pages ask for them, and where each row has its home.

Rows are dictionaries as the warehouse gives them. A row that is published has one home: the page, and the
place on it, that a reader is led to from a source line. What is said of a row belongs to its page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from publish.addresses import line_address, rows_page
from publish.portal.printing import clipped

Row = dict[str, Any]

TABLES_SHOWN = (
    "documents",
    "agencies",
    "annexes",
    "assignments",
    "checks",
    "citations",
    "clauses",
    "corrections",
    "coverage",
    "duties",
    "duty_agencies",
    "findings",
    "footnotes",
    "indicator_values",
    "indicators",
    "layouts",
    "obligations",
    "outcomes",
    "project_agencies",
    "project_approvals",
    "projects",
    "reconciliations",
    "rejects",
    "standing",
    "task_agencies",
    "tasks",
    "territories",
    "unanswered",
    "unclaimed_figures",
    "units",
    "value_agencies",
)
"""The tables that pages are made of; lines and rows as printed are read document by document."""


ROW_KEYS = {
    "indicator_values": "value_id",
    "tasks": "task_id",
    "projects": "project_id",
    "duties": "duty_id",
    "assignments": "assignment_id",
    "citations": "citation_id",
    "rejects": "reject_id",
    "unclaimed_figures": "figure_id",
}
"""The ids of rows that are read from lines."""


class Chip(NamedTuple):
    """What came of a line: the table, the row, where it leads."""

    table: str
    row: Row
    address: str


@dataclass(slots=True)
class Content:
    """The rows of a release. `lines_of` and `printed_rows_of` read those of one document."""

    tables: Mapping[str, Sequence[Row]]
    lines_of: Callable[[str], Sequence[Row]]
    printed_rows_of: Callable[[str], Sequence[Row]]
    homes: dict[str, str] = field(default_factory=dict)
    """The home of a row by its id: an address within the site, of one language."""
    quotes: dict[tuple[str, int], str] = field(default_factory=dict)
    documents: Mapping[str, Row] = field(init=False)
    indicators: Mapping[str, Row] = field(init=False)
    agencies: Mapping[str, Row] = field(init=False)
    values: Mapping[str, Row] = field(init=False)
    units: Mapping[str, Row] = field(init=False)
    territories: Mapping[str, Row] = field(init=False)
    _quoted: Mapping[str, Sequence[Row]] = field(init=False)

    def __post_init__(self) -> None:
        self.documents = by_key(self.tables["documents"], "document_id")
        self.indicators = by_key(self.tables["indicators"], "indicator_id")
        self.agencies = by_key(self.tables["agencies"], "agency_id")
        self.values = by_key(self.tables["indicator_values"], "value_id")
        self.units = by_key(self.tables["units"], "unit_code")
        self.territories = by_key(self.tables["territories"], "territory")
        self._quoted = grouped(self.tables["indicator_values"], "document_id")

    def home(self, row_id: str, document_id: str) -> str:
        """Where a row is led to; what has no page of its own stands on the page of its document's rows."""
        return self.homes.get(row_id) or f"{rows_page(document_id)}#{row_id}"

    def quote(self, row: Row) -> list[Quoted]:
        """The lines of a row, those with nothing on them left out; its figure apart where its place is
        known."""
        last = min(row["line_to"], row["line_from"] + LONGEST_QUOTE - 1)
        quoted = []
        for line in range(row["line_from"], last + 1):
            text = self.quotes.get((row["document_id"], line), "")
            if line == row["line_from"] and row["figure_from"] is not None:
                before, after = text[: row["figure_from"]], text[row["figure_to"] :]
                figure = text[row["figure_from"] : row["figure_to"]]
                quoted.append(Quoted(line, _end_of(before), figure, clipped(after, _AROUND)))
            elif text.strip(" |\t"):
                quoted.append(Quoted(line, clipped(text, 2 * _AROUND), "", ""))
        return quoted

    def differ_in_last_digit(self, pair: Row) -> bool:
        """Whether two statements that contradict each other are one unit of their last digit apart."""
        sides = (self.values[pair["value_id_a"]], self.values[pair["value_id_b"]])
        decimals = max(_decimals(side["value_min"], side["value_max"]) for side in sides)
        return pair["difference"] is not None and abs(pair["difference"]) < 1.5 * 10.0**-decimals

    def keep_quotes(self, document_id: str, lines: Iterable[Row]) -> None:
        """Keep the texts that pages quote, of the lines of a document that were just read."""
        wanted = {
            line
            for row in self._quoted.get(document_id, ())
            for line in range(row["line_from"], min(row["line_to"], row["line_from"] + LONGEST_QUOTE - 1) + 1)
        }
        self.quotes.update(
            ((document_id, line["line"]), line["text"] or "") for line in lines if line["line"] in wanted
        )


class Quoted(NamedTuple):
    """A line that is quoted: what stands before the figure, the figure, what stands behind it."""

    line: int
    before: str
    figure: str
    after: str


_AROUND = 150
"""Letters that are quoted on either side of a figure."""


def _end_of(text: str) -> str:
    return text if len(text) <= _AROUND else "…" + text[-_AROUND:].partition(" ")[2]


def _decimals(*figures: float | None) -> int:
    """Decimals of the most exact of figures."""
    written = (f"{figure:.6f}".rstrip("0").partition(".")[2] for figure in figures if figure is not None)
    return max(map(len, written), default=0)


LONGEST_QUOTE = 12
"""Lines of a row that are quoted beside it; the page of the document has them all."""


def by_key(rows: Iterable[Row], column: str) -> dict[str, Row]:
    return {row[column]: row for row in rows}


def grouped(rows: Iterable[Row], column: str) -> dict[Any, list[Row]]:
    """Rows by the value of a column, in the order in which they come."""
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return dict(found)


def figure_address(row: Row) -> str:
    """Where the figure of a value stands: its place in its line where that is known, else the line."""
    address = line_address(row["document_id"], row["line_from"])
    return address if row.get("figure_from") is None else f"{address}.{row['figure_from']}"


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a long list: what the part is called, and which rows it holds."""

    name: str
    rows: Sequence[Row]


def parted(rows: Sequence[Row], limit: int, key: Callable[[Row], str]) -> list[Part]:
    """A list on one page where it is short, else by a key (a year), and in pieces where one is still long.

    The weight of a page must not grow with the corpus.
    """
    if len(rows) <= limit:
        return [Part("", rows)]
    pieces: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        pieces[key(row)].append(row)
    return [
        Part(name if at == 0 else f"{name}-{at // limit + 1}", pieces[name][at : at + limit])
        for name in sorted(pieces)
        for at in range(0, len(pieces[name]), limit)
    ]
