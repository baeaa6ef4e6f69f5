"""Targets that a table says in sentences, as sections for the reader of running text.

`TT | Chỉ tiêu | Chủ trì`, and below it `Tỷ lệ phủ sóng 5G đạt 100% dân số`: the figure stands inside the
label, and no column says its unit, period or bound. What such a row asks of a body belongs to the tasks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sources.document.outline import Section
from sources.document.paragraphs import Marker, Paragraph
from sources.grammar.column_names import role_of
from sources.paper.cells import Cell
from sources.paper.letters import collapse
from sources.paper.marks import without_marks
from sources.reading.annexed import PlacedTable


def sections_of(placed: PlacedTable, plain: Sequence[str]) -> Iterator[Section]:
    """The rows of a table whose heading names indicators and that has no column of figures."""
    table, place = placed.table, placed.place
    if table.kind != "tasks" or role_of(table.columns[table.main].printed) != "label":
        return
    titled = Paragraph(Marker("part", ""), place.title, [placed.region.start])
    above = Section(place.annex_id, titled.marker, None, [titled], holds=True)
    group = above
    for row in table.rows:
        cell, number = row.cells[table.main], row.text(table.position("number")).rstrip(".")
        if row.role != "data":
            titled = Paragraph(Marker("roman", number), cell.text, [row.line_from])
            group = Section(place.row_id(row.ordinal), titled.marker, above, [titled], holds=True)
        elif (said := _paragraph(Marker("number", number), cell, plain)) is not None:
            yield Section(place.row_id(row.ordinal), said.marker, group, [said])


def _paragraph(marker: Marker, cell: Cell, plain: Sequence[str]) -> Paragraph | None:
    """The text of a cell with its lines; None where these do not make it, as behind a page break."""
    if cell.line_from == cell.line_to:
        return Paragraph(marker, cell.text, [cell.line_from])
    paragraph = Paragraph(marker, "", [], starts=[])
    for number in cell.lines:
        if piece := collapse(plain[number - 1].strip(" |*")):
            paragraph.join(piece, number)
    return paragraph if without_marks(paragraph.text) == without_marks(cell.text) else None
