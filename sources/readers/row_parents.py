"""Which row of an indicator table is whose part, told from ordinals, bullets and words that announce parts.

What the rows say (figures, units, bodies) belongs to `indicators`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from sources.paper.marks import bullet_of, without_bullet
from sources.tables.table import Table
from sources.tables.traits import trait_of

# A label that parts follow: it closes with such words, or with a colon.
_ANNOUNCES = re.compile(r"(?:(?:trong đó|bao gồm|gồm|chia ra|cụ thể)\s*:?|:)\s*$", re.I)
OF_WHICH = re.compile(r"^trong đó\b\s*:?\s*", re.I)
"""`Trong đó: Khách quốc tế`: the row says itself that it is a part."""


class Level(IntEnum):
    """How far in a row stands by its mark, outermost first."""

    TOTAL = 0  # no mark: a total above numbered items, or a part that words announce
    ITEM = 1  # 1, I, 2.11
    LETTER = 2  # a)
    DASH = 3
    PLUS = 4


class Rank(NamedTuple):
    """Where a row stands among the others; its parent is the nearest row above of a lower rank."""

    level: Level
    part: int = 0
    """How many announcements stand between the row and the mark that it goes by."""
    dots: int = 0
    """Of an ordinal: `2.11` stands below `2`."""

    def beneath(self) -> Rank:
        """The rank of parts that a row of this rank announces."""
        return self._replace(part=self.part + 1)


class Mark(NamedTuple):
    """What the ordinal and the label of a row tell of its place, before it is seen below others."""

    level: Level
    dots: int
    numbered: bool
    announces: bool
    of_which: bool
    repeated: bool = False
    """Whether the table has other rows of the label: each is of the row above, which tells them apart."""


_BULLETS = {"-": Level.DASH, "+": Level.PLUS}
_ORDINALS = {"letter": Level.LETTER, "integer": Level.ITEM, "roman": Level.ITEM, "figure": Level.ITEM}
_LEVELS = {"dash": Level.DASH, "bullet": Level.DASH, **_ORDINALS}
"""By what stands in the column of ordinals."""


def mark_of(label: str, number: str) -> Mark:
    trait = trait_of(number)
    level = _BULLETS.get(bullet_of(label) or number) or _LEVELS.get(trait, Level.TOTAL)
    dots = number.strip(".").count(".") if level is Level.ITEM else 0
    announces, of_which = _ANNOUNCES.search(label) is not None, OF_WHICH.match(label) is not None
    return Mark(level, dots, trait in _ORDINALS, announces, of_which)


class Ancestor(NamedTuple):
    """A row on the way from the outermost row to the one being read."""

    rank: Rank
    label: str
    agencies: str | None
    numbered: bool
    announces: bool


@dataclass(slots=True)
class Path:
    """The rows above the one being read that it may be a part of, outermost first."""

    rows: list[Ancestor] = field(default_factory=list)

    def parent(self, rank: Rank) -> Ancestor | None:
        """Leave the rows that a row of this rank does not stand under; the parent is the last one that stays.

        A total above numbered items is no parent in print: the items stand beside it, not under it.
        """
        while self.rows and self.rows[-1].rank >= rank:
            self.rows.pop()
        above = self.rows[-1] if self.rows else None
        beside = above is not None and above.rank == Rank(Level.TOTAL) and rank.level <= Level.ITEM
        return None if beside else above

    def enter(self, rank: Rank, mark: Mark, label: str, agencies: str | None) -> None:
        self.rows.append(Ancestor(rank, without_bullet(label), agencies, mark.numbered, mark.announces))

    def announce(self) -> None:
        """Take a line of nothing but `Trong đó:` for an announcement of the row above it."""
        if self.rows:
            self.rows[-1] = self.rows[-1]._replace(announces=True)

    def rank(self, mark: Mark) -> Rank:
        """The rank of a row with such a mark below the rows of the path."""
        own = Rank(mark.level, dots=mark.dots)
        if not self.rows or mark.level > Level.ITEM:
            return own
        if mark.level is Level.ITEM:
            return self.rows[0].rank.beneath() if mark.of_which else own
        last = self.rows[-1]
        if mark.repeated:
            return last.rank if last.rank.part else last.rank.beneath()
        if last.announces or mark.of_which:
            return last.rank.beneath()
        # Behind a part of a part, print leaves open which row goes on.
        return last.rank if last.rank.part == 1 else own

    def opens_block(self, mark: Mark, ordinal_follows: bool) -> bool:
        """Whether a row with a bullet belongs to a block of its own, and not to the item above it.

        An ordinal printed beside a merged cell stands at any row of its block. So a numbered bullet opens one
        unless it stands in one whose head has no ordinal; and bullets just above it belong to its block,
        unless the item before them announces parts.
        """
        if not self.rows or mark.level < Level.DASH:
            return False
        head = self.rows[0]
        return head.numbered and not head.announces and (mark.numbered or ordinal_follows)


def ordinals_follow(table: Table) -> list[bool]:
    """For each row, whether the bullets below it lead to one with an ordinal: that of their block."""
    number = table.position("number")
    follows, found = False, []
    for row in reversed(table.rows):
        found.append(follows)
        bullet = row.role == "data" and bool(bullet_of(row.text(table.main)))
        follows = bullet and (follows or trait_of(row.text(number)) == "integer")
    return found[::-1]
