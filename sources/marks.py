"""Raised marks in print: footnote marks and bullets, and how a label reads without them.

The notes themselves are found by `footnotes`. `m²` and `km²` are units, not marks.
"""

from __future__ import annotations

import re

from sources.fold import collapse

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(RAISED, "0123456789")
_EXPONENT = re.compile(r"\b[kdc]?m ?[²³]")
_MARK = re.compile(rf" ?[{RAISED}]+")
_BULLET = re.compile(r"^(?:[-+–—•*]\s+|[-+–—•](?=[^\W\d]))")


def has_mark(text: str) -> bool:
    # Ten searches by the C library are ten times as fast as one walk over the characters.
    return (
        "¹" in text or "²" in text or "³" in text or "⁴" in text or "⁵" in text
        or "⁶" in text or "⁷" in text or "⁸" in text or "⁹" in text or "⁰" in text
    )  # fmt: skip


def marks_in(text: str) -> list[str]:
    """The footnote marks of a text as plain figures, in order."""
    return [match.group().strip().translate(_PLAIN) for match in _MARK.finditer(_EXPONENT.sub("", text))]


def without_marks(text: str) -> str:
    """A text as printed without its footnote marks."""
    if not has_mark(text):
        return text
    kept = _EXPONENT.findall(text)
    if not kept:
        return collapse(_MARK.sub("", text))
    parts = _EXPONENT.split(text)
    bare = [_MARK.sub("", part) for part in parts]
    return collapse("".join(part + unit for part, unit in zip(bare, [*kept, ""], strict=True)))


def bullet_of(text: str) -> str:
    """The bullet that opens a label: `-`, `+` or none."""
    match = _BULLET.match(text)
    if match is None:
        return ""
    return "+" if match.group().startswith("+") else "-"


def without_bullet(text: str) -> str:
    return _BULLET.sub("", text, count=1)


def plain_mark(raised: str) -> str:
    return raised.strip().translate(_PLAIN)
