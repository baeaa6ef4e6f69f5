"""Sections of the outline as rows of `clauses`."""

from __future__ import annotations

from sources.document.outline import Section
from warehouse.tables import Clause


def as_rows(sections: list[Section], document_id: str) -> list[Clause]:
    """The sections as rows of `clauses`."""
    rows = []
    for section in sections:
        heading = section.heading()
        own = section.paragraphs[1:] if heading else section.paragraphs
        lines = section.lines
        rows.append(
            Clause(
                clause_id=section.clause_id,
                document_id=document_id,
                parent_id=section.parent.clause_id if section.parent else None,
                level=section.level,
                number=section.number,
                path=section.path,
                heading=heading,
                text="\n".join(paragraph.text for paragraph in own) or None,
                line_from=min(lines),
                line_to=max(lines),
            )
        )
    return rows
