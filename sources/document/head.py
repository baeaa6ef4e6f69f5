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

from sources.document.issuer import issuer_printed
from sources.document.letterhead import Letterhead, read_letterhead
from sources.document.signature import Signature, read_signature
from sources.document.title import read_title
from sources.grammar.dates import DATE, YEAR, YEARS, day_of
from sources.grammar.document_numbers import issuer_of, tidy, type_of
from sources.paper.letters import collapse, fold
from sources.vocabularies.vocabulary import bodies, name_key, offices, provinces

_T = TypeVar("_T")
_NOTE_LINES = 4
"""Lines: the note under an attached part is not longer."""
# "(Kèm theo Chỉ thị số 02/CT-UBND ngày 13/01/2020 của Ủy ban nhân dân thành phố)": the type, up to the first
# figure or bracket; the number, in which page breaks leave blanks; the day; the issuer; the bracket that
# closes.
_ATTACHED = re.compile(
    rf"""(?:[Kk]èm\ theo | [Đđ]ính\ kèm | [Kk]èm) \s+ [^()0-9:]{{4,60}}? \s+ số \s*:?\s*
    (?P<number> [0-9]{{1,5}}[a-zđ]?\s?[/-]\s?[^\s,;()]+(?:\s?-\s?[A-ZĐ]+)? )
    \s*,?\s* (?-x:{DATE.pattern})
    (?: \s*của\s+ (?P<issuer>[^()]{{4,80}}?) )? \s*\)""",
    re.X,
)
_PLAN_SPAN = re.compile(YEARS)
_PLAN_UNTIL = re.compile(rf"đến (?:hết )?(?:năm )?({YEAR})", re.I)
_PLAN_YEAR = re.compile(rf"năm ({YEAR})", re.I)
# "tầm nhìn đến năm 2045": what a plan looks towards, beyond its own years.
_VISION = re.compile(rf"(?:tầm nhìn|định hướng)(?: đến)?(?: năm)? {YEAR}(?:\s*[-–]\s*{YEAR})?", re.I)
_CITED = re.compile(r"\bsố\s+[0-9]+[a-zđ]?\s?[/-]\s?\S+", re.I)
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


def read_head(plain: Sequence[str]) -> Head:
    """Read head and signature of a document from its lines without mark-up."""
    title = read_title(plain)
    letterhead = read_letterhead(plain[: title.opening])
    note = _attached_note(plain, letterhead)
    number = _first(letterhead.number, note.number)
    issuer = _first(letterhead.issuer, title.issuer, note.issuer, issuer_of(number or ""))
    plan_from, plan_to = plan_years(title.text)
    if plan_to is None:
        plan_from, plan_to = _stated_duration(plain)
    above = (line for line in range(1, title.opening + 1) if plain[line - 1].strip())
    return Head(
        number=number,
        doc_type=_first(title.doc_type, type_of(number or "")),
        title=title.text or None,
        issuer=_with_place(issuer, letterhead.place),
        place=letterhead.place,
        issued_on=_first(letterhead.issued_on, note.issued_on),
        plan_from=plan_from,
        plan_to=plan_to,
        head_lines=(*sorted({*above} - {*title.lines}), *title.issuer_lines),
        title_lines=title.lines,
        signature=read_signature(plain, max(title.lines, default=0)),
    )


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


@dataclass(frozen=True, slots=True)
class _Note:
    """What the note under an attached part says of the paper that it is attached to."""

    number: str | None = None
    issued_on: datetime.date | None = None
    issuer: str | None = None


def _attached_note(plain: Sequence[str], letterhead: Letterhead) -> _Note:
    """What a letterhead lacks, from the first note under an attached part that names the same number."""
    if letterhead.number and letterhead.issued_on:
        return _Note()
    for index, line in enumerate(plain):
        match = _ATTACHED.search(_joined(plain, index)) if "èm " in line else None
        if match and tidy(match["number"]) == (letterhead.number or tidy(match["number"])):
            issuer = issuer_printed(collapse(match["issuer"] or "").upper())
            return _Note(tidy(match["number"]), day_of(match), issuer)
    return _Note()


def _joined(plain: Sequence[str], index: int) -> str:
    return collapse(" ".join(plain[index : index + _NOTE_LINES]))


def _with_place(issuer: str | None, place: str | None) -> str | None:
    """The name of a local body with the place that the document is dated from, where print leaves it out."""
    body = bodies().get(name_key(issuer or ""))
    if not (place and body and body.local):
        return issuer
    if province := provinces().get(fold(place)):
        return f"{body.name} {province.name if body.plain else province.full_name}"
    # Councils there are in every district and commune; other local bodies are of a province.
    return f"{body.name} {place}" if body in offices().councils.values() else issuer
