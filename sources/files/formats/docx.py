"""Word files: paragraphs with their automatic numbers, tables with merged cells, footnotes.

Numbers that Word counts by itself stand in no text of the file, so they are counted here as Word counts them
(ECMA-376 part 1, 17.9). Headers and footers of pages are furniture and are left out; so is deleted text of
tracked changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from sources.files.formats import Refused
from sources.files.formats.numbering import Numbering
from sources.paper.letters import collapse
from sources.paper.lines import Drawn, Placed
from sources.paper.marks import raised
from sources.paper.numerals import whole

_P, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_RUN, _TEXT, _NOTE, _TEXT_BOX = qn("w:r"), qn("w:t"), qn("w:footnoteReference"), qn("w:txbxContent")
_AS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_LEFT_OUT = {
    qn("w:del"),
    qn("w:moveFrom"),
    qn("w:pPr"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_WIDEST = 200
"""Columns: no table of the genre is wider, and a span is what the file says it is."""
_WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")}


def convert(data: bytes) -> list[Placed | Drawn]:
    """The lines and tables of a Word file. Raises `Refused`."""
    try:
        document = Document(BytesIO(data))
    # A damaged archive fails in whatever part is read first: zip, zlib, XML, a missing part.
    except Exception as error:
        raise Refused(
            f"không phải tệp Word .docx, hoặc tệp hỏng ({error}); xin mở bằng Word và lưu lại",
            f"is no Word .docx file, or damaged ({error}); open it in Word and save it again",
        ) from error
    return _Reader(document).blocks()


class _Reader:
    """One pass over the body: what has been counted so far."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.numbering = Numbering(document)
        self.paragraphs = 0
        self.tables = 0
        self.notes: list[str] = []

    def blocks(self) -> list[Placed | Drawn]:
        return [*self._blocks(self.document.element.body), *self._footnotes()]

    def _blocks(self, parent: Any) -> Iterator[Placed | Drawn]:
        for element in parent:
            if element.tag == _P:
                yield from self._paragraph(element)
            elif element.tag == _TABLE:
                yield from self._table(element)
            elif element.tag in _WRAPPERS:
                yield from self._blocks(element)

    def _paragraph(self, element: Any) -> Iterator[Placed]:
        self.paragraphs += 1
        position = f"paragraph {self.paragraphs}"
        for line in self._text(element).split("\n"):
            yield Placed(line, position)

    def _table(self, element: Any) -> Iterator[Placed | Drawn]:
        """A table; one that holds tables sets them on the page, and its cells are read one by one."""
        self.tables += 1
        position = f"table {self.tables}"
        grid = [_spread(row) for row in _children(element, _ROW)]
        cells = [cell for row in grid for cell in row if cell is not None]
        if any(next(cell.iter(_TABLE), None) is not None for cell in cells):
            for cell in cells:
                yield from self._blocks(cell)
            return
        positions = [f"{position}, row {number}" for number, _ in enumerate(grid, start=1)]
        yield Drawn(
            position,
            positions,
            [[self._cell(cell, at) for cell in row] for at, row in zip(positions, grid, strict=True)],
        )

    def _cell(self, cell: Any, position: str) -> list[Placed] | None:
        if cell is None:
            return None
        texts = (self._text(element) for element in _children(cell, _P))
        return [Placed(line, position) for text in texts for line in text.split("\n")]

    def _text(self, element: Any) -> str:
        """A paragraph as Word shows it, its automatic number before it."""
        text = "".join(self._pieces(element))
        number = self.numbering.label(element) if text.strip() else ""
        return f"{number} {text}" if number else text

    def _pieces(self, element: Any) -> Iterator[str]:
        for child in element:
            if child.tag in _LEFT_OUT:
                continue
            if child.tag == _TEXT:
                yield raised(child.text or "") if _is_raised(element) else child.text or ""
            elif child.tag == _NOTE:
                self.notes.append(child.get(qn("w:id")))
                yield f"[{len(self.notes)}]"
            elif child.tag == _TEXT_BOX:
                for paragraph in child.iter(_P):
                    yield f"\n{''.join(self._pieces(paragraph))}\n"
            else:
                yield _AS.get(child.tag) or "".join(self._pieces(child))

    def _footnotes(self) -> Iterator[Placed]:
        """The notes at the end, each behind the mark that stands in the text."""
        if not self.notes:
            return
        part = self.document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
        texts = {note.get(qn("w:id")): note for note in parse_xml(part.blob)}
        for mark, key in enumerate(list(self.notes), start=1):
            note = texts.get(key)
            text = " ".join("".join(self._pieces(p)) for p in note.iter(_P)) if note is not None else ""
            yield Placed(f"[{mark}] {collapse(text)}", f"footnote {mark}")


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """Children of a kind, also within content controls and tracked insertions."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS:
            yield from _children(element, tag)


def _spread(row: Any) -> list[Any]:
    """The cells of a row, one a column: None where a cell to the left or above covers the column."""
    cells: list[Any] = []
    before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    cells += [None] * _number(before, 0)
    for cell in _children(row, _CELL):
        properties = cell.find(qn("w:tcPr"))
        span = merged = None
        if properties is not None:
            span, merged = properties.find(qn("w:gridSpan")), properties.find(qn("w:vMerge"))
        covered = merged is not None and merged.get(qn("w:val")) != "restart"
        cells += [None if covered else cell, *[None] * (_number(span, 1) - 1)]
    return cells


def _number(element: Any, otherwise: int) -> int:
    """The value of an element that counts columns."""
    return whole(element.get(qn("w:val")), otherwise, _WIDEST) if element is not None else otherwise


def _is_raised(run: Any) -> bool:
    if run.tag != _RUN:
        return False
    align = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    return align is not None and align.get(qn("w:val")) == "superscript"
