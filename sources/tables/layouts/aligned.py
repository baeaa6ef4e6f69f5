"""Columns set with blanks: what `pdftotext -layout` leaves of a table, cells wrapped over several lines.

Each page has columns of its own, told by the stretches that its numbered lines leave blank; a line of which
two cells fall into one column, or that would make too many, begins another page. A page that shows another
number of columns than the first is not guessed at: its rows stand under no column that can be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from sources.grammar.column_names import MAIN, role_of
from sources.grammar.dates import YEAR
from sources.paper.cells import Cell, Grid, GridRow, blank
from sources.paper.letters import collapse
from sources.tables.header_rows import numbers_columns
from sources.tables.traits import trait_of

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_SET = re.compile(r"\S {3,}\S")
# `VII Đất sông, suối`: an ordinal that one blank alone parts from its label.
_ORDINAL = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}|[IVX]{1,5}|[A-ZĐ]{1,3}|[a-zđ])[.)]?(?= |$)")
_FIGURE = re.compile(r"[0-9.,%-]+")
# A figure that the end of its line cut in two: `121.18417`, `5`; two whole ones make none.
_ONE_FIGURE = re.compile(r"-?[0-9]+(?:(?:\.[0-9]{3})*,[0-9]+|\.[0-9]+)?%?|-?[0-9]{1,3}(?:\.[0-9]{3})+")
_YEAR = re.compile(YEAR)
_ABOVE, _BELOW = 6, 10
"""Lines: a header reaches no further from the line that names its ordinals."""
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2
_PROSE = 60
"""Characters: a line that is longer, in one piece, and set at the margin is running text."""


class _Segment(NamedTuple):
    """Words on a line that single blanks part, and the places (from 0) where they begin and end."""

    text: str
    start: int
    end: int


class _Line(NamedTuple):
    number: int
    segments: list[_Segment]
    numbered: bool
    """Whether it opens with an ordinal, and so is of a row of its own."""


class _Span(NamedTuple):
    """The places that a column takes."""

    start: int
    end: int

    def distance(self, segment: _Segment) -> int:
        """How far a segment stands from the column; negative by as much as they share."""
        return max(self.start, segment.start) - min(self.end, segment.end)


def find(plain: list[str], start: int, end: int) -> Iterator[tuple[int, int, Grid]]:
    """The tables among lines: where each begins and ends (indices), and its rows."""
    index = start
    while index < end:
        number = _number_named(plain[index])
        if number and (found := _read_table(plain, range(start, end), index, number)):
            yield found
            index = found[1]
        else:
            index += 1


def _number_named(line: str) -> _Segment | None:
    """The name for ordinals on a line that names further columns, set with blanks."""
    if "   " not in line or "|" in line or "\t" in line or not _SET.search(line):
        return None
    first, *others = _segments(line)
    known = role_of(first.text) == "number" and any(role_of(other.text) for other in others)
    return first if known else None


def _segments(line: str) -> list[_Segment]:
    return [_Segment(found.group(), *found.span()) for found in _SEGMENT.finditer(line)]


# --- the table ----------------------------------------------------------------------------------------------


def _read_table(
    plain: list[str], within: range, index: int, number: _Segment
) -> tuple[int, int, Grid] | None:
    top = index
    while top > max(within.start, index - _ABOVE) and _SET.search(f"x   {plain[top - 1].strip()}"):
        if not plain[top - 1].startswith("   "):
            break
        top -= 1
    stop = next((at for at in range(index + 1, within.stop) if _is_prose(plain[at])), within.stop)
    lines = [_line(plain[at], at + 1, number.end) for at in range(index + 1, stop)]
    counting = [line for line in lines[:_BELOW] if _counts_columns(line)]
    lines = [line for line in lines if not _counts_columns(line)]
    body = next((at for at, line in enumerate(lines) if line.numbered and len(line.segments) > 1), None)
    if body is None or body > _BELOW:
        return None
    width = max(len(line.segments) for line in (*counting, *lines) if line.numbered)
    first = _top_of_row(lines, body)
    pages = [*_pages(lines[first:], width)]
    above = [_line(plain[at], at + 1, -1) for at in range(top, index + 1)]
    names = [line for line in (*above, *lines[:first]) if line.segments]
    spans = _spans(pages[0])
    header = _header(names, spans)
    if header is None:
        return None
    rows, rules = [header], [line.number for line in counting]
    for page in pages:
        rows.extend(_rows(page, len(spans)))
    if len(rows) <= _FEWEST_ROWS:
        return None
    return top, max(rows[-1].lines), Grid(rows, rules)


def _top_of_row(lines: Sequence[_Line], at: int) -> int:
    """Where the lines of the first row begin, above the one with its ordinal and below the last of names."""
    top = at
    while top and lines[top - 1].segments:
        top -= 1
    while top < at and _names_columns(lines[top]):
        top += 1
    return top


def _names_columns(line: _Line) -> bool:
    """Whether a line that no blank one parts from the first row goes on with names: `năm 2023   năm 2024`."""
    return len(line.segments) > 1 and all(
        _YEAR.search(text) or role_of(text) or trait_of(text) in ("time", "unit")
        for text, *_ in line.segments
    )


def _pages(lines: Sequence[_Line], width: int) -> Iterator[list[_Line]]:
    """The lines under one set of columns each, no more than the fullest line has."""
    page: list[_Line] = []
    spans: list[_Span] = []
    for line in lines:
        if line.numbered:
            joined = _joined(spans, line.segments[1:])
            homes = {span for segment in line.segments[1:] for span in joined if span.distance(segment) < 0}
            if len(homes) < len(line.segments) - 1 or len(joined) > width - 1:
                last = max(at for at, above in enumerate(page) if above.numbered or not above.segments)
                yield page[: last + 1]
                page, joined = page[last + 1 :], _joined([], line.segments[1:])
            spans = joined
        page.append(line)
    yield page


def _is_prose(line: str) -> bool:
    return len(line.strip()) > _PROSE and not line.startswith(" ") and not _SET.search(line)


def _line(line: str, number: int, ordinals_end: int) -> _Line:
    """A line in segments; an ordinal is one of its own, also where one blank alone parts it from words."""
    segments = _segments(line.replace("\f", " "))
    if not segments or segments[0].start > ordinals_end:
        return _Line(number, segments, False)
    first = segments[0]
    ordinal = _ORDINAL.match(first.text)
    if ordinal is None:
        return _Line(number, segments, False)
    own = _Segment(ordinal.group(), first.start, first.start + ordinal.end())
    rest = first.text[ordinal.end() :].strip()
    behind = [_Segment(rest, first.end - len(rest), first.end)] if rest else []
    return _Line(number, [own, *behind, *segments[1:]], True)


def _counts_columns(line: _Line) -> bool:
    return numbers_columns([segment.text for segment in line.segments])


def _spans(page: Sequence[_Line]) -> list[_Span]:
    """The columns of a page: that of ordinals, then what the other segments of numbered lines take."""
    numbered = [line.segments for line in page if line.numbered]
    first = _Span(min(line[0].start for line in numbered), min(line[0].end for line in numbered))
    return [first, *_joined([], [segment for line in numbered for segment in line[1:]])]


def _joined(spans: Sequence[_Span], segments: Sequence[_Segment]) -> list[_Span]:
    """Columns with more of their segments; two columns never touch."""
    joined: list[_Span] = []
    for start, end in sorted([*spans, *((segment.start, segment.end) for segment in segments)]):
        if joined and start <= joined[-1].end:
            joined[-1] = _Span(joined[-1].start, max(joined[-1].end, end))
        else:
            joined.append(_Span(start, end))
    return joined


def _nearest(segment: _Segment, spans: Sequence[_Span]) -> int:
    return min(range(len(spans)), key=lambda column: spans[column].distance(segment))


def _header(lines: Sequence[_Line], spans: Sequence[_Span]) -> GridRow | None:
    """The names over the columns; None where they are not known.

    Names of neighbours that one blank alone parts stand nowhere for sure: those columns go without a name. So
    does a column that names no year where others do: its year stands over several columns.
    """
    if len(spans) < _FEWEST_COLUMNS:
        return None
    cells: list[list[Cell]] = [[] for _ in spans]
    unsure: set[int] = set()
    for line in lines:
        for segment in line.segments:
            over = [column for column, span in enumerate(spans) if span.distance(segment) < 0]
            unsure.update(over if len(over) > 1 else ())
            cells[_nearest(segment, spans)].append(Cell(segment.text, line.number, line.number))
    empty = blank(lines[0].number)
    names = [_together(cell) if cell and column not in unsure else empty for column, cell in enumerate(cells)]
    dated = any(_YEAR.search(name.text) for name in names)
    roles = [role_of(name.text) for name in names]
    names = [
        empty if dated and role == "value" and not _YEAR.search(name.text) else name
        for role, name in zip(roles, names, strict=True)
    ]
    named = [role for role, name in zip(roles, names, strict=True) if name.text]
    if roles[0] != "number" or {*MAIN}.isdisjoint(roles) or None in named or len(named) < _FEWEST_COLUMNS:
        return None
    return GridRow(names, sorted({line.number for line in lines}))


def _together(cells: Sequence[Cell]) -> Cell:
    """The lines of a cell: a figure, and a word that its last letter was cut off, go on without a blank."""
    text = cells[0].text
    for cell in cells[1:]:
        glued = (len(cell.text) == 1 and cell.text.isalpha()) or _ONE_FIGURE.fullmatch(text + cell.text)
        text += cell.text if glued else f" {cell.text}"
    return Cell(collapse(text), cells[0].line_from, cells[-1].line_to)


# --- rows ---------------------------------------------------------------------------------------------------


def _rows(page: Sequence[_Line], width: int) -> Iterator[GridRow]:
    """The rows of a page, each a numbered line with the lines around it that are of its cells."""
    spans = _spans(page)
    for lines in (row for cluster in _clusters(page) for row in _own_rows(cluster, spans)):
        numbers = [line.number for line in lines]
        if len(spans) != width:
            text = collapse(" ".join(segment.text for line in lines for segment in line.segments))
            empty = blank(numbers[0])
            yield GridRow([*[empty] * width, Cell(text, numbers[0], numbers[-1])], numbers)
            continue
        cells: list[list[Cell]] = [[] for _ in spans]
        for line in lines:
            for at, segment in enumerate(line.segments):
                column = 0 if line.numbered and at == 0 else _nearest(segment, spans)
                cells[column].append(Cell(segment.text, line.number, line.number))
        yield GridRow([_together(cell) if cell else blank(numbers[0]) for cell in cells], numbers)


def _clusters(page: Sequence[_Line]) -> Iterator[list[_Line]]:
    """The lines of each row: blank lines part them; where none does, a numbered line has as many lines below
    as above, for print sets the cells of a row to one middle."""
    for filled, run in groupby(page, key=lambda line: bool(line.segments)):
        lines = [*run]
        if not filled:
            continue
        at = [index for index, line in enumerate(lines) if line.numbered]
        start = 0
        for here, following in zip(at, [*at[1:], len(lines)], strict=False):
            above = here - start
            stop = len(lines) if following == len(lines) else min(following, here + above + 1)
            if above == 0 and following < len(lines) and at[0] == 0:
                stop = following  # cells set to the top: what follows is of the row above
            yield lines[start:stop]
            start = stop
        if not at:
            yield lines


def _own_rows(lines: Sequence[_Line], spans: Sequence[_Span]) -> Iterator[Sequence[_Line]]:
    """The rows among the lines around a numbered one: a label with figures of its own, where the line above
    has figures too, is one that print did not number (`Trong đó: …`), and so is what stands above an ordinal
    with figures of its own."""
    start, above = 0, set[int]()
    for at, line in enumerate(lines):
        figures = {
            _nearest(segment, spans) for segment in line.segments if _FIGURE.fullmatch(segment.text)
        } - {0}
        if figures and figures <= above and (line.numbered or _opens_label(line, len(figures))):
            yield lines[start:at]
            start, above = at, set()
        above |= figures
    yield lines[start:]


def _opens_label(line: _Line, figures: int) -> bool:
    """Whether a line opens with a label and not with the rest of one, beside which one figure may go on."""
    first = line.segments[0].text
    return not line.numbered and _FIGURE.fullmatch(first) is None and (figures > 1 or not first[0].islower())
