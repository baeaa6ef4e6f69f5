"""Vietnamese letters as they are compared: the one table of what is dropped and what is written otherwise.

Python folds by it here, and the portal's script is given the same table, so that what a reader types meets
what was indexed. What else is known of letters (capitals, telex, slugs) stands where it is used. Standard
library only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

MARKS = (0x0300, 0x036F)
"""First and last of the accents that a decomposed letter carries; all are dropped."""
WRITTEN_AS: Mapping[str, str] = {
    "đ": "d",
    "_": " ",
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
}
"""`đ` is a letter of its own in Unicode and has no accent to drop; texts made for language models tie
syllables by `_`; full-width digits are digits."""

NOT_WORD = r"[^a-z0-9]+"
SAME_SOUND = r"\b([bcdghklmnpqrstvx]{1,3}|qu)y\b"
"""Marks between folded words; syllables that print spells with `y` or `i` alike (`tỷ lệ`, `tỉ lệ`). Both are
alike in the regexes of Python and of JavaScript."""
_NOT_WORD, _SAME_SOUND = re.compile(NOT_WORD), re.compile(SAME_SOUND)

_TABLE: dict[int, str | None] = dict.fromkeys(range(MARKS[0], MARKS[1] + 1))
_TABLE |= {ord(letter): plain for letter, plain in WRITTEN_AS.items()}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, no accents, `đ` as `d`, white space collapsed, word-segmentation underscores as blanks."""
    return " ".join(unicodedata.normalize("NFD", text.casefold()).translate(_TABLE).split())


def search_key(text: str) -> str:
    """The form in which a search compares: folded, marks as blanks, `ty` as `ti`."""
    return " ".join(_SAME_SOUND.sub(r"\1i", _NOT_WORD.sub(" ", fold(text))).split())
