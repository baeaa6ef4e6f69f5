"""Who leads which part of a document: `Sở Công Thương chủ trì … nhiệm vụ tại mục 4 phần III Kế hoạch này`.

A reference is printed from the inside outwards (`tiết a1, a2 điểm a mục 6 phần III`) and looked up from the
outside inwards in the outline. What cannot be found, or is found twice, stays without a clause; so does what
a sentence says itself (`Sở Tài chính chủ trì, phối hợp với các sở, ngành bố trí kinh phí`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from sources.document.outline import Section
from sources.document.sentences import Sentence
from sources.grammar.bodies import is_bare, split_bodies
from sources.grammar.bodies_in_text import body_at
from sources.grammar.meaning_of_bodies import Recognised
from sources.paper.numerals import ROMAN, number_of, roman
from sources.readers.actors import actor_of
from warehouse.tables import Assignment

_VALUE = rf"(?:{ROMAN}|[0-9]{{1,2}}(?:\.[0-9]{{1,2}})*|[a-zđ][0-9]{{0,2}})(?!\w)"
_KIND = "(?:tiết|điểm|khoản|mục|phần|chương|điều)"
_LIST = rf"{_VALUE}(?:(?:, | và |,){_VALUE})*"
# "mục (IV) (4.1) (4.2)": from the outside inwards, in brackets.
_STEP = rf"{_KIND} (?:{_LIST}|\({_VALUE}\)(?: ?\({_VALUE}\))*)"
# Without their first letter, which may be a capital; looked for before any regex is tried.
_WORDS = ("ục ", "hần ", "hoản ", "iểm ", "iết ", "iều ", "hương ", "hủ trì")
_REFERENCE = re.compile(rf"(?<!\w){_STEP}(?:[, ]{{1,2}}(?:của )?{_STEP})*", re.I)
_ONE_STEP = re.compile(rf"(?P<word>{_KIND}) (?P<values>{_LIST}|\([^)]*\)(?: ?\([^)]*\))*)", re.I)
_VALUES = re.compile(_VALUE)
_ELSEWHERE = re.compile(
    r",? (?:của )?(?:Luật|Nghị|Quyết định|Thông tư|Chỉ thị|Kết luận|Điều lệ|Kế hoạch số|Chương trình số|"
    r"Phụ lục)"
)
_LEADS = re.compile(r"(?<!\w)(?:chủ trì|triển khai|thực hiện|tham mưu|chịu trách nhiệm|theo dõi)(?!\w)", re.I)
_WITH = re.compile(r"(?<!\w)phối hợp (?:chặt chẽ )?với (?:các )?", re.I)


# What a body does, right behind its name or the bullet under it; `Chủ trì hội nghị` is the chair's work.
_IS_TO_LEAD = re.compile(
    r"[-–+•* ]*(?:[0-9a-zđ]{1,2}[.)] )?:?,? ?(?:(?:có|chịu) trách nhiệm |là (?:cơ quan|đơn vị) )?"
    r"chủ trì(?!:|,? (?:cuộc|buổi|hội nghị|phiên))",
    re.I,
)
# A form that is filled in: `- Cơ quan chủ trì: Sở Y tế`.
_FORM = re.compile(r"[-–+•* ]*(?:cơ quan|đơn vị) chủ trì(?: thực hiện| triển khai| tham mưu)? ?: ?", re.I)


@dataclass(frozen=True, slots=True)
class _Given:
    """What is given to whom: the reference, where one is printed, those who lead and those who take part."""

    path: str | None
    lead: str
    partners: str | None


def read_assignments(
    sentences: Iterable[Sentence],
    sections: Sequence[Section],
    document_id: str,
    note: Callable[[str], Recognised],
) -> list[Assignment]:
    """The assignments of a document; `note` recognises a body and keeps it among those of the document."""
    rows: list[Assignment] = []
    outline = _Outline(sections)
    for sentence in sentences:
        if not any(word in sentence.text for word in _WORDS):
            continue
        for given in _read_sentence(sentence.text, sentence.section):
            clauses = outline.resolve(given.path) if given.path else ()
            for clause, (role, name) in product(clauses or (None,), _bodies(given)):
                rows.append(
                    Assignment(
                        assignment_id=f"{document_id}.a{len(rows) + 1:02d}",
                        document_id=document_id,
                        agency_id=note(name).id,
                        role=role,
                        clause_path=given.path,
                        clause_id=clause.clause_id if clause else None,
                        line_from=sentence.lines[0],
                        line_to=sentence.lines[1],
                    )
                )
    return rows


def _bodies(given: _Given) -> list[tuple[str, str]]:
    """The bodies that something is given to with their roles, those that lead first."""
    partners = split_bodies(given.partners) if given.partners else ()
    return [
        *(("lead", name) for name in split_bodies(given.lead)),
        *(("coordinating", name) for name in partners),
    ]


def _read_sentence(sentence: str, section: Section) -> Iterator[_Given]:
    references = [
        match for match in _REFERENCE.finditer(sentence) if not _ELSEWHERE.match(sentence, match.end())
    ]
    form = _FORM.match(sentence)
    lead = body_at(sentence, form.end()) if form else actor_of(sentence, section)
    if form and lead:
        yield _Given(None, lead, None)
    elif lead and not references and not is_bare(lead) and _leads_what_it_says(sentence, lead):
        yield _Given(None, lead, _partners(sentence, 0, len(sentence)))
    behind = 0
    for match in references:
        stretch = sentence[behind : match.start()]
        if lead and _LEADS.search(stretch):
            yield _Given(match.group(), lead, _partners(sentence, behind, match.start()))
        behind = match.end()


def _leads_what_it_says(sentence: str, lead: str) -> bool:
    """Whether a sentence has a body lead what it says: the one it names, or one over its bullet."""
    named = sentence.find(lead)
    return _IS_TO_LEAD.match(sentence, named + len(lead) if named >= 0 else 0) is not None


def _partners(sentence: str, start: int, end: int) -> str | None:
    """Those with whom it is to be done."""
    with_whom = _WITH.search(sentence, start, end)
    return body_at(sentence, with_whom.end()) if with_whom else None


class _Outline:
    """The sections of a document, to be found by what is printed of them."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections
        self._by_number: dict[str, list[Section]] = {}
        self._below: dict[Section | None, list[Section]] = {}
        for section in sections:
            self._below.setdefault(section.parent, []).append(section)
            if section.number:
                self._by_number.setdefault(section.number, []).append(section)

    def resolve(self, path: str) -> list[Section]:
        """The sections that a reference means; none where one of them cannot be told."""
        steps = [
            step
            for found in _ONE_STEP.finditer(path)
            for step in _inwards(found["word"].lower(), found["values"])
        ]
        found: list[Section] = []
        for position, (word, values) in enumerate(reversed(steps)):
            reached = [
                self._outer(word, value) if position == 0 else self._inner(value, found) for value in values
            ]
            if not all(reached):
                return []
            found = [section for section in reached if section]
        return found

    def _outer(self, word: str, value: str) -> Section | None:
        matches = [section for section in self._by_number.get(value, ()) if _fits(word, section)]
        if not matches and (number := number_of(value)):
            return self._lost(number)
        return matches[0] if len(matches) == 1 else None

    def _lost(self, number: int) -> Section | None:
        """A Roman section whose heading the text has lost, where the next one is printed: what stands
        before that one, back to where its numbers begin."""
        after = self._by_number.get(roman(number + 1), [])
        if len(after) != 1 or after[0].parent is not None:
            return None
        members: list[Section] = []
        for section in reversed(self._sections[: self._sections.index(after[0])]):
            if section.parent is None:
                members.insert(0, section)
                if section.number == "1":
                    lost = Section(section.clause_id, None, None, section.paragraphs)
                    self._below[lost] = members
                    return lost
        return None

    def _inner(self, value: str, within: Sequence[Section]) -> Section | None:
        """The section of a number directly below, or one level further down where none is."""
        below = self._below.get(within[0], []) if within else []
        matches = [section for section in below if section.number == value]
        if not matches:
            further = (child for section in below for child in self._below.get(section, ()))
            matches = [child for child in further if child.number == value]
        return matches[0] if len(matches) == 1 else None


def _inwards(word: str, values: str) -> Iterator[tuple[str, list[str]]]:
    """The steps of one word, the innermost first; in brackets the first number holds those behind it."""
    found = _VALUES.findall(values)
    if values.startswith("(") and len(found) > 1:
        yield word, found[1:]
        found = found[:1]
    yield word, found


def _fits(word: str, section: Section) -> bool:
    kind = section.marker.kind if section.marker else ""
    return (kind == "article") == (word == "điều") and (kind == "chapter") == (word == "chương")
