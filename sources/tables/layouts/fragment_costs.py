"""What it costs, in tenths as in `segment`, that a fragment opens a cell, goes on with one, or runs on.

Three witnesses are heard: how a cell looks beside what its column holds; how phrases run over the ends of
lines (a small letter goes on, a word that had room above does not); and what recurs in a column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sources.grammar.column_names import MAIN
from sources.paper.lines import stops_in_mid_phrase
from sources.tables.segment import COSTS
from sources.tables.traits import ORDINALS, TRAITS, trait_of


class Fragment(NamedTuple):
    """A line of a cell: its words, its number, and whether a blank line stands above it.

    Without words it is the line of an empty cell, or a gap in one.
    """

    text: str
    number: int
    below_blank: bool


# `2. Đẩy mạnh …`: an ordinal and a title on one line.
INLINE = re.compile(
    r"(?P<ordinal>(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[IVX]{1,5}|[A-ZĐ])[.)]|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})"
    r" (?P<title>\S.+)"
)
BULLET = re.compile(r"[-+–•*] ?\S")
_COSTS = COSTS | {
    "deliverable": COSTS["label"] | {"empty": 5, "time": 25, "agency": 6, "integer": 30, "unit": 12},
    "note": COSTS["label"] | {"empty": 0},
    "deadline": COSTS["deadline"] | {"integer": 30},
}
_ANY = dict.fromkeys(TRAITS, 4) | {"empty": 2}
# Costs in tenths, as in `segment`.
_CUT_PHRASE = 25
"""A cell that ends in mid-phrase, or that opens with a small letter."""
_SMALL_UNIT = 5
"""A unit or a time may open with a small letter."""
UNNUMBERED = 18
"""A row without its ordinal, where others have one."""
INLINE_TITLE = 6
TITLE = 8
"""A row of an ordinal and a title, whatever columns stand beside."""
_ORDINAL_INSIDE = 30
"""A line of an ordinal alone in a cell of words."""
_TITLE_INSIDE = 16
"""A line that opens with an ordinal, in a cell of words."""
_PARAGRAPHS = {"lead": 16, "deadline": 12, "deliverable": 9}
_PARAGRAPH, _NEXT_PARTNER = 10, 3
"""A cell that goes on with a further paragraph: one body leads, many take part."""
_WRAPPED = 5
"""A line that opens with a capital, with no room for its first word on the line above."""
_FURTHER_BODY = 12
"""A body in a cell that holds none, or one more where one leads."""
_SECOND_VALUE = 25
"""A cell of figures, a unit or a time is one line, mostly."""
_GAP = 8
"""A blank line inside a cell."""
_ROOM_LEFT = 10
"""A rest of a phrase whose first word had room on the line above."""
_FULL = 0.86
"""The share of the width of a column within which words always find room."""
_READINGS = 2
_FEWEST_WIDTHS = 3
_LOOKED_AT = 3
"""Lines: so many tell what a cell looks like."""
_NOT_AT_HOME, _BEHIND_LAST = 5, 3
"""A line that rows have in another column; one below a line that often ends its cells."""
_RUNS_ON, _TAKES_UP, _LEFT_OPEN, _LEFT = 2, 10, 12, 3
"""The rest of a cell on a new page: of one that wanted a rest, of one that did not; and none, for either."""
_WHOLE = 10
"""A rest of a cell that other rows have as it stands."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of the columns: roles, how many characters a line of each holds, what recurs in each."""

    roles: Sequence[str]
    widths: Mapping[int, int] = field(default_factory=dict)
    repeated: frozenset[tuple[int, str]] = frozenset()
    last_lines: frozenset[tuple[int, str]] = frozenset()
    at_home: Mapping[str, set[int]] = field(default_factory=dict)

    @property
    def main(self) -> int:
        """The column that names what a row is about."""
        return next((at for at, role in enumerate(self.roles) if role in MAIN), 1)

    @property
    def measured(self) -> bool:
        return "value" in self.roles

    def empty(self) -> list[int]:
        """What it costs that each column is empty."""
        return [_COSTS.get(role, _ANY)["empty"] for role in self.roles]

    def strange(self, column: int, text: str) -> int:
        """What it costs that a line stands in a column, where rows have it in another."""
        home = self.at_home.get(text)
        return _NOT_AT_HOME if home and column not in home else 0

    def has_room(self, column: int, above: str, below: str) -> bool:
        """Whether the first word of a line had room on the line above."""
        width = self.widths.get(column)
        return width is not None and below != "" and len(above) + 1 + len(below.split()[0]) <= _FULL * width


