"""The grammar of document numbers (`02/CT-UBND`, `45-NQ/TW`, `42/2017/QH15`): how they look, what they say.

Who cites whom belongs to the reader of citations; the head of a document to `head`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sources.paper.letters import fold
from sources.vocabularies.vocabulary import document_types, issuers

SYMBOL = r"[A-ZĐ][A-Za-zĐđƯƠÔ0-9&]*"
# Digits, a slash or dash, then symbols parted by both, with the blanks that OCR and page breaks leave;
# not within a word or a longer number.
NUMBER = re.compile(
    r"(?<![\w/.-])([0-9]{1,5}(?:\.[0-9]{1,2})?[a-zđ]?)\s?([/-])\s?"
    rf"((?:(?:19|20)[0-9]{{2}}\s?/\s?)?{SYMBOL}(?:\s?[-/]\s?{SYMBOL})*)"
)
_SPLIT = re.compile(r"[-/]")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number as a text prints it, by its offsets; `printed` is it without its blanks."""

    start: int
    end: int
    printed: str
    symbol: str
    """What stands behind its digits: `/CT-UBND`."""


def numbers_in(text: str) -> Iterator[DocumentNumber]:
    """The numbers of documents that a text prints, in order."""
    for match in NUMBER.finditer(text):
        printed = tidy(match.group())
        yield DocumentNumber(match.start(), match.end(), printed, printed[len(match[1]) :])


def tidy(number: str) -> str:
    """A number without the blanks that print and OCR leave in it."""
    return "".join(number.split())


def type_of(number: str) -> str | None:
    """The document type that a number's symbol names: `02/CT-UBND` is a Chỉ thị."""
    types = document_types()
    for part in _SPLIT.split(number):
        if part in types:
            return types[part]
        if part.startswith("QH") and part[2:].isdigit():
            return None
    return None


def issuer_of(number: str) -> str | None:
    """The kind of body that a number's symbol names: `108/NQ-CP` is of the Chính phủ."""
    known = issuers()
    for part in reversed(_SPLIT.split(number)):
        if part in known:
            return known[part]
    return None


def type_named(text: str) -> str | None:
    """The document type that a line consists of (`CHỈ THỊ`), in usual spelling."""
    return _BY_FOLDED_NAME.get(fold(text).strip(" .:"))


def last_type_in(text: str) -> str | None:
    """The last document type that a text names, in usual spelling; before a number, `văn bản` is one too."""
    named = _TYPES.findall(fold(text))
    return _BY_FOLDED_NAME.get(named[-1], _ANY_TYPE) if named else None


_ANY_TYPE = "Văn bản"
_BY_FOLDED_NAME = {fold(name): name for name in document_types().values()}
# The longest first: "chương trình hành động" is no "chương trình".
_TYPES = re.compile("|".join(sorted({*_BY_FOLDED_NAME, fold(_ANY_TYPE)}, key=len, reverse=True)))
