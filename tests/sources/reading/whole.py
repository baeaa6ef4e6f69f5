"""What must hold of any reading, of good texts and of damaged ones: no line and no row without the other.

The ledger has every line once, as received, and gives it to the document or to a row that is there and stands
in it; every row that prints lines has one of its own. Each can be wrong: `test_whole` breaks them.
"""

from __future__ import annotations

from sources.paper.lines import Text
from sources.reading.rows import Reading

OWNERS = {
    "annexes": "annex_id",
    "printed_rows": "row_id",
    "clauses": "clause_id",
    "footnotes": "footnote_id",
    "rejects": "reject_id",
}
"""Tables whose rows hold lines, with their keys."""
PRINTED = ("printed_rows", "clauses", "footnotes")
"""Those with lines to themselves; an annex leaves its lines to its rows, a line may be rejected twice."""
PROMISES = {"indicator_values": "value_id", "tasks": "task_id", "projects": "project_id"}


def check_whole(text: Text, reading: Reading) -> None:
    """Raise AssertionError where the ledger and the rows do not bear one another out."""
    whole = (1, len(text.lines))
    spans = {reading.document.document_id: whole}
    for table, key in (OWNERS | PROMISES).items():
        rows = getattr(reading, table)
        assert len({getattr(row, key) for row in rows}) == len(rows), f"two rows of {table} have one id"
        for row in rows:
            assert 1 <= row.line_from <= row.line_to <= len(text.lines), row
            # The unit of a table that stands in running text is told above the table.
            own = whole if table == "annexes" else (row.line_from, row.line_to)
            spans |= {getattr(row, key): own} if table in OWNERS else {}
    check_ledger(text, reading, spans)


def check_ledger(text: Text, reading: Reading, spans: dict[str, tuple[int, int]]) -> None:
    """`spans`: first and last line of the document and of every row that may hold lines, by id."""
    assert [line.line for line in reading.lines] == list(range(1, len(text.lines) + 1))
    assert [line.text or "" for line in reading.lines] == text.lines
    for value in reading.indicator_values:
        first, last = spans[value.row_id]
        assert first <= value.line_from <= value.line_to <= last, value
    held = {line.owner for line in reading.lines}
    for line in reading.lines:
        assert (line.owner is None) == (line.role == "blank"), line
        first, last = spans.get(line.owner or reading.document.document_id, (0, 0))
        assert first <= line.line <= last, line
    for table in PRINTED:
        for row in getattr(reading, table):
            assert getattr(row, OWNERS[table]) in held, row


def in_doubt(reading: Reading) -> list[int]:
    """The lines that no pass has claimed, and those that two claim alike."""
    return [line.line for line in reading.lines if line.role == "unread" or line.also_claimed_by]