class Looks:
    """The fragments of a page as they look, whatever their columns."""

    def __init__(self, fragments: Sequence[Fragment]) -> None:
        self.fragments = fragments
        self.texts = texts = [fragment.text for fragment in fragments]
        self.numbered = [trait_of(text) in ORDINALS for text in texts]
        self.titles = [INLINE.fullmatch(text) for text in texts]
        self.listed = [BULLET.match(text) is not None for text in texts]
        self.open = [_is_open(text) and trait_of(text) != "time" for text in texts]
        self.runs_on = [_runs_on(text) for text in texts]
        self.traits = [self._traits(at) for at in range(len(texts))]
        self.small = [self._small(at) for at in range(len(texts))]
        """What it costs that a fragment with a small letter opens a cell."""
        cut = [0, *(_CUT_PHRASE * is_open for is_open in self.open)]
        self.parting = [small + above for small, above in zip(self.small, cut, strict=False)]
        """What it costs that a fragment does not go on with the one before it."""

    def _traits(self, at: int) -> set[str]:
        """What a cell that opens here may look like; an ordinal or a body is nothing else."""
        joined = self.texts[at]
        own = trait_of(joined.removeprefix("Và "))
        traits = {own}
        if own in (*ORDINALS, "agency"):
            return traits
        for below in range(at + 1, min(at + _LOOKED_AT, len(self.texts))):
            if not (self.open[below - 1] or self.runs_on[below]):
                break
            joined = f"{joined} {self.texts[below]}"
            traits.add(trait_of(joined))
        return traits

    def _small(self, at: int) -> int:
        if not self.runs_on[at]:
            return 0
        return _SMALL_UNIT if {"unit", "time", "figure"} & self.traits[at] else _CUT_PHRASE


class Costs:
    """What each fragment of a page costs in each column; `above` are the cells that the page before left."""

    def __init__(self, looks: Looks, columns: Columns, above: Sequence[str] | None) -> None:
        self.looks, self.columns, self.above = looks, columns, above
        self.roles, self.main = columns.roles, columns.main
        places, width = range(len(looks.texts)), range(len(columns.roles))
        self.opening = [[self._opening(at, column) for column in width] for at in places]
        """A fragment that opens a cell."""
        self.going_on = [[self._going_on(at, column) for column in width] for at in places]
        """A fragment that goes on with the cell of the one before it."""
        self.open_above = [_is_open(said) for said in above or ()]
        self.resting = [[self._rest(at, column) for column in width] for at in places] if above else []
        """A fragment that is the first of the rest of a cell on the page before."""
        self.left = [self._left(column) for column in width] if above else []
        """A cell on the page before that has no rest."""

    def _opening(self, at: int, column: int) -> int:
        costs = _COSTS.get(self.roles[column], _ANY)
        fit = min(costs[trait] for trait in self.looks.traits[at])
        titled = column > self.main and self.looks.titles[at] is not None
        return fit + self.columns.strange(column, self.looks.texts[at]) + _TITLE_INSIDE * titled

    def _going_on(self, at: int, column: int) -> int:
        fragment = self.looks.fragments[at]
        if not at or not fragment.text:
            return _GAP
        above = self.looks.texts[at - 1]
        cost = _GAP * fragment.below_blank + self.columns.strange(column, fragment.text)
        cost += _BEHIND_LAST * ((column, above) in self.columns.last_lines)
        return cost + self._inside(at, column, above, fragment.text)

    def _inside(self, at: int, column: int, above: str, text: str) -> int:
        """What it costs by the role of the column that a cell holds one more line."""
        role, looks = self.roles[column], self.looks
        if column == 0 or role in ("value", "investment"):
            return _SECOND_VALUE
        if role == "unit":
            return 0 if trait_of(f"{above} {text}") == "unit" else _SECOND_VALUE
        if self.columns.measured and not looks.traits[at].isdisjoint(("unit", "figure")):
            return _FURTHER_BODY
        if looks.numbered[at]:
            return _ORDINAL_INSIDE
        if looks.titles[at]:
            return _TITLE_INSIDE
        return 0 if looks.open[at - 1] else self._further(at, column, above, text)

    def _further(self, at: int, column: int, above: str, text: str) -> int:
        """What it costs that a cell has a further line behind a whole phrase."""
        if text.startswith("("):
            return _WRAPPED
        has_room = self.columns.has_room(column, above, text)
        if self.looks.runs_on[at]:
            return _ROOM_LEFT * (has_room or above.endswith("."))
        role, traits = self.roles[column], self.looks.traits[at]
        if "agency" in traits and role == "coordinating":
            return _NEXT_PARTNER
        paragraph = _PARAGRAPHS.get(role, _PARAGRAPH)
        wraps = column in self.columns.widths and not has_room and role != "deadline"
        cost = min(paragraph, _WRAPPED) if wraps else paragraph
        if "agency" in traits:
            return cost + _FURTHER_BODY * (not wraps or column <= self.main or role == "lead")
        return cost + _FURTHER_BODY * ("time" in traits and role != "deadline")

    def _rest(self, at: int, column: int) -> int:
        said = self.above[column] if self.above else ""
        if not said:
            return self._opening(at, column) + self.looks.small[at]
        text = self.looks.texts[at]
        listed = self.roles[column] == "coordinating" and said.endswith((";", ","))
        wanted = listed or self.open_above[column] or self.looks.runs_on[at]
        whole = (column, said) in self.columns.repeated and not text.startswith("(")
        return (_RUNS_ON if wanted else _TAKES_UP) + _WHOLE * whole + self.columns.strange(column, text)

    def _left(self, column: int) -> int:
        said = self.above[column] if self.above else ""
        if self.open_above[column]:
            return _LEFT_OPEN
        whole = not said or said.endswith(".") or trait_of(said) == "time"
        return 0 if whole or (column, said) in self.columns.repeated else _LEFT


def _runs_on(text: str) -> bool:
    """Whether a line opens as the rest of a phrase does."""
    return text[:1].islower() or text[:1] in ("(", ",", ";", ".", ":", ")", "%", "…")


def _is_open(text: str) -> bool:
    return stops_in_mid_phrase(text) or text.count("(") > text.count(")")
