"""The titles that stand over a row of an indicator table: which is under which, and what they say of rows.

A title is a row without figures, or a lettered or roman one with figures of its own
(`A | Diện tích | Ha | 5`). Which row is a part of which item belongs to `row_parents`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from sources.grammar.periods import named_periods
from sources.paper.letters import fold, fold_in_place
from sources.paper.numerals import ROMAN, number_of

_LETTER = re.compile(r"[A-ZĐ]")
_ROMAN = re.compile(ROMAN)
# `AA`, `KKK`: how a sheet counts on where the alphabet has ended.
_REPEATED = re.compile(r"([A-ZĐ])\1{1,2}")


class Title(NamedTuple):
    """`form` is how it is numbered: titles of one form stand beside one another, never under one another."""

    form: str
    number: str
    label: str
    period: str | None
    scenario: bool
    figures: bool
    """Whether it has figures of its own, so that rows below may be parts of it."""


@dataclass(slots=True)
class Titles:
    """The titles over the row being read, outermost first."""

    over: list[Title] = field(default_factory=list)

    def enter(self, number: str, label: str, figures: bool) -> Title | None:
        """Leave the titles that one with this number does not stand under; returns the one that it stands
        under."""
        form = self._form(number)
        at = next((index for index, title in enumerate(self.over) if title.form == form), len(self.over))
        del self.over[at:]
        above = self.over[-1] if self.over else None
        self.over.append(Title(form, _bare(number), label, _period(label), _is_scenario(label), figures))
        return above

    def close(self) -> None:
        """A title that nobody could read may have stood here: no group is known until the next one."""
        self.over.clear()

    @property
    def group(self) -> str | None:
        return self.over[-1].label if self.over else None

    @property
    def period(self) -> str | None:
        """The period that the nearest title names."""
        return next((title.period for title in reversed(self.over) if title.period), None)

    @property
    def scenario(self) -> bool:
        return any(title.scenario for title in self.over)

    def _form(self, number: str) -> str:
        bare = _bare(number)
        head, *deeper = re.split("[.-]", bare)
        return f"{self._series(head)}{len(deeper)}"

    def _series(self, head: str) -> str:
        """What an ordinal counts in: `I`, `V` are letters behind `H`, `U`, numerals elsewhere; no list counts
        to `L` or `M`."""
        numeral = _ROMAN.fullmatch(head) is not None and number_of(head) is not None
        if not head:
            return "unnumbered"
        counts_on = any(
            title.form == "letter0" and _LETTER.fullmatch(head) and ord(head) == ord(title.number) + 1
            for title in self.over
            if len(title.number) == 1
        )
        if counts_on or (not numeral and (_LETTER.fullmatch(head) or _REPEATED.fullmatch(head))):
            return "letter"
        return "roman" if numeral else "number"


def _bare(number: str) -> str:
    return number.strip(" .)")


def _period(label: str) -> str | None:
    """The one period that a title names: `Đến năm 2030`, `Giai đoạn 2026-2028`."""
    named = {period.code for period in named_periods(fold_in_place(label), None)}
    return named.pop() if len(named) == 1 else None


def _is_scenario(label: str) -> bool:
    return "kich ban" in fold(label)
