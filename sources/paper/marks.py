"""Marks in print: of footnotes (raised, in brackets), bullets, columns; how a label reads without them.

The notes themselves are found by `footnotes`. `m²` and `km²` are units, not marks.
"""

from __future__ import annotations

import re

from sources.paper.letters import collapse

COLUMN = re.compile(r"[|\t]")
"""What parts the two columns of a letterhead or of a signature block on one line."""
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(RAISED, "0123456789")
_RAISE = str.maketrans("0123456789", RAISED)
_EXPONENT = re.compile(r"\b[kdc]?m ?[²³]")
_MARK = re.compile(rf" ?[{RAISED}]+")
# "GRDP[1]", "Tôm[^1]", "Hộ nghèo (*)": these signs say nothing else. A bare figure in round brackets is a
# mark only at the end of a label (or before its unit): "gồm (1) A, (2) B" counts, "(3)=(1)-(2)" reckons.
_BRACKETED = re.compile(
    r"(?<=[\w%)”\"]) ?(?:\[\^?(?P<square>[0-9]{1,2}|\*{1,3})\]|(?P<starred>\(\*{1,3}\))"
    r"|(?:\((?P<round>[0-9]{1,2})\)|(?P<star>\*{1,3}))(?= ?(?:\([^()]*\))?$))"
)
_DITTO = re.compile(r"[\"”“″]|''|’’|//|-?\s?nt\s?-?|như trên", re.I)
_BULLET = re.compile(r"^(?:[-+–—•*]\s+|[-+–—•](?=[^\W\d]))")


def raised(text: str) -> str:
    """A text with its figures raised, so that no figure takes them in (9<sup>2</sup> is no 92)."""
    return text.translate(_RAISE)


def has_mark(text: str) -> bool:
    # Ten searches by the C library are ten times as fast as one walk over the characters.
    return any(map(text.__contains__, RAISED))


def marks_in(text: str) -> list[str]:
    """The raised marks of a text as plain figures, in order."""
    return [match.group().strip().translate(_PLAIN) for match in _MARK.finditer(_EXPONENT.sub("", text))]


def bracketed_marks_in(label: str) -> list[str]:
    """The marks of a label that are set in brackets, or are an asterisk behind it."""
    return [next(filter(None, match.groups())) for match in _BRACKETED.finditer(label.strip())]


def without_marks(text: str) -> str:
    """A text as printed without its footnote marks."""
    if text[-1:] in (")", "]", "*") or "[" in text or "(*" in text:
        text = collapse(_BRACKETED.sub("", text))
    if not has_mark(text):
        return text
    kept = _EXPONENT.findall(text)
    if not kept:
        return collapse(_MARK.sub("", text))
    parts = _EXPONENT.split(text)
    bare = [_MARK.sub("", part) for part in parts]
    return collapse("".join(part + unit for part, unit in zip(bare, [*kept, ""], strict=True)))


def is_ditto(cell: str) -> bool:
    """Whether a cell says what the one above it says: `nt`, `như trên`, `"`."""
    return _DITTO.fullmatch(cell) is not None


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
