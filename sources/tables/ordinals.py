"""How ordinals of rows follow one another: `1`, `1.1`, `1.2`, `2`; `I`, `1`, `2`, `II`.

What a cell looks like belongs to `traits`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sources.paper.numerals import ROMAN, number_of

_ROMAN = re.compile(ROMAN)
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""The letters in the order in which they count."""

_SKIPPED, _STRANGE = 12, 30
"""What an ordinal costs that leaves some out, and one that follows nothing; in tenths, as in `segment`."""
_ELIDED = 5
"""Ordinals: a table that shows a part of its rows leaves out no more in a row."""


class Ordinal(NamedTuple):
    """A kind of numbering, and the numbers from the outermost to the own."""

    kind: str
    numbers: tuple[int, ...]

    @property
    def above(self) -> tuple[int, ...]:
        return self.numbers[:-1]

    def is_like(self, other: Ordinal) -> bool:
        """Whether both count the same things."""
        return (self.kind, self.above) == (other.kind, other.above)


class Ordinals(NamedTuple):
    """The ordinals that stand open, the outermost first, and where inner ones were left: they may be counted
    on under the next title."""

    open: tuple[Ordinal, ...]
    left: tuple[Ordinal, ...] = ()

    def then(self, ordinal: Ordinal) -> tuple[int, Ordinals]:
        """What it costs that an ordinal follows, and what stands open behind it."""
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].is_like(ordinal):
                step = ordinal.numbers[-1] - self.open[depth].numbers[-1]
                if 1 <= step <= _ELIDED:
                    inner = tuple(other for other in self.open[depth + 1 :] if not other.above)
                    return _SKIPPED * (step > 1), Ordinals((*self.open[:depth], ordinal), inner or self.left)
                break
        own, below = ordinal.numbers[-1], Ordinals((*self.open, ordinal), self.left)
        if any(other.is_like(ordinal) and own == other.numbers[-1] + 1 for other in self.left):
            return 0, below
        hangs = not ordinal.above or any(other.numbers == ordinal.above for other in self.open)
        if own == 1 and hangs and not (self.open and self.open[-1].is_like(ordinal)):
            return 0, below
        return _STRANGE if self.open else _SKIPPED, below


NONE = Ordinals(())


def read_ordinal(text: str) -> Ordinal:
    """The ordinal that a cell prints; it looks like one."""
    bare = text.strip(" .)(")
    if bare[0].isdecimal():
        return Ordinal("figure", tuple(int(part) for part in bare.split(".") if part.isdecimal()))
    upper, _, lower = bare.partition(".")
    upper, _, lower = bare.partition("-") if not lower else (upper, "", lower)
    below = (int(lower),) if lower.isdecimal() else ()
    number = number_of(upper) if _ROMAN.fullmatch(upper) else None
    if number:
        return Ordinal("roman", (number, *below))
    return Ordinal("capital" if bare[0].isupper() else "letter", (_ALPHABET.find(bare[0].lower()) + 1,))
