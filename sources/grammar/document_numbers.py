"""The grammar of document numbers (`02/CT-UBND`, `45-NQ/TW`, `42/2017/QH15`): how they look, what they say.

Who cites whom belongs to the reader of citations; the head of a document to `head`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sources.paper.letters import fold
from sources.vocabularies.vocabulary import document_types, issuers, types_without_symbol

SYMBOL = r"[A-ZĐ][A-Za-zĐđƯƠÔ0-9&]*"
# "TTr.SXD", "QĐ.UB": a stop parts a type from its issuer, and nothing else of a number.
_STOP = r"(?:(?<=TTr)|(?<=[/–-][A-ZĐ]{2}))(?:\.|(?<=TTr) ?\. ?)(?=[A-ZĐ]{2})"
# Digits, a slash or dash, then symbols parted by both, with the blanks that OCR and page breaks leave;
# not within a word or a longer number, nor the year of a standard (`QCVN 01:2021/BXD`).
NUMBER = re.compile(
    r"(?<![\w/.-])(?<![0-9]:)([0-9]{1,5}(?:\.[0-9]{1,2})?[a-zđ]?)\s?([/–-])\s?"
    rf"((?:(?:19|20)[0-9]{{2}}\s?/\s?)?{SYMBOL}(?:(?:\s?[–/-]\s?|{_STOP}){SYMBOL})*)"
)
# Digits that a number may open with, by what stands behind them.
_DIGITS = re.compile(r"[0-9][0-9]{0,4}+(?![0-9])(?=\.[0-9]|[a-zđ]?\s?[/–-])")
_SPLIT = re.compile(r"[-/.]")
_NUMBERED = re.compile(r"(?<!\w)số ?:? ?$", re.I)
_BEFORE = 30
"""Letters before a number in which `số` or the name of a type stands."""
_CAPITALS = re.compile(r"[A-ZĐƯƠÔ]{2}")


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
    at = 0
    while digits := _DIGITS.search(text, at):  # ten times as fast as to try the pattern at every letter
        at = digits.end()
        match = NUMBER.match(text, digits.start())
        if match is None:
            continue
        at, printed = match.end(), tidy(match.group())
        symbol = printed[len(match[1]) :]
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        numbered = _NUMBERED.search(before) or _ENDS_IN_TYPE.search(fold(before))
        if _is_symbol(symbol) or (numbered and _CAPITALS.search(symbol)):
            yield DocumentNumber(match.start(), match.end(), printed, symbol)


def _is_symbol(symbol: str) -> bool:
    """Whether print can mean a symbol: `1- Trong`, `13-S` are numbers of a list, `10/USD` a rate.

    A symbol names its type or issuer, or is made of two parts in capitals at least (`/BKH-HTX`); behind a
    dash it opens with its type, as the papers of the party do (`-NQ/TW`).
    """
    parts = [part for part in _SPLIT.split(symbol[1:]) if not part.isdigit()]
    if symbol[0] == "-":
        return _names_type(parts[0])
    if any(part in document_types() or part in issuers() or _SESSION.match(part) for part in parts):
        return True
    return _names_type(parts[0]) or (
        len(parts) > 1 and all(len(_CAPITALS.findall(part)) > 1 for part in parts)
    )


# "QH15", "UBTVQH14": the National Assembly's number of term.
_SESSION = re.compile(r"(?:UBTV)?QH[0-9]{1,2}$")


def _names_type(part: str) -> bool:
    """`NQ`, and `NQTW`, `CTTg` without the sign between type and issuer."""
    return any(part == kind or (len(kind) > 1 and part.startswith(kind)) for kind in document_types())


def tidy(number: str) -> str:
    """A number without the blanks that print and OCR leave in it, its dashes those of a keyboard."""
    return "".join(number.split()).replace("–", "-")


def type_of(number: str) -> str | None:
    """The document type that a number's symbol names: `02/CT-UBND` is a Chỉ thị.

    It stands first: `812/SNN-KH` names the office that wrote a letter.
    """
    symbols = (part for part in _SPLIT.split(number)[1:] if not part.isdigit())
    return document_types().get(next(symbols, ""))


def type_printed(text: str, number: str) -> str | None:
    """The type of a number behind a text that ends in it: what its symbol names, unless print says it closer.

    `Luật Đầu tư (số 45/2019/NĐ-CP)` is a Nghị định; `Thông tri số 02-TT/TU`, `Chương trình hành động số
    76-CTr/TU` say more than their symbols.
    """
    named, by_symbol = last_type_in(text), type_of(number)
    if named is None or by_symbol is None:
        return named or by_symbol
    initials = "".join(word[0] for word in named.split()).upper()
    closer = named.startswith(by_symbol) or any(
        part.isupper() and initials.startswith(part) for part in _SPLIT.split(number)
    )
    return named if closer else by_symbol


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
    return _BEFORE_NUMBERS[named[-1]] if named else None


_ANY_TYPE = "Văn bản"
_BY_FOLDED_NAME = {fold(name): name for name in document_types().values()}
_BEFORE_NUMBERS = _BY_FOLDED_NAME | {fold(name): name for name in (*types_without_symbol(), _ANY_TYPE)}
_ENDS_IN_TYPE = re.compile(rf"\b(?:{'|'.join(_BEFORE_NUMBERS)})$")
# The longest first: "chương trình hành động" is no "chương trình"; "pháp luật" is no "Luật".
_TYPES = re.compile(rf"(?<!phap )\b(?:{'|'.join(sorted(_BEFORE_NUMBERS, key=len, reverse=True))})\b")
