"""The words with which running text tells of its figures, as patterns; which they are is `telling.yaml`."""

from __future__ import annotations

import re
from functools import cache

from sources.vocabularies.vocabulary import telling


@cache
def any_of(*lists: str) -> str:
    """A pattern of the words of lists of `telling`, the longest first."""
    words = (word for name in lists for word in telling()[name])
    return tied("|".join(map(re.escape, sorted(words, key=len, reverse=True))).replace("\\ ", " "))


def tied(pattern: str) -> str:
    """A pattern whose blanks may be ties: texts made for language models write `trong_đó`, `giai_đoạn`."""
    return pattern.replace(" ", "[ _]")


def says(name: str, words: str) -> bool:
    """Whether a list has these very words, in whatever case."""
    return words.lower() in telling()[name]
