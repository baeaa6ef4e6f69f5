"""Documents that a document cites: number, type and date as printed, each counted.

Reads stretches of text (a paragraph, a row of a table, a footnote) whose lines are joined already, so that
a number broken by a wrap or a cell is whole. What a number, a type and a day look like is told by the
grammar.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sources.document.head import Head
from sources.document.stretches import Stretch
from sources.grammar.dates import DATE, day_of
from sources.grammar.document_numbers import numbers_in, type_printed
from sources.paper.letters import slug
from sources.readers.citation_roles import STRONGEST, Place, opens_section, role_of
from warehouse.tables import Citation

_BEFORE = 60
"""Characters before a number in which its type is looked for."""
_LISTED = re.compile(r"\s?(?:[,;]|và|hoặc|,? và)?\s?(?:số:?)?\s?")
"""What stands between two numbers of one list, which share the type printed before the first."""
# What may stand between a number and its day: "…/QĐ-TTg (ban hành ngày 24/01/2019)".
_BEFORE_DAY = re.compile(r"\s{0,2}[,(]?\s{0,2}(?:ký |ban hành )?")
# "số 01, 02 và 03/NQ-CP": the symbol behind the last number holds for those before it.
_SHARED = re.compile(r"(?:số:? |, ?| và )([0-9]{1,5})(?=(?:, ?[0-9]{1,5}){0,9}(?:,? và |, ?)?$)")


# The year that a number carries.
_OF_YEAR = re.compile(r"/((?:19|20)[0-9]{2})/")


@dataclass(slots=True)
class _Paper:
    """A document as it is mentioned, or as all its mentions say; `line` is that of the first."""

    number: str
    doc_type: str | None
    issued_on: datetime.date | None
    line: int
    role: str
    mentions: int = 1

    @property
    def key(self) -> str:
        """The letters of its number, whatever their case."""
        return slug(self.number)

    @property
    def id(self) -> str:
        """The paper, wherever it is cited: its number, and its day where one is printed."""
        return f"{self.key}-{self.issued_on}" if self.issued_on else self.key

    @property
    def day(self) -> datetime.date | None:
        """Its day, where that can be: a paper numbered `87/2006/QĐ-TTg` was not issued in 2008."""
        year = _OF_YEAR.search(self.number)
        fits = self.issued_on is None or year is None or int(year[1]) == self.issued_on.year
        return self.issued_on if fits else None

    def takes(self, mention: _Paper) -> None:
        """Count a mention. A title prints `06/QĐ-TTG`: the number is given as it is spelt elsewhere."""
        self.mentions += 1
        self.issued_on = self.day or mention.day or self.issued_on or mention.issued_on
        self.doc_type = self.doc_type or mention.doc_type
        self.role = min(self.role, mention.role, key=STRONGEST.index)
        if self.number.isupper() and self.number == mention.number.upper():
            self.number = mention.number


def read_citations(stretches: Iterable[Stretch], head: Head, document_id: str) -> list[Citation]:
    """The documents cited, in the order of their first mention; the document's own number is left out."""
    own = slug(head.number or "")
    cited: list[_Paper] = []
    by_number: dict[str, list[_Paper]] = {}
    for mention in _all_mentions(stretches):
        if mention.key == own and mention.issued_on in (None, head.issued_on):
            continue
        known = by_number.setdefault(mention.key, [])
        if same := _same(known, mention):
            same.takes(mention)
        else:
            known.append(mention)
            cited.append(mention)
    return _rows(cited, document_id)


def _rows(cited: list[_Paper], document_id: str) -> list[Citation]:
    """One row a document; where several share a number, their days tell their ids apart."""
    sharing = Counter(paper.key for paper in cited)
    return [
        Citation(
            citation_id=f"{document_id}.v.{paper.key}"
            + (f".{paper.issued_on:%Y%m%d}" if sharing[paper.key] > 1 and paper.issued_on else ""),
            document_id=document_id,
            number=paper.number,
            doc_type=paper.doc_type,
            issued_on=paper.issued_on,
            mentions=paper.mentions,
            cited_document_id=None,
            line_from=paper.line,
            role=paper.role,
            paper_id=paper.id,
        )
        for paper in cited
    ]


def _same(known: list[_Paper], mention: _Paper) -> _Paper | None:
    """The document of a number that a mention means: the one of its day, else one without a day."""
    if mention.day is None:
        return known[-1] if known else None
    dated = (paper for paper in known if paper.issued_on == mention.issued_on)
    return next(dated, None) or next((paper for paper in known if paper.day is None), None)


def _all_mentions(stretches: Iterable[Stretch]) -> Iterator[_Paper]:
    opening = True
    for stretch in stretches:
        opening = opening and not opens_section(stretch)
        if "/" in stretch.text or "-" in stretch.text:
            yield from _mentions(Place(stretch, opening and stretch.role == "body"))


def _mentions(place: Place) -> Iterator[_Paper]:
    text = place.stretch.text
    behind = 0
    doc_type: str | None = None
    for number in numbers_in(text):
        before = text[max(behind, number.start - _BEFORE) : number.start]
        line, role = place.stretch.line_at(number.start), role_of(place, number.start, number.end)
        listed = doc_type if _LISTED.fullmatch(before) else None
        doc_type = type_printed(before, number.printed) or listed
        for shared in _SHARED.finditer(before):
            yield _Paper(shared[1] + number.symbol, doc_type, None, line, role)
        day = _day_behind(text, number.end)
        yield _Paper(number.printed, doc_type, day_of(day) if day else None, line, role)
        behind = day.end() if day else number.end


def _day_behind(text: str, at: int) -> re.Match[str] | None:
    """The day printed right behind a number."""
    opens = _BEFORE_DAY.match(text, at)
    return DATE.match(text, opens.end()) if opens else None
