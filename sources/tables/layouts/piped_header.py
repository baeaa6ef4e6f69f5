"""The header of a table that is a stream of cells: where it begins and ends, how wide it makes rows.

Print sets a second line of names under some of the first; the stream does not say which. So every width that
the two lines allow is told, and `piped` takes the one under which the rows are cut best.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from sources.grammar.column_names import MAIN, role_of
from sources.grammar.dates import YEAR
from sources.paper.cells import Cell, GridRow, blank
from sources.paper.letters import fold
from sources.tables.header_rows import numbers_columns
from sources.tables.layouts.span_witness import contradicts
from sources.tables.traits import ORDINALS, trait_of

_LONGEST_HEADER = 40
"""Cells: a header holds no more."""
_BEHIND_ORDINALS = 7
"""Cells: a name of a column stands so near behind that of the ordinals."""
_LINE_OF_NAMES = 0.6
_MOST_WAYS = 40
"""A header that leaves more ways open tells nothing: the first of them already differ in every name."""
_NAMES = frozenset({"word", "long", "agency", "unit", "time"})
"""What the cells of a line of names look like."""
_YEAR = re.compile(rf"\b{YEAR}\b")
_DONE = re.compile(r"\b(?:uoc|uth|thuc hien|th)\b")
# A name of a year that says what its figures are has no use for names below it.
_MEASURED = re.compile(
    r"\b(?:ke hoach|kh|du toan|dt|du kien|muc tieu|thuc hien|th|uoc|uth|so sanh|so voi)\b|/|%"
)
_SPANS_NOTHING = ("number", "unit", "note", *MAIN)
_FIGURES = ("value", "investment", "funding", "capacity", None)
_RUNNING = re.compile(r"\bhien (?:hanh|tai)\b")


class Width(NamedTuple):
    """A reading of the header: the role of each column, and which upper cell stands over which lower one.

    `named` is the lower name over each column, blank where it has none.
    """

    roles: list[str]
    uppers: list[int]
    lowers: list[int | None]
    named: list[str]

    def over(self, column: int) -> tuple[int, int | None] | None:
        """The cells of both lines that stand over a column; None where there is no such column."""
        return (self.uppers[column], self.lowers[column]) if column < len(self.uppers) else None


class Header(NamedTuple):
    """The header rows of a stream, where they lie, how many cells they take, the widths they may mean."""

    rows: list[list[str]]
    spans: list[tuple[int, int]]
    length: int
    ruled: bool
    widths: list[Width]


# --- where it is --------------------------------------------------------------------------------------------


def header_start(cells: list[Cell]) -> int | None:
    """Where the header begins, by the first rule that finds it."""
    rules: tuple[Callable[[list[Cell]], int | None], ...] = (_at_ordinals, _at_names, _at_first_cell)
    return next((start for rule in rules if (start := rule(cells)) is not None), None)


def _at_ordinals(cells: list[Cell]) -> int | None:
    """A cell for ordinals with a named column near behind it."""
    for index, cell in enumerate(cells[: 4 * _LONGEST_HEADER]):
        behind = cells[index + 1 : index + 1 + _BEHIND_ORDINALS]
        if role_of(cell.text) == "number" and any(role_of(other.text) for other in behind):
            return index
    return None


def _at_names(cells: list[Cell]) -> int | None:
    """A run of three named columns, of which the first two are no figures."""
    roles = [role_of(cell.text) for cell in cells[: _LONGEST_HEADER + 2]]
    threes = enumerate(zip(roles, roles[1:], roles[2:], strict=False))
    return next((index for index, three in threes if all(three) and "value" not in three[:2]), None)


def _at_first_cell(cells: list[Cell]) -> int | None:
    """A cell for ordinals that opens the stream, whatever the names behind it."""
    first = next((index for index, cell in enumerate(cells) if cell.text), None)
    return first if first is not None and role_of(cells[first].text) == "number" else None


def read_header(stream: list[Cell]) -> Header:
    """The header that opens a stream: up to the first ordinal, or line by line up to an empty cell each."""
    traits = [trait_of(cell.text) for cell in stream[: 3 * _LONGEST_HEADER]]
    ordinal = _first_of(ORDINALS, traits, 2)
    empty = _first_of(("empty",), traits, 0)
    ruled = empty < ordinal
    spans = [(0, min(empty, ordinal))]
    while ruled:
        start = spans[-1][1] + 1
        end = _first_of(("empty",), traits, start)
        texts = [cell.text for cell in stream[start:end]]
        above_rows = end + 1 < len(traits) and traits[end + 1] in ORDINALS
        if not _is_header_line(traits[start:end], texts, above_rows):
            break
        spans.append((start, end))
    rows = [[cell.text for cell in stream[start:end]] for start, end in spans]
    return Header(rows, spans, spans[-1][1] + ruled, ruled, _widths(rows))


def _first_of(wanted: Sequence[str], traits: list[str], start: int) -> int:
    """Index of the first cell with one of these traits; the end of the cells where there is none."""
    return next((index for index in range(start, len(traits)) if traits[index] in wanted), len(traits))


def _is_header_line(traits: list[str], texts: list[str], last: bool) -> bool:
    """A second line of names and periods, or a row that numbers the columns 1, 2, 3, …

    Names that stand under others are often of this table alone (`Cấp tỉnh`, `Xã, phường`): the `last` line
    above the first ordinal is of names where it is of words. A title is one cell, a sum has figures.
    """
    if not texts or traits[0] in ("roman", "letter", "dash", "bullet"):
        return False
    named = sum(role_of(text) is not None for text in texts) >= _LINE_OF_NAMES * len(texts)
    of_words = last and len(texts) > 1 and _NAMES.issuperset(traits)
    return numbers_columns(texts) or (traits[0] != "integer" and (named or of_words))


# --- how wide it is -----------------------------------------------------------------------------------------


def _widths(rows: list[list[str]]) -> list[Width]:
    """Every way to set the last header line under the first: some upper cells span lower ones."""
    upper = rows[0]
    lower = next((row for row in reversed(rows[1:]) if not numbers_columns(row)), [])
    spread = _by_named_years(upper, lower) or _by_running_year(upper, lower)
    if spread:
        return [_spread(upper, lower, spread)]
    ways = [*islice(_spans(upper, lower), _MOST_WAYS)]
    return [_spread(upper, lower, spans) for spans in ways] or [_spread(upper, [], {})]


def _spans(upper: list[str], lower: list[str]) -> Iterator[dict[int, int]]:
    """The ways to set lower cells under upper ones, one each or several, against which nothing speaks.

    What names rows or notes spans nothing, and names of words span no part of what names of figures do.
    """
    roles = [role_of(text) for text in upper]
    for first in range(len(upper) - len(lower), -1, -1) if lower else ():
        yield dict.fromkeys(range(first, first + len(lower)), 1)
    open_to_names = [index for index, role in enumerate(roles) if role not in _SPANS_NOTHING]
    for way in _several_each(upper, lower, open_to_names):
        spanned = {roles[index] for index in way}
        if "value" not in spanned or spanned <= {*_FIGURES}:
            yield way


def _several_each(upper: list[str], lower: list[str], open_to_names: list[int]) -> list[dict[int, int]]:
    """The ways to set all lower cells under some of the upper ones, two or more each."""
    count = len(lower)
    # The ways for the lower cells from each place on, under the upper cells looked at so far.
    ways: list[list[dict[int, int]]] = [*([] for _ in lower), [{}]]
    for index in reversed(open_to_names):
        for start in range(count - 1):
            for end in range(start + 2, count + 1):
                if ways[end] and not contradicts(upper[index], lower[start:end]):
                    own = ({index: end - start, **rest} for rest in ways[end])
                    ways[start] = [*ways[start], *own][:_MOST_WAYS]
    return ways[0] if lower else []


def _names_year(text: str) -> bool:
    return _YEAR.search(text) is not None


def _by_named_years(upper: list[str], lower: list[str]) -> dict[int, int] | None:
    """How many lower cells each upper one spans, where a year is named once, above or below.

    `Năm 2025` stands over `Dự toán`, `Ước thực hiện`, and `Dự kiến 03 năm` over `Năm 2026`, `Năm 2027`.
    """
    runs = [(named, [*cells]) for named, cells in groupby(lower, _names_year)]
    open_to_names = [role_of(text) in (None, "value") for text in upper]
    for first in range(len(upper) - len(runs) + 1) if len(runs) > 1 else ():
        over = range(first, first + len(runs))
        if all(
            open_to_names[index]
            and _names_year(upper[index]) is not named
            and not contradicts(upper[index], names)
            for index, (named, names) in zip(over, runs, strict=True)
        ):
            return {index: len(names) for index, (_, names) in zip(over, runs, strict=True)}
    return None


def _by_running_year(upper: list[str], lower: list[str]) -> dict[int, int] | None:
    """The same where what was planned and what is done stand under a year, not under one more figure."""
    done = any(_DONE.search(fold(text)) for text in lower)
    if not done or not 1 < len(lower) < 4 or any(map(_names_year, lower)):
        return None
    bare = [i for i, text in enumerate(upper) if _names_year(text) and not _MEASURED.search(fold(text))]
    running = [i for i in bare if _RUNNING.search(fold(upper[i]))] or bare
    return {running[0]: len(lower)} if len(running) == 1 else None


def _spread(upper: list[str], lower: list[str], spans: dict[int, int]) -> Width:
    """The columns of a header whose upper cells (by index) span so many lower ones each."""
    width = Width([], [], [], [])
    below = iter(range(len(lower)))
    for index, text in enumerate(upper):
        spanned = [next(below) for _ in range(spans[index])] if index in spans else [None]
        for under in spanned:
            name = text if under is None else f"{text} {lower[under]}"
            width.roles.append(role_of(name) or "other")
            width.uppers.append(index)
            width.lowers.append(under)
            width.named.append("" if under is None else lower[under])
    return width


def spread_header(
    stream: list[Cell], head: Header, width: Width, rivals: Sequence[Width] = ()
) -> list[GridRow]:
    """Header rows as wide as the table; a spanning cell stands over the first column that it spans.

    `rivals` are readings as good as this one: a column over which they set other names goes without any.
    """
    lost = {at for at in range(len(width.roles)) if any(other.over(at) != width.over(at) for other in rivals)}
    named: list[GridRow] = []
    for row in _spread_rows(stream, head, width):
        cells = [blank(cell.line_from) if at in lost else cell for at, cell in enumerate(row.cells)]
        named.append(row._replace(cells=cells))
    return named


def _spread_rows(stream: list[Cell], head: Header, width: Width) -> list[GridRow]:
    (start, end), *rest = head.spans
    empty = blank(stream[start].line_from)
    shown = zip(width.uppers, [None, *width.uppers], strict=False)
    top = [empty if index == before else stream[index] for index, before in shown]
    rows = [GridRow(top, lines_of(stream[start:end]))]
    for start, end in rest:
        cells = stream[start:end]
        rows.append(GridRow(_spread_line(cells, width), lines_of(cells)))
    return rows


def _spread_line(cells: list[Cell], width: Width) -> list[Cell]:
    """A further line of names over its columns; where they do not fit evenly, what they name is lost."""
    if len(cells) == len(width.uppers):
        return cells
    empty = blank(cells[0].line_from)
    each, over = divmod(sum(below is not None for below in width.lowers), len(cells))
    if over or not each:
        return [empty] * len(width.uppers)
    return [empty if below is None or below % each else cells[below // each] for below in width.lowers]


def lines_of(cells: list[Cell]) -> list[int]:
    """The lines of the cells that have text."""
    return [number for cell in cells if cell.text for number in cell.lines]
