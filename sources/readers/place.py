"""Where an annex stands: what its rows need to know of their document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where an annex stands: what its rows need to know of the document."""

    document_id: str
    annex_id: str
    title: str
    unit_note: str | None
    plan_year: int | None
    """The year of a plan for one year."""

    def row_id(self, ordinal: int) -> str:
        """The id of the row of the table that is the nth in print; ids of what is read from it extend it."""
        return f"{self.annex_id}.r{ordinal:03d}"
