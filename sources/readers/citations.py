"""Documents that a document cites: number, type and date as printed, each counted.

Reads stretches of text (a paragraph, a row of a table, a footnote) whose lines are joined already, so that a number
broken by a wrap or a cell is whole. What a number looks like is told by `document_numbers`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sources.document.head import Head
from sources.document.stretches import Stretch
from sources.grammar.dates import YEAR, date_of
from sources.grammar.document_numbers import NUMBER, tidy, type_of
from sources.paper.letters import fold, slug
from sources.vocabularies.vocabulary import document_types
from warehouse.tables import Citation

_BEFORE = 60
_LISTED = re.compile(r"\s?(?:[,;]|và|hoặc|,? và)?\s?(?:số:?)?\s?")
"""What stands between two numbers of one list, which share the type printed before the first."""
_TYPES = sorted({*document_types().values(), "Công văn", "Văn bản", "Quy định"}, key=len, reverse=True)
_TYPE = re.compile("|".join(fold(name) for name in _TYPES))
_BY_FOLD = {fold(name): name for name in _TYPES}
_DATED = re.compile(
    rf"\s{{0,2}}[,(]?\s{{0,2}}(?:ký |ban hành )?ngày\s{{0,2}}([0-3]?[0-9])\s{{0,2}}(?:tháng|[/.-])\s{{0,2}}([01]?[0-9])"
    rf"\s{{0,2}}(?:năm|[/.-])\s{{0,2}}({YEAR})"
)
# "số 01, 02 và 03/NQ-CP": the symbol behind the last number holds for those before it.
_SHARED = re.compile(r"(?:số:? |, ?| và )([0-9]{1,5})(?=(?:, ?[0-9]{1,5}){0,9}(?:,? và |, ?)?$)")


@dataclass(slots=True)
class _Mention:
    number: str
    doc_type: str | None
    issued_on: datetime.date | None
    line: int


@dataclass(slots=True)
class _Cited:
    number: str
    doc_type: str | None
    issued_on: datetime.date | None
    line: int
    mentions: int = field(default=1)


def read_citations(stretches: Iterable[Stretch], head: Head, document_id: str) -> list[Citation]:
    """The documents cited, in the order of their first mention; the document's own number is left out.

    A title set in capitals prints `06/QĐ-TTG`: a number is known by its letters whatever their case, and given as spelt
    where not all are capitals.
    """
    cited: list[_Cited] = []
    by_number: dict[str, list[_Cited]] = {}
    for stretch in stretches:
        for mention in _mentions(stretch):
            key = slug(mention.number)
            if key == slug(head.number or "") and mention.issued_on in (None, head.issued_on):
                continue
            known = by_number.setdefault(key, [])
            same = _same(known, mention)
            if same is None:
                same = _Cited(mention.number, mention.doc_type, mention.issued_on, mention.line, 0)
                known.append(same)
                cited.append(same)
            same.mentions += 1
            if same.number.isupper() and same.number == mention.number.upper():
                same.number = mention.number
            same.issued_on = same.issued_on or mention.issued_on
    return [
        Citation(
            citation_id=f"{document_id}.v.{slug(item.number)}"
            + (
                f".{item.issued_on:%Y%m%d}"
                if len(by_number[slug(item.number)]) > 1 and item.issued_on
                else ""
            ),
            document_id=document_id,
            number=item.number,
            doc_type=item.doc_type,
            issued_on=item.issued_on,
            mentions=item.mentions,
            cited_document_id=None,
            line_from=item.line,
        )
        for item in cited
    ]


def _same(known: list[_Cited], mention: _Mention) -> _Cited | None:
    """The document that a mention means among those with its number: the one of its date, else the last one named."""
    if mention.issued_on is None:
        return known[-1] if known else None
    for item in known:
        if item.issued_on == mention.issued_on:
            return item
    return next((item for item in known if item.issued_on is None), None)


def _mentions(stretch: Stretch) -> Iterator[_Mention]:
    text = stretch.text
    if "/" not in text and "-" not in text:
        return
    previous = 0
    doc_type: str | None = None
    for match in NUMBER.finditer(text):
        before = text[max(previous, match.start() - _BEFORE) : match.start()]
        named = list(_TYPE.finditer(fold(before)))
        listed = doc_type if _LISTED.fullmatch(before) else None
        dated = _DATED.match(text, match.end())
        issued_on = date_of(int(dated[3]), int(dated[2]), int(dated[1])) if dated else None
        number = tidy(match.group())
        doc_type = _BY_FOLD[named[-1].group()] if named else type_of(number) or listed
        symbol = number[len(match[1]) :]
        for shared in _SHARED.finditer(before):
            yield _Mention(shared[1] + symbol, doc_type, None, stretch.line_at(match.start()))
        yield _Mention(number, doc_type, issued_on, stretch.line_at(match.start()))
        previous = dated.end() if dated else match.end()
