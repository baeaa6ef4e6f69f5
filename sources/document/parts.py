"""What each line of a document is: letterhead, body, recipients, signature, annex heading, an appended list.

Works on lines without mark-up and decides by how such parts open and close in the genre, one rule a role.
Where annexes begin belongs to `annexes`; cells and rows of tables to the room of tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sources.document.annexes import ATTACHED, AnnexRegion, find_annexes, unit_noted
from sources.document.furniture import foot_of_page, running_heads
from sources.document.head import Head
from sources.document.letterhead import has_motto
from sources.document.paragraphs import read_marker
from sources.grammar.document_numbers import NUMBER, type_named
from sources.paper.letters import UPPER, untied
from sources.paper.lines import is_rule, mostly_capitals

_UNIT_OPENS = re.compile(r"\W{0,3}đơn(?: vị)?\s*$", re.I)
_RECIPIENTS = re.compile(r"\W{0,3}nơi nhận\W{0,3}", re.I)
_RECIPIENT = re.compile(r"\s*[-+–•]\s*\S|\s*(?:như|lưu)\b", re.I)
# "- Nghị quyết số 5/NQ-CP", "3. Quyết định 12/QĐ-TTg": words up to a number.
_RELATED = re.compile(
    r"\s*[-+–•*]?\s*[0-9]{0,3}[.)]?\s*(?P<words>\D{4,40}?)\s+(?:số )?[0-9]{1,5}[a-zđ]?\s?[/-]"
)
_FORMAL = ("part", "chapter", "article", "roman")
"""Markers that few texts but papers of offices are parted by."""
_FEWEST_FORMAL = 2
_FEWEST_RELATED = 2
_MOSTLY_RELATED = 0.6
# "Trang 2/5", "- 3 -". A bare figure may be a cell, so it is told from one where the table is known.
_PAGE = re.compile(
    r"\s*(?:[-–—]\s?[0-9]{1,3}\s?[-–—]|trang\s(?:số\s)?[0-9]{1,3}(?:\s?/\s?[0-9]{1,3})?)\s*$", re.I
)
_LONGEST_PAGE = 24
# A signature that the scrape cut off ends in the body it signs for: no name, but still no text.
_CUT_SIGNATURE = re.compile(rf"[\s|]*(?:TM|KT)\s*\.\s*[{UPPER} ,]+[\s|]*$")
_TITLE_LINES = 12
_CLOSED = (";", ".", ")")


@dataclass(frozen=True, slots=True)
class Parts:
    """The role of each line (one of `LINE_ROLES` in the warehouse) as far as the document's plan tells it."""

    roles: tuple[str, ...]
    annexes: tuple[AnnexRegion, ...]
    body_end: int
    """Index of the first line behind the body: where the first annex begins, or the text ends."""
    units: Mapping[int, str]
    """The unit that a line (from 1) prints over a table: `Đơn vị tính: Tỷ đồng`."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """What the rules look at: lines, head and annexes, and the roles that the rules before them gave."""

    lines: Sequence[str]
    head: Head
    annexes: tuple[AnnexRegion, ...]
    body_end: int
    roles: list[str] = field(default_factory=list)

    def free(self, start: int, end: int) -> Iterator[int]:
        """Indices of lines of text that have no other role yet."""
        return (index for index in range(start, end) if self.roles[index] == "body")

    def closed_at(self) -> int:
        """The index behind recipients and signature of the body; its end where it has neither."""
        closing = (
            i + 1 for i in reversed(range(self.body_end)) if self.roles[i] in ("recipients", "signature")
        )
        return next(closing, self.body_end)


def divide(plain: Sequence[str], head: Head) -> Parts:
    """Give every line its role."""
    lines = list(map(untied, plain))
    annexes = find_annexes(lines, plain, head.signature.lines)
    draft = _Draft(lines, head, annexes, annexes[0].start if annexes else len(lines))
    draft.roles.extend("body" if line.strip() else "blank" for line in lines)
    for role, rule in _RULES:
        for index in list(rule(draft)):
            draft.roles[index] = role
    return Parts(tuple(draft.roles), annexes, draft.body_end, _units(lines, draft.roles))


def has_form(plain: Sequence[str]) -> bool:
    """Whether a text has the form of a paper of an office, whatever has become of its head.

    It has articles, parts or points numbered in Roman figures, more than one; or annexes, a list of
    recipients, the motto.
    """
    opened = 0
    for line in plain:
        text = untied(line).strip(" |\t")
        if _RECIPIENTS.match(text) or has_motto(text):
            return True
        if text[:1] in "PCĐIVX" and (marker := read_marker(text)[0]) and marker.kind in _FORMAL:
            opened += 1
            if opened == _FEWEST_FORMAL:
                return True
    return bool(find_annexes(list(map(untied, plain)), plain, ()))


def _rules(draft: _Draft) -> Iterator[int]:
    return (index for index in draft.free(0, len(draft.lines)) if is_rule(draft.lines[index]))


def _recipients(draft: _Draft) -> Iterator[int]:
    """From `Nơi nhận:` through its bullets.

    A bullet may run over the line; a blank line or a bar ends the list.
    """
    opened = bullets = closed = False
    for index, line in enumerate(draft.lines[: draft.body_end]):
        text = line.strip()
        bullet = opened and _RECIPIENT.match(line) is not None
        if opened:
            begins = bullets and not bullet and (closed or _heads_a_part(text))
            opened = draft.roles[index] == "body" and not begins if text else not bullets
        if not opened:
            if not _RECIPIENTS.match(line):
                continue
            opened, bullets, bullet = True, False, _RECIPIENT.match(line) is not None
        if text:
            yield index
        bullets = bullets or bullet
        closed = text.endswith(_CLOSED)


def _heads_a_part(text: str) -> bool:
    """Words in capitals, more than an abbreviation that runs over to a line of its own (`TTHĐND;`)."""
    return text.isupper() and len(text.split()) > 2 and not text.endswith(";")


def _cut_signatures(draft: _Draft) -> Iterator[int]:
    return (index for index in draft.free(0, draft.body_end) if _CUT_SIGNATURE.match(draft.lines[index]))


def _attached_title(draft: _Draft) -> Iterator[int]:
    """The heading and title of a plan that a decision carries behind its signature."""
    first = next(draft.free(draft.closed_at(), draft.body_end), draft.body_end)
    for index in range(first, min(first + _TITLE_LINES, draft.body_end)):
        text = draft.lines[index].strip()
        if index == first:
            title = text.isupper() and type_named(text.split(" CỦA ")[0]) is not None
        else:
            title = mostly_capitals(text) or ATTACHED.match(text) is not None
        if text and not title:
            return
        if text:
            yield index


def _appended(draft: _Draft) -> Iterator[int]:
    """Related documents that a web page lists under the text: each line opens with a type and a number."""
    behind = list(draft.free(draft.closed_at(), draft.body_end))
    related = sum(_lists_a_document(draft.lines[index]) for index in behind)
    return iter(behind if related >= max(_FEWEST_RELATED, _MOSTLY_RELATED * len(behind)) else ())


def _lists_a_document(line: str) -> bool:
    match = _RELATED.match(line)
    if match is None or NUMBER.search(line) is None:
        return False
    return type_named(match["words"].strip(" -")) is not None


def _annex_headings(draft: _Draft) -> Iterator[int]:
    return (index for annex in draft.annexes for index in draft.free(annex.start, annex.content))


def _furniture(draft: _Draft) -> Iterator[int]:
    """What a site prints behind the text: behind recipients and signature, in an annex or below it."""
    yield from (index for index in foot_of_page(draft.lines, draft.closed_at()) if draft.lines[index].strip())
    yield from running_heads(draft.lines)


def _pages(draft: _Draft) -> Iterator[int]:
    lines = draft.lines
    return (
        index
        for index in draft.free(0, len(lines))
        if len(lines[index]) < _LONGEST_PAGE and _PAGE.match(lines[index])
    )


_RULES: tuple[tuple[str, Callable[[_Draft], Iterator[int]]], ...] = (
    ("table_rule", _rules),
    ("head", lambda draft: (number - 1 for number in draft.head.head_lines)),
    ("title", lambda draft: (number - 1 for number in draft.head.title_lines)),
    ("signature", lambda draft: (number - 1 for number in draft.head.signature.lines)),
    ("recipients", _recipients),
    ("signature", _cut_signatures),
    ("title", _attached_title),
    ("appended", _appended),
    ("annex_heading", _annex_headings),
    ("page", _pages),
    ("page", _furniture),
)
"""Roles in the order in which lines are given them, each with the rule that finds its lines (indices)."""


def _units(lines: Sequence[str], roles: Sequence[str]) -> dict[int, str]:
    """Notes of units by their lines.

    Between bars a line is a cell, unless something parts it from the bar above.
    """
    units: dict[int, str] = {}
    for index, (line, below) in enumerate(zip(lines, [*lines[1:], ""], strict=True)):
        if _UNIT_OPENS.match(line):
            if unit := unit_noted(f"{line.strip()} {below.strip()}"):
                units[index + 1] = units[index + 2] = unit
        elif (unit := unit_noted(line)) and not _is_cell(lines, roles, index, below):
            units[index + 1] = unit
    return units


def _is_cell(lines: Sequence[str], roles: Sequence[str], index: int, below: str) -> bool:
    """Whether a line stands between bars, with text right above it that is no heading of an annex."""
    closes = below.strip() and not below.strip(" |\t")
    return bool(closes and index and lines[index - 1].strip() and roles[index - 1] != "annex_heading")
