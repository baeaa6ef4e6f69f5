"""Tables as printed: a row of `annexes` for each, and every printed row with its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sources.document.annexes import AnnexRegion
from sources.readers.place import Place
from sources.tables.table import Table
from warehouse.tables import Annex, PrintedRow


def annex_row(
    document_id: str, annex_id: str, region: AnnexRegion, table: Table | None, plain: Sequence[str]
) -> Annex:
    """An annex with its table, or with none. Blank lines at its end are no part of it."""
    headers = [column.printed for column in table.columns] if table else []
    end = region.end
    while end > region.start + 1 and not plain[end - 1].strip():
        end -= 1
    return Annex(
        annex_id=annex_id,
        document_id=document_id,
        number=region.number,
        title=region.title,
        unit_note=region.unit_note,
        kind=table.kind if table else "other",
        headers=headers,
        columns=len(headers),
        rows=len(table.rows) if table else 0,
        line_from=region.start + 1,
        line_to=end,
    )


def printed_rows(table: Table, place: Place) -> Iterator[PrintedRow]:
    """The rows of a table, each cell as printed."""
    for row in table.rows:
        yield PrintedRow(
            row_id=place.row_id(row.ordinal),
            document_id=place.document_id,
            annex_id=place.annex_id,
            row_role=row.role,
            cells=row.texts(),
            line_from=row.line_from,
            line_to=row.line_to,
        )
