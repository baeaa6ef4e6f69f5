"""What a row is to the rows around it: data, the title of a group, or the body that answers for the rows
below it.

Each rule looks at one row, its place among the columns and the ordinal of the row below it; the first that
fits tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from sources.grammar.bodies import opens_with_body, opens_with_name, split_bodies
from sources.paper.cells import Cell, GridRow, blank
from sources.paper.letters import collapse
from sources.tables.table import Scrap, Table, TableRow
from sources.tables.traits import trait_of

# `IV. Văn hóa`, `A) Thu`: a title that carries its number itself, which is roman or a capital.
NUMBERED_TITLE = re.compile(r"^(?P<number>[IVX]{1,5}|[A-ZĐ])\s?[.)]\s+(?P<title>\S.*)$")
_LONGEST_TITLE = 120
_SHORTEST_CAPITALS = 3
"""Letters: so few capitals are an abbreviation in the column of labels, no title."""


def reads_as_title(text: str) -> bool:
    """Whether a text over all columns may be a title: a line of words that opens with a capital and closes
    without a stop. The second paragraph of a cell closes with one, or opens with a bullet."""
    return text[:1].isupper() and len(text) < _LONGEST_TITLE and text[-1] not in ".;:,"


class _Look(NamedTuple):
    """A row as its role is told."""

    table: Table
    row: GridRow
    ordinal: str
    below: str
    """The ordinal of the next row."""
    others: list[int]
    """The cells that have text beside the ordinal."""

    @property
    def title(self) -> str:
        return self.row.cells[self.table.main].text

    @property
    def is_capital(self) -> bool:
        """Whether the ordinal is one of titles: `I`, `A.`"""
        return trait_of(self.ordinal) == "roman"

    def text(self, role: str) -> str:
        position = self.table.position(role)
        return "" if position is None else self.row.cells[position].text


# --- what a rule asks ---------------------------------------------------------------------------------------


def _is_spread(look: _Look) -> bool:
    """A title set over all columns comes out of some flattenings once a column."""
    return len(look.others) > 1 and len({look.row.cells[index].text for index in look.others}) == 1


def _is_led_by_nobody(look: _Look) -> bool:
    """Work that nobody leads is a title; what else stands in its row was set into the wrong row."""
    leadless = look.table.kind == "tasks" and len(look.others) == 2 and not look.text("lead")
    return leadless and look.is_capital


def _stands_elsewhere(look: _Look) -> bool:
    """A title that its capital tells, printed in the first column and not in that of work."""
    if look.table.kind not in ("tasks", "projects") or not look.is_capital or len(look.others) != 1:
        return False
    return trait_of(look.row.cells[look.others[0]].text) in ("word", "long", "agency")


def _is_sum_of_projects(look: _Look) -> bool:
    """A title of projects, beside which their sums and a note may stand."""
    if look.table.kind != "projects" or not (look.is_capital or _is_counted_on_below(look)):
        return False
    beside = [
        look.row.cells[index].text
        for index in look.others
        if index != look.table.main and look.table.columns[index].role != "note"
    ]
    return {trait_of(text) for text in beside} <= {"figure", "integer", "dash"}


def _says_more_than_a_title(look: _Look) -> bool:
    return look.others != [look.table.main]


def _is_capital(look: _Look) -> bool:
    return look.is_capital


def _numbers_itself(look: _Look) -> bool:
    blank_ordinal = not look.ordinal and look.table.position("number") is not None
    return blank_ordinal and NUMBERED_TITLE.match(look.title) is not None


def _carries_its_number(look: _Look) -> bool:
    """A title set over all columns, and so printed in the first one: `II. CHUYỂN ĐỔI SỐ`."""
    return not look.others and NUMBERED_TITLE.match(look.ordinal) is not None


def _is_body(look: _Look) -> bool:
    if look.ordinal or look.table.kind not in ("indicators", "scenario") or look.title.startswith(("-", "+")):
        return False
    # Phrases (`các xã`) are told by folded words; a title in capitals is more often a field: `MÔI TRƯỜNG`.
    opens = opens_with_name if look.title.isupper() else opens_with_body
    return opens(look.title) and all(map(opens_with_body, split_bodies(look.title)))


def _is_in_capitals(look: _Look) -> bool:
    return not look.ordinal and len(look.title) > _SHORTEST_CAPITALS and look.title.isupper()


def _is_over_numbered_rows(look: _Look) -> bool:
    """A title without a number, where every row has one: `Nhiệm vụ giao Giám đốc Sở Y tế`, then `1`."""
    if look.ordinal or look.table.kind not in ("tasks", "projects") or look.table.position("number") is None:
        return False
    return trait_of(look.below) == "integer" and reads_as_title(look.title)


def _is_counted_on_below(look: _Look) -> bool:
    """The next row counts on below this one (`3`, then `3.1` or `a`) in a table of tasks or projects."""
    own = look.ordinal.rstrip(".")
    if look.table.kind not in ("tasks", "projects") or not own or "." in own:
        return False
    return look.below.startswith(f"{own}.") or (own.isdecimal() and look.below.rstrip(".)") == "a")


# --- what is made of the row --------------------------------------------------------------------------------


def _as_printed(look: _Look) -> Sequence[Cell]:
    return look.row.cells


def _gathered(look: _Look) -> Sequence[Cell]:
    """A title that is printed over every column, once."""
    cells = list(look.row.cells)
    first = cells[look.others[0]]
    for index in look.others:
        cells[index] = blank(first.line_from)
    cells[look.table.main] = first
    return cells


def _parted(look: _Look) -> Sequence[Cell]:
    """A title whose number stands in the column of numbers."""
    number, inline = look.table.position("number"), NUMBERED_TITLE.match(look.title or look.ordinal)
    assert number is not None and inline is not None, "the rule that calls for it has looked"
    cells, line, main = list(look.row.cells), min(look.row.lines), look.table.main
    cells[number] = Cell(inline["number"], line, line)
    cells[main] = Cell(collapse(inline["title"]), line, max(look.row.lines))
    return cells


def _misplaced(look: _Look) -> Scrap:
    """The one cell beside a title."""
    first, last = look.others
    text = look.row.cells[last if first == look.table.main else first].text
    return Scrap(look.row.lines, text, "unread_text")


class _Rule(NamedTuple):
    role: str
    fits: Callable[[_Look], bool]
    cells: Callable[[_Look], Sequence[Cell]] = _as_printed
    scrap: Callable[[_Look], Scrap] | None = None


_DATA = _Rule("data", lambda _: True)
_RULES = (
    _Rule("group", _is_spread, _gathered),
    _Rule("group", _carries_its_number, _parted),
    _Rule("group", _stands_elsewhere, _gathered),
    _Rule("group", _is_led_by_nobody, scrap=_misplaced),
    _Rule("group", _is_sum_of_projects),
    _Rule("data", _says_more_than_a_title),
    _Rule("group", _is_capital),
    _Rule("group", _numbers_itself, _parted),
    _Rule("agency", _is_body),
    _Rule("group", _is_in_capitals),
    _Rule("group", _is_over_numbered_rows),
    _Rule("group", _is_counted_on_below),
    _DATA,
)


def with_roles(table: Table, rows: Sequence[GridRow]) -> tuple[tuple[TableRow, ...], tuple[Scrap, ...]]:
    """The rows of a table with their roles, and what stood beside titles by mistake."""
    number = table.position("number")
    ordinals = ["" if number is None else row.cells[number].text for row in rows]
    below_each = [*ordinals[1:], ""] if rows else []
    found: list[TableRow] = []
    scraps: list[Scrap] = []
    for row, ordinal, below in zip(rows, ordinals, below_each, strict=True):
        others = [index for index, cell in enumerate(row.cells) if cell.text and index != number]
        look = _Look(table, row, ordinal, below, others)
        rule = next(rule for rule in _RULES if rule.fits(look))
        found.append(TableRow(len(found) + 1, rule.role, rule.cells(look), row.lines))
        if rule.scrap:
            scraps.append(rule.scrap(look))
    return tuple(found), tuple(scraps)
