"""Figures in a sentence that say how much: what is promised or reported, with its unit and bound.

Dates, numbers of documents, periods and bases of rates are tokens of their own; of the figures that are
left, those with a unit count, unless a reason here speaks against it. Of what a statement is, and when it
holds, is told by `prose`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from sources.grammar.before_figures import (
    ends_with_proper_name,
    is_in_the_name_of_a_programme,
    is_within_a_phrase,
    leads_to_a_count,
    name_before,
)
from sources.grammar.figures import Quantity
from sources.grammar.quantities import Figure
from sources.grammar.tokens import Token
from sources.grammar.units import is_multiplier


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity in a sentence, from its bound or figure to behind its unit and `trở lên`."""

    start: int
    end: int
    quantity: Quantity
    unit: str
    counted: bool
    """Whether the unit is the noun that is counted, and so names what the statement is about."""
    figure_from: int
    figure_to: int
    """Where its digits stand, with a sign before them and all that lies between two ends of a range."""


class NoStatement(Enum):
    """Why a figure says nothing: it is known to be something else, or nobody knows what it is."""

    KNOWN = "known"
    UNCLAIMED = "unclaimed"


def read_statements(tokens: Iterable[Token]) -> tuple[list[Statement], list[Figure]]:
    """The statements of a sentence, and its figures that are neither one nor known to be something else."""
    statements: list[Statement] = []
    unclaimed: list[Figure] = []
    for figure in tokens:
        if not isinstance(figure, Figure) or (statements and figure.start < statements[-1].end):
            continue
        read = _read(figure, statements[-1] if statements else None)
        if isinstance(read, Statement) and unclaimed and _torn(unclaimed[-1], figure):
            read = NoStatement.UNCLAIMED
        if isinstance(read, Statement):
            statements.append(read)
        elif read is NoStatement.UNCLAIMED:
            unclaimed.append(figure)
    return statements, unclaimed


def _torn(unread: Figure, figure: Figure) -> bool:
    """Whether a figure may be the rest of one that was not read: `10^3`, `12,7 5`, `2 tỷ 500`."""
    between = unread.forms.printed[unread.end : figure.start]
    return len(between) <= _NEAR and all(map(is_multiplier, _SIGNS.sub(" ", between).split()))


def _read(figure: Figure, last: Statement | None) -> Statement | NoStatement:
    """The statement that a figure makes, or why it makes none; `last` is the one before it."""
    for speaks_against, verdict in _REASONS:
        if speaks_against(figure, last):
            return verdict
    if figure.unit is None or figure.quantity is None:
        return NoStatement.UNCLAIMED
    return Statement(
        figure.begins,
        figure.ends,
        figure.quantity,
        figure.unit_printed,
        figure.unit.noun,
        figure.sign.start,
        figure.last,
    )


# --- what speaks against a figure ---


def _part_of_a_word(figure: Figure, _: Statement | None) -> bool:
    """`QL5`, `COVID-19`: a letter or the dash of a word is glued to it, and it has no unit."""
    return figure.unit is None and _glued(figure)


def _glued(figure: Figure) -> bool:
    """Whether what is glued before a figure is neither a sign nor a bound: `đạt5%`, `x.5%`, `5+6 xã`."""
    if figure.begins < figure.sign.start:
        return False  # "khoảng1.230 tỷ"
    before = figure.before
    return before[-1:].isalpha() or before[-1:] in _JOINTS or _WORD_AND_DASH.match(before) is not None


def _of_so_many(figure: Figure, _: Statement | None) -> bool:
    """`12/15 xã`: what stands behind a stroke is of the figure before it."""
    return figure.before[-1:] == "/"


def _beside_a_name(figure: Figure, _: Statement | None) -> bool:
    """`Viettel 4`: no unit, and a proper name before it that is not the first word of a clause."""
    return figure.unit is None and ends_with_proper_name(figure.forms.printed, figure.sign.start)


def _name_or_group(figure: Figure, _: Statement | None) -> bool:
    """`điều 5 100 triệu`: what a blank parts may be a name and a figure."""
    return figure.parted and name_before(figure.ahead_small) is not None


