"""Where an annex stands: what its rows need to know of their document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Place:
    """Where an annex stands: what its rows need to know of the document."""

    document_id: str
    annex_id: str
    title: str
    unit_note: str | None
    plan_year: int | None
    """The year of a plan for one year."""
