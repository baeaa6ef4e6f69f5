"""Letters: the folded form in which printed words are compared, blind to case, accents and slips of accents.

The table of folding lies in `warehouse.letters`, which the portal shares. Anything that matches printed words
to a vocabulary folds both sides by it, so that `Chỉ tiêu phần đầu` (misread) meets `phấn đấu`. What a whole
line looks like stands in `lines`.
"""

from __future__ import annotations

import re
import unicodedata

from warehouse.letters import WRITTEN_AS
from warehouse.letters import fold as fold

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Capitals of Vietnamese, to stand inside a character class; a range like `À-Ỹ` would take small ones too."""
LOWER = UPPER.replace("A-Z", "a-z").lower()

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


_SAME_LENGTH = {
    ord(letter): plain
    for letter in "".join(map(chr, range(0x41, 0x250))) + "".join(map(chr, range(0x1EA0, 0x1EFA)))
    if len(plain := fold(letter)) == 1
} | {ord(letter): plain for letter, plain in WRITTEN_AS.items()}
_SMALL = {code: chr(code).lower() for code in _SAME_LENGTH if len(chr(code).lower()) == 1} | {ord("_"): " "}


def fold_in_place(text: str) -> str:
    """`fold` letter by letter, so that an offset in the folded text is the same in the text (in NFC)."""
    return text.translate(_SAME_LENGTH)


def lower_in_place(text: str) -> str:
    """Small letters with their accents, letter by letter."""
    small = text.lower().replace("_", " ")
    return small if len(small) == len(text) else text.translate(_SMALL)


_TIE = re.compile(r"(?<=[^\W_])_(?=[^\W_])")


def untied(line: str) -> str:
    """A line whose words are written as print does: texts made for language models tie syllables, `PHỤ_LỤC`.

    Letter by letter, so that an offset in it is the same in the line.
    """
    return _TIE.sub(" ", line) if "_" in line else line


_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_TELEX = str.maketrans({"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"})


def telex(text: str) -> str:
    """A name in ASCII that keeps its accents as Vietnamese type them: `Hòa Sơn` is `hoaf sown`.

    The tone stands behind its syllable, wherever on it the print sets it (`hòa`, `hoà`).
    """
    return " ".join(map(_typed, text.casefold().split()))


def _typed(syllable: str) -> str:
    letters = unicodedata.normalize("NFD", syllable)
    bare = unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES))
    return bare.translate(_TELEX) + "".join(_TONES.get(letter, "") for letter in letters)


def breaks_word(line: str) -> bool:
    """Whether a line stops at the hyphen within a number or word (`08-` before `NQ/TU`): no blank follows."""
    return line.endswith("-") and line[-2:-1].isalnum()


def slug(text: str) -> str:
    """An ASCII id of a Vietnamese name: `Ủy ban nhân dân` becomes `uy-ban-nhan-dan`."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def collapse(text: str) -> str:
    """Text as printed: white space collapsed to one blank, ends trimmed; nothing else is changed."""
    if "  " not in text and "\t" not in text and "\n" not in text:
        return text.strip()  # most texts are so already, and looking is faster than taking apart
    return " ".join(text.split())
