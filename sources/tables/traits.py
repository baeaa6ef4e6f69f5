"""What a cell looks like, before anyone knows its column: ordinal, figure, time, body, words.

Used where a row must be told from the next one, or a column known without a header. What a cell means is read
by the grammars (`figures`, `deadlines`, `bodies`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from sources.grammar.bodies import opens_with_body
from sources.grammar.deadlines import read_deadline
from sources.grammar.units import unit_of
from sources.paper.letters import fold

ORDINALS = ("integer", "roman", "letter")
TRAITS = ("empty", "dash", "bullet", *ORDINALS, "figure", "time", "unit", "agency", "word", "long")

# What the signs alone tell, the first that is the whole cell. A capital counts as a roman ordinal.
_SIGNS = re.compile(
    r"""(?P<empty>)
    | (?P<dash> [-–—])
    | (?P<bullet> [+*•])
    | (?P<integer> [0-9]{1,3} (?:\.[0-9]{1,2}){0,3} [.)]?)         # 1  2.11  3)   but no 1.000
    | (?P<roman> (?:                                               # I  IV.2  III.1.1  A.  AA  AAA  B.II.1
        [IVX]{1,6} (?:[.-][0-9]{1,2}){0,3} | (?P<one>[A-ZĐ])(?P=one){0,2}
        | [A-ZĐ] (?:[.-](?:[IVX]{1,5}|[0-9]{1,2})){1,3} ) [.)]?)
    | (?P<letter> [a-zđ][0-9]? [.)]?)                              # a)  b1
    """,
    re.X,
)
_BY_SIGNS = ("empty", "dash", "bullet", *ORDINALS)
# A figure with a bound before it or a unit behind it: `> 4.500`, `8,0 - 8,5%`, `3,5 triệu lượt`; no words
# before.
_FIGURE = re.compile(
    r"""(?:[<>≤≥~]=? | khoảng | trên | dưới | hơn | từ)? \s?
    -?[0-9][0-9.,]* \s?%? (?:\s?[-–]\s? [0-9][0-9.,]* \s?%?)?
    (?:\s.{0,20})?""",
    re.X | re.I,
)
_ROMAN_QUARTER = re.compile(r"\bqu[iy] (?:i{1,3}|iv)\b")
_DIGIT = re.compile(r"\d")
_SHORT = 30
"""Characters: longer words are a sentence."""
_LONGEST_TIME = 60
"""Characters: a figure or a time is said in fewer."""
_WORDS_OF_TIME = 3
_ANY_YEAR = 2000
"""A month or quarter is a time whatever its year."""


def _is_figure(text: str) -> bool:
    return len(text) < _LONGEST_TIME and _FIGURE.fullmatch(text) is not None


def _names_a_time(text: str) -> bool:
    """`6/2024`, `Quý II`: told by figures, before a body that stands behind them is seen."""
    if len(text) >= _LONGEST_TIME or not (_DIGIT.search(text) or _ROMAN_QUARTER.search(fold(text))):
        return False
    return read_deadline(text, _ANY_YEAR) is not None


def _says_a_time(text: str) -> bool:
    """`Thường xuyên`, `Hằng năm`: told by words. Titles are printed in capitals, times are not."""
    if text.isupper() and len(text.split()) > _WORDS_OF_TIME:
        return False
    return len(text) < _LONGEST_TIME and read_deadline(fold(text), None) is not None


_WORDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("unit", lambda text: unit_of(text) is not None),
    ("figure", _is_figure),
    ("time", _names_a_time),
    ("agency", opens_with_body),
    ("time", _says_a_time),
    ("word", lambda text: len(text) <= _SHORT),
)
"""What the words tell, the first that fits."""


@lru_cache(maxsize=65536)
def trait_of(text: str) -> str:
    """One of `TRAITS`."""
    if signs := _SIGNS.fullmatch(text):
        return next(trait for trait in _BY_SIGNS if signs[trait] is not None)
    return next((trait for trait, fits in _WORDS if fits(text)), "long")
