"""The head of a document: what it says of itself in its letterhead, its title, its signature and its annexes.

Where a letterhead is lost, number and date are taken from the note under an attached part (`Kèm theo Chỉ thị
số … ngày … của …`), which names the paper it belongs to; type and issuer from the symbols of the number. How
each of these is read belongs to `letterhead`, `title` and `signature`; where annexes begin and what they hold
to `parts`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sources.document.letterhead import Letterhead, read_letterhead
from sources.document.note import NO_NOTE, Note, notes_of
from sources.document.signature import Signature, read_signature
from sources.document.title import Title, read_title
from sources.grammar.dates import DATE, YEAR, YEARS, day_of
from sources.grammar.document_numbers import issuer_of, type_of
from sources.paper.letters import collapse, fold, untied
from sources.vocabularies.vocabulary import bodies, document_types, name_key, offices, provinces

_T = TypeVar("_T")
_PLAN_SPAN = re.compile(YEARS)
_PLAN_UNTIL = re.compile(rf"đến (?:hết )?(?:năm )?({YEAR})", re.I)
_PLAN_YEAR = re.compile(rf"năm ({YEAR})", re.I)
# "tầm nhìn đến năm 2045": what a plan looks towards, beyond its own years.
_VISION = re.compile(rf"(?:tầm nhìn|định hướng)(?: đến)?(?: năm)? {YEAR}(?:\s*[-–]\s*{YEAR})?", re.I)
_CITED = re.compile(r"\bsố\s+[0-9]+[a-zđ]?\s?[/-]\s?\S+", re.I)
# "Nghị quyết này được Quốc hội … thông qua ngày 19 tháng 02 năm 2025.": an assembly closes with the day.
_ADOPTED = re.compile(
    rf"\W{{0,3}}(?:Nghị quyết|Luật|Bộ luật|Pháp lệnh) này .{{0,200}}?\bthông qua {DATE.pattern}", re.I
)
_ADOPTED_LINES = 4
"""Lines: the sentence that says when a paper was adopted is not longer."""
_LETTER = document_types()["CV"]
_LONGEST_HEADING = 60
"""Characters: the heading of the section that states the plan's time is shorter."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself, None where it does not. `head_lines` and `title_lines` count from 1."""

    number: str | None
    doc_type: str | None
    title: str | None
    issuer: str | None
    place: str | None
    issued_on: datetime.date | None
    plan_from: int | None
    plan_to: int | None
    head_lines: tuple[int, ...]
    title_lines: tuple[int, ...]
    signature: Signature

    @property
    def one_year(self) -> int | None:
        """The year of a plan for one year."""
        return self.plan_from if self.plan_from == self.plan_to else None

    @property
    def plan_year(self) -> int | None:
        """The year that a month without a year lies in: the plan's, where it has one; else that of issue."""
        if self.one_year:
            return self.one_year
        return self.issued_on.year if self.issued_on else self.plan_from


def read_head(printed: Sequence[str]) -> Head:
    """Read head and signature of a document from its lines without mark-up."""
    plain = list(map(untied, printed))
    title = read_title(plain, printed)
    letterhead = read_letterhead(plain[: title.opening])
    signature = read_signature(plain, max(title.lines, default=0))
    note = _own_note(plain, title, letterhead)
    number, symbol = _number(letterhead, title, note)
    text = title.text or letterhead.subject or ""
    plan_from, plan_to = plan_years(untied(text))
    if plan_to is None:
        plan_from, plan_to = _stated_duration(plain)
    above = (line for line in range(1, title.opening + 1) if plain[line - 1].strip())
    named = (title.by, letterhead.issuer, title.issuer, note.issuer, issuer_of(symbol))
    letter = _LETTER if letterhead.subject else None
    return Head(
        number=number,
        doc_type=_first(title.doc_type, type_of(symbol), note.doc_type, letter),
        title=text or None,
        issuer=_with_place(_first(*named, _sealed(signature)), letterhead.place),
        place=letterhead.place,
        issued_on=_first(letterhead.issued_on, title.issued_on, note.issued_on, _adopted_on(plain)),
        plan_from=plan_from,
        plan_to=plan_to,
        head_lines=(*sorted({*above} - {*title.lines}), *title.issuer_lines),
        title_lines=title.lines,
        signature=signature,
    )


def _number(letterhead: Letterhead, title: Title, note: Note) -> tuple[str | None, str]:
    """The number of a document and its symbol; one that is left blank is blank, whatever else is cited."""
    if letterhead.symbol:
        return letterhead.number, letterhead.symbol
    number = _first(title.number, note.number)
    return number, number or note.symbol


def _own_note(plain: Sequence[str], title: Title, letterhead: Letterhead) -> Note:
    """The note under an attached part that says what the head does not.

    Under a letterhead it must name the same number. Where the head is lost, it is the head, if it names a
    paper of the type printed.
    """
    if letterhead.number and letterhead.issued_on:
        return NO_NOTE
    for note in notes_of(plain):
        if letterhead.printed or title.number:
            same = note.number is not None and note.number == _first(letterhead.number, title.number)
        else:
            same = title.doc_type in (None, note.doc_type)
        if same:
            return note
    return NO_NOTE


def _adopted_on(plain: Sequence[str]) -> datetime.date | None:
    """The day on which an assembly adopted the paper, as its last sentence says."""
    for index in reversed(range(len(plain))):
        if " này " in plain[index] or plain[index].endswith(" này"):
            match = _ADOPTED.match(collapse(" ".join(plain[index : index + _ADOPTED_LINES])))
            if match:
                return day_of(match)
    return None


def _sealed(signature: Signature) -> str | None:
    """The body of an office that no other body has."""
    return next((body for office, body in offices().seals.items() if office in signature.offices), None)


def _first(*found: _T | None) -> _T | None:
    """The first of several places that says something."""
    return next(filter(None, found), None)


def plan_years(title: str) -> tuple[int | None, int | None]:
    """First and last year of the plan that a title announces.

    Years of dates, of cited documents and of a `tầm nhìn` (vision) beyond the plan are not its years.
    """
    own = _VISION.sub(" ", DATE.sub(" ", _CITED.sub(" ", title)))
    if span := _PLAN_SPAN.search(own):
        return int(span["year"]), int(span["last_year"])
    if until := _PLAN_UNTIL.search(own):
        return None, int(until[1])
    if years := _PLAN_YEAR.findall(own):
        return int(years[-1]), int(years[-1])
    return None, None


def _stated_duration(plain: Sequence[str]) -> tuple[int | None, int | None]:
    """The years under a heading `Thời gian thực hiện`, for a plan whose title names none."""
    for index, line in enumerate(plain):
        if "hời gian thực hiện" not in line or len(line) >= _LONGEST_HEADING:
            continue
        if span := _PLAN_SPAN.search(" ".join(plain[index : index + 3])):
            return int(span["year"]), int(span["last_year"])
    return None, None


def _with_place(issuer: str | None, place: str | None) -> str | None:
    """The name of a local body with the place that the document is dated from, where print leaves it out."""
    body = bodies().get(name_key(issuer or ""))
    if not (place and body and body.local):
        return issuer
    if province := provinces().get(fold(place)):
        return f"{body.name} {province.name if body.plain else province.full_name}"
    # Councils there are in every district and commune; other local bodies are of a province.
    return f"{body.name} {place}" if body in offices().councils.values() else issuer
