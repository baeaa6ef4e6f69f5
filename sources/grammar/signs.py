"""Signs before a figure of running text: a minus, a plus, or a dash that is none.

A dash is a minus where it is glued to its figure and stands free of what goes before: no range, no bullet, no
dash of a word explains it. Ranges are of `quantities`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sources.grammar.tokens import Forms

_DASHES = "-–—"
_MINUS = "−"
_SIGNED = frozenset(f"{_DASHES}{_MINUS}+ ")
_WORD = re.compile(r"(?<!\w)âm $")
# Behind these a dash with blanks around it may be a minus, and nobody knows: "đạt - 2,5%".
_VERB = re.compile(r"(?:^|\s)(?:dat|tang|giam|la|con|muc|tren|duoi|tu|den) $")
_LONGEST_WORD = 8
_NEAR = 8


class Sign(NamedTuple):
    """Where a figure begins with its sign, and what the sign multiplies it by: None where nobody knows."""

    start: int
    factor: int | None


def sign_before(forms: Forms, start: int) -> Sign:
    """The sign of a figure whose digits start at a place."""
    glued = forms.printed[start - 1 : start]
    if glued not in _SIGNED or not glued:
        return Sign(start, 1)
    if glued == " ":
        return _parted(forms, start)
    free = forms.printed[max(0, start - 2) : start - 1] in ("", " ", "(")
    if not free:
        return Sign(start, None if glued == _MINUS else 1)  # a dash of a word: `COVID-19`
    if glued in f"{_MINUS}+":
        return Sign(start - 1, -1 if glued == _MINUS else 1)
    return _dash(forms.printed[max(0, start - _NEAR) : start - 1].rstrip(), start)


def _dash(before: str, start: int) -> Sign:
    """A dash glued to its figure: a bullet where nothing goes before, open behind a figure or a list."""
    if not before or before[-1] in ".!?":
        return Sign(start, 1)
    if before[-1].isdigit() or before[-1] in "%‰:;,":
        return Sign(start - 1, None)
    return Sign(start - 1, -1)


def _parted(forms: Forms, start: int) -> Sign:
    """A sign with a blank behind it, or the word for one."""
    sign = forms.printed[start - 2 : start - 1]
    if sign == _MINUS:
        return Sign(start - 2, -1)
    if sign and sign in _DASHES and _VERB.search(forms.folded, max(0, start - 2 - _LONGEST_WORD), start - 2):
        return Sign(start - 2, None)
    if _WORD.search(forms.small, max(0, start - 4), start):
        return Sign(start - 3, -1)
    return Sign(start, 1)