def _in_a_programme(figure: Figure, _: Statement | None) -> bool:
    """`dự án trồng mới 5 triệu ha rừng`: neither money nor a share, and in a name."""
    unit = figure.unit
    named = unit is not None and not unit.share and not unit.money
    return named and is_in_the_name_of_a_programme(figure.ahead_small)


def _in_a_quoted_name(figure: Figure, _: Statement | None) -> bool:
    """`Đề án “Đầu tư xây dựng ít nhất 01 triệu căn hộ”`: in the name of a paper, not yet closed."""
    small, at = figure.forms.small, figure.begins
    opened = max(small.rfind("“", 0, at), small.rfind("‘", 0, at))
    return opened > small.rfind("”", 0, at) and is_in_the_name_of_a_programme(small[:opened][-_NEAR:])


def _against_an_average(figure: Figure, _: Statement | None) -> bool:
    """`gấp 1,5 lần bình quân cả nước`: measured against others, whose figure is not printed."""
    unit = figure.unit
    return (
        unit is not None and unit.name == "lần" and _AVERAGE.match(figure.forms.small, unit.end) is not None
    )


def _without_a_unit(figure: Figure, _: Statement | None) -> bool:
    return figure.unit is None


def _within_a_phrase(figure: Figure, last: Statement | None) -> bool:
    """`của 4 huyện`: a count that the sentence takes for granted."""
    phrase = _loosely_counted(figure) and is_within_a_phrase(figure.ahead_small)
    return phrase and not _comes_with(figure, last)


def _not_promised(figure: Figure, last: Statement | None) -> bool:
    """A count with neither a bound nor a verb before it: `hành lang 5 tỉnh`."""
    told = figure.bounded or figure.has_thousands or leads_to_a_count(figure.ahead)
    return _loosely_counted(figure) and not told and not _comes_with(figure, last)


def _comes_with(figure: Figure, last: Statement | None) -> bool:
    """`617 HTX, với 32.495 thành viên`: counted of what was counted right before."""
    between = figure.forms.small[last.end : figure.begins] if last and last.counted else ""
    return _WITH.fullmatch(between) is not None


def _joined_by_and(figure: Figure, last: Statement | None) -> bool:
    """`tuyến đường qua thành phố và 09 km qua tỉnh`: the length goes on with what is no list of figures."""
    unit = figure.unit
    return (
        unit is not None
        and (unit.extent or unit.noun)
        and last is None
        and figure.ahead_small.endswith(" và ")
    )


def _left_behind(figure: Figure, _: Statement | None) -> bool:
    """`từ 2 lên 3 phó trưởng phòng` promises three."""
    return figure.changes


def _loosely_counted(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit.loose


def _is_glued(figure: Figure, _: Statement | None) -> bool:
    return _glued(figure)


_AVERAGE = re.compile(
    r" (?:so với )?(?:mức )?(?:bình quân|trung bình)(?: chung)?(?: của)? (?:cả nước|toàn quốc|khu vực|vùng)"
)
_WITH = re.compile(r"[^,;:()]{0,30},? ?với ")
_WORD_AND_DASH = re.compile(r"\w[-–−+]$")
_JOINTS = frozenset("./^*'’´`·×")
_SIGNS = re.compile(r"[\s,^*'’´`·×+±–—−-]+")
_NEAR = 24
_REASONS: tuple[tuple[Callable[[Figure, Statement | None], bool], NoStatement], ...] = (
    (_of_so_many, NoStatement.KNOWN),
    (_part_of_a_word, NoStatement.KNOWN),
    (_beside_a_name, NoStatement.KNOWN),
    (_is_glued, NoStatement.UNCLAIMED),
    (_name_or_group, NoStatement.UNCLAIMED),
    (_without_a_unit, NoStatement.UNCLAIMED),
    (_in_a_programme, NoStatement.UNCLAIMED),
    (_in_a_quoted_name, NoStatement.UNCLAIMED),
    (_against_an_average, NoStatement.UNCLAIMED),
    (_within_a_phrase, NoStatement.UNCLAIMED),
    (_not_promised, NoStatement.UNCLAIMED),
    (_joined_by_and, NoStatement.UNCLAIMED),
    (_left_behind, NoStatement.KNOWN),
)
"""In this order; the first that holds decides."""
