"""Running text as sentences, each with its clause, paragraph and lines: what readers of prose go through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from sources.document.outline import Section
from sources.document.paragraphs import Paragraph
from sources.paper.letters import UPPER, collapse

# A stop, and whether what follows begins a sentence. A run of dots is taken whole, so that it is looked at
# once.
_STOP = re.compile(rf"[.!?…]++(?P<ends>[”\"')\]]*+(?:(?=\s+[“\"'(\[]*[{UPPER}0-9])|$))?")
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:TP|Tp|QL|ĐT|TL|TT|PGS|TS|ThS|GS|BS|Q|P|H|St|TX|Đ/c|[A-ZĐ])$")
_CLAUSE = re.compile(r"[,;:] (?![0-9])")
_GAP = re.compile(r"(?<![0-9]) (?![0-9])")
_LONGEST = 4000
"""Characters: no sentence is longer; what is gets cut, so that cost stays linear in the length of a text."""


@dataclass(frozen=True)
class Sentence:
    """A sentence and where it stands; `start` is its offset in the paragraph."""

    section: Section
    paragraph: Paragraph
    start: int
    text: str

    @property
    def opens_paragraph(self) -> bool:
        return self.start == 0

    @cached_property
    def lines(self) -> tuple[int, int]:
        """First and last line (from 1)."""
        return self.paragraph.line_at(self.start), self.paragraph.line_at(self.start + len(self.text) - 1)

    @cached_property
    def printed(self) -> str:
        return collapse(self.text)


def read_sentences(sections: Iterable[Section]) -> list[Sentence]:
    """The sentences of a document in print order."""
    return [
        Sentence(section, paragraph, start, paragraph.text[start:end])
        for section in sections
        for paragraph in section.paragraphs
        for start, end in spans(paragraph.text)
    ]


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a paragraph."""
    start = 0
    for match in _STOP.finditer(text):
        if match["ends"] is None or _is_abbreviation(text, match):
            continue
        yield from _cut(text, start, match.end())
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
    yield from _cut(text, start, len(text))


def _is_abbreviation(text: str, stop: re.Match[str]) -> bool:
    return (
        stop.group().startswith(".")
        and _ABBREVIATED.search(text[max(0, stop.start() - 8) : stop.start()]) is not None
    )


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch in pieces that are not too long, parted behind a clause, else at a blank beside no figure."""
    while end - start > _LONGEST:
        stop = _last(_CLAUSE, text, start) or _last(_GAP, text, start) or start + _LONGEST
        yield start, stop
        start = stop
    if end > start:
        yield start, end


def _last(gap: re.Pattern[str], text: str, start: int) -> int | None:
    """Where the last gap ends that leaves a piece of the longest length or less."""
    ends = [match.end() for match in gap.finditer(text, start + _LONGEST // 2, start + _LONGEST)]
    return ends[-1] if ends else None
