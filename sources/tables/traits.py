"""What a cell looks like, before anyone knows its column: ordinal, figure, time, agency, words.

Used where a row must be told from the next one, or a column known without a header. What a cell means is read by
the grammars (`quantities`, `periods`, `agencies`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from sources.grammar.bodies import opens_with_body
from sources.grammar.deadlines import read_deadline
from sources.grammar.units import unit_of
from sources.paper.letters import fold

_INTEGER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}[.)]?")
_ROMAN = re.compile(r"(?:[IVX]{1,6}(?:[.-][0-9]{1,2})?|[A-ZĐ]|[a-zđ][0-9]?)[.)]?")
_FIGURE = re.compile(
    r"(?:[<>≤≥~]=?|khoảng|trên|dưới|hơn|từ)?\s?-?[0-9][0-9.,]*\s?%?(?:\s?[-–]\s?[0-9][0-9.,]*\s?%?)?(?:\s.{0,20})?",
    re.I,
)
_ROMAN_QUARTER = re.compile(r"\bqu[iy] (?:i{1,3}|iv)\b")
_SHORT = 30


@lru_cache(maxsize=65536)
def trait_of(text: str) -> str:
    """One of: empty, dash, bullet, integer, roman, figure, time, unit, agency, word, long."""
    if not text:
        return "empty"
    if text in ("-", "–", "—"):
        return "dash"
    if text in ("+", "*", "•"):
        return "bullet"
    if _INTEGER.fullmatch(text):
        return "integer"
    if _ROMAN.fullmatch(text):
        return "roman"
    if unit_of(text) is not None:
        return "unit"
    if len(text) < 60 and (any(map(str.isdecimal, text)) or _ROMAN_QUARTER.search(fold(text))):
        if _FIGURE.fullmatch(text):
            return "figure"
        if read_deadline(text, 2000) is not None:
            return "time"
    if opens_with_body(text):
        return "agency"
    if len(text) < 60 and read_deadline(fold(text), None) is not None:
        return "time"
    return "word" if len(text) <= _SHORT else "long"
