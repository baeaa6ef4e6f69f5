"""Numerals: what a numeral means as a number. What one counts belongs to whoever reads it."""

from __future__ import annotations

import re

ROMAN = "[IVX]{1,5}"
"""A Roman numeral of an outline, in capitals, as source for a regex: `I` to `XVIII` and beyond, no word."""

_WORTH = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(number: int) -> str:
    """The numeral of a number below 10,000, in capitals; blank for 0 and below, digits for one beyond."""
    if number >= 10_000:
        return str(number)
    letters = ""
    for worth, letter in _WORTH:
        while number >= worth:
            letters, number = letters + letter, number - worth
    return letters


def number_of(numeral: str) -> int | None:
    """The number that a numeral in capitals means; None where the letters make none (`IIX`)."""
    number, rest = 0, numeral
    for worth, letter in _WORTH:
        while rest.startswith(letter):
            number, rest = number + worth, rest[len(letter) :]
    return number if number and roman(number) == numeral else None


_WHOLE = re.compile(r"\s*(-?[0-9]{1,6})\s*")


def whole(written: str | None, otherwise: int, most: int = 999_999) -> int:
    """The whole number that an attribute of a file writes, at most so much; `otherwise`, where it is none."""
    match = _WHOLE.fullmatch(written or "")
    return min(int(match[1]), most) if match else otherwise
