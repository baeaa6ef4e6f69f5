"""Running text as paragraphs: what a page break or a hard wrap parted is joined again, and knows its lines.

What a paragraph is in the outline (article, point, bullet) is told by its marker; how markers nest belongs to
`outline`, what sentences say to the readers of prose.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from sources.paper.letters import UPPER, breaks_word, collapse
from sources.paper.lines import stops_in_mid_phrase
from sources.paper.numerals import ROMAN
from sources.vocabularies import body_words

_OPENS = rf"[{UPPER}“\"'(]"
# "Phần đầu" is no part but "phấn đấu" misread.
_COUNTED = "(?i:nhất|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười)"
# A target may open with its figure: "a) 100% hộ", "1. 80% lò nung", "- 95% nước thải".
_SHARE = r"[0-9][0-9.,]*\s?[%‰]"
# Kinds of markers, each tried before those it could be taken for. A marker is followed by a capital or by a
# figure; a wrapped line that happens to begin with "2018" or "- an ninh" is not.
_MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.X))
    for kind, pattern in (
        (
            "part",
            rf"(?:PHẦN|Phần)\ (?:thứ\ |THỨ\ )?"
            rf"(?P<number>{ROMAN}|[A-ZĐ]|[0-9]{{1,2}}|{_COUNTED})\b[.:]?\s*",
        ),
        ("chapter", rf"(?:CHƯƠNG|Chương)\ (?P<number>{ROMAN}|[0-9]{{1,2}})\b[.:]?\s*"),
        ("article", r"Điều\ (?P<number>[0-9]{1,3}[a-zđ]?)\s?[.:]\s*"),
        ("capital", rf"(?P<number>[A-ZĐ])\s?[.)/]\s*(?={_OPENS})"),
        # Texts made for language models: "Ii . mục_tiêu", "Iii - những giải_pháp"
        ("roman", rf"(?P<number>(?i:{ROMAN}))\s?[.)/-]\s*(?=[^\W\d][^.]*_)"),
        ("roman", rf"(?P<number>{ROMAN})\s?[.)/-]\s*(?={_OPENS}|$)"),
        # "2.1. Công an", "2.1 Công an", "2.1 - Công an", "2.1." alone
        (
            "decimal",
            rf"(?P<number>[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,4}})(?:\s?[.)]?\s*(?={_OPENS})|\s?[.)]$"
            rf"|\s?[-–]\s+(?={_OPENS}))",
        ),
        # "1. A", "1) A", "1/ A" (but "1/2020/TT-BTC"), "1." alone, "2- A", "2 - A", and "- 1. A" of a list
        (
            "number",
            rf"(?:[-–—•*]\s+)?(?P<number>[0-9]{{1,2}})(?:\s?(?:[.)]|/(?!\S*-))\s*(?={_OPENS}|$)|\s?[-–]\s+(?={_OPENS})"
            rf"|[.)]\s+(?={_SHARE}))",
        ),
        (
            "letter",
            rf"(?P<number>[a-zđ])\s?(?:(?:\)\.|[.)/])\s*(?={_OPENS}|$)|\)\s+(?=[0-9])|[./]\s+(?={_SHARE}))",
        ),
        ("sub", rf"(?P<number>[a-zđ][0-9]{{1,2}})\s?[.)]\s*(?={_OPENS})"),
        ("bracket", r"\((?P<number>[0-9]{1,2}|[ivx]{1,5}|[a-zđ])\)\s*(?=\S)"),
        ("dash", r"(?P<number>[-–—•*])(?:\s*(?=[^\s0-9-])|\s+(?=[0-9]))"),
        ("plus", r"(?P<number>\+)\s*(?=\S)"),
    )
)
_DASHES = "-–—•*"
_CLOSED = (".", ";", ":", "?", "!", "…")
_NAMED_NEXT = (" số", " tỉnh")
"""A title may end in such a word ("địa bàn tỉnh"); in running text a number or a name follows."""
# "phối hợp với Sở", "5. Sở": a kind of body with a capital, whose name stands on the next line. "các Bộ" has
# none, and a committee goes without ("Ủy ban nhân dân").
_KINDS = "|".join(
    word for word in body_words.printed("opens_unparted") if " " not in word and not word.isupper()
)
_BODY_NEXT = re.compile(rf"(?<![Cc]ác )\b(?:{_KINDS})$")
_MARKS_BEHIND = "⁰¹²³⁴⁵⁶⁷⁸⁹”\"')]"
_BODY = 30
"""Letters: the kind of a body is not longer."""
_MARKER = 8
"""Letters: a marker is not longer."""
_LONGEST = 20_000
"""Characters: no paragraph is longer; lines that never stop are not joined for ever."""
_NEARLY = 0.8
_LONG = 200
"""Characters: what is longer and stops without a stop is no heading but a sentence that a page break cut."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The number, letter or bullet that opens a paragraph, and its kind."""

    kind: str
    number: str


@dataclass(slots=True)
class Paragraph:
    """A paragraph without its marker; `starts` are the offsets in it at which `lines` (from 1) begin."""

    marker: Marker | None
    text: str
    lines: list[int]
    opens_part: bool = False
    """Whether it is the first behind a signature, a title or another part that is no running text."""
    starts: list[int] = field(default_factory=lambda: [0])

    def line_at(self, offset: int) -> int:
        """The line that holds a character of the text."""
        return self.lines[max(0, bisect_right(self.starts, offset) - 1)]

    def join(self, text: str, line: int) -> None:
        """Take in the next line; a marker may stand on a line of its own, above its text."""
        held = self.text if not self.text or breaks_word(self.text) else f"{self.text} "
        self.starts.append(len(held))
        self.text = held + text
        self.lines.append(line)


def read_marker(text: str) -> tuple[Marker | None, str]:
    """The marker that opens a line, and the rest of the line; `II._Mục_tiêu` ties both."""
    opening = text.replace("_", " ", 1) if "_" in text[:_MARKER] else text
    for kind, pattern in _markers_of(text[:1]):
        if match := pattern.match(opening):
            return Marker(kind, match["number"]), text[match.end() :]
    return None, text


@cache
def _markers_of(first: str) -> list[tuple[str, re.Pattern[str]]]:
    """The markers that can begin with a character."""
    if first.isdigit():
        kinds = {"decimal", "number"}
    elif first.isalpha():
        kinds = {"letter", "sub"} if first.islower() else {"part", "chapter", "article", "capital", "roman"}
    else:
        kinds = {"(": {"bracket"}, "+": {"plus"}}.get(
            first, {"number", "dash"} if first in _DASHES else set()
        )
    return [(kind, pattern) for kind, pattern in _MARKERS if kind in kinds]


def read_paragraphs(plain: Sequence[str], parts: Sequence[Sequence[int]]) -> list[Paragraph]:
    """The paragraphs of the parts of a document, each given as the numbers of its lines (from 1), in order.

    Lines left out within a part separate nothing: a footnote or a page number may stand in mid-sentence.
    """
    lines = [
        [(number, text) for number in part if (text := collapse(plain[number - 1].strip(" |\t")))]
        for part in parts
    ]
    wrap = _read_wrap([text for part in lines for _, text in part])
    paragraphs: list[Paragraph] = []
    for part in lines:
        last: Paragraph | None = None
        for number, text in part:
            marker, rest = read_marker(text)
            if last is not None and _runs_on(last, text, marker, number - last.lines[-1] > 1, wrap):
                last.join(text, number)
                continue
            last = Paragraph(marker, rest, [number], opens_part=last is None)
            paragraphs.append(last)
    return paragraphs


@dataclass(frozen=True, slots=True)
class _Wrap:
    """The widths at which a text is wrapped by hand, of lines with a marker and of others; 0: it is not."""

    first: int
    others: int


def _read_wrap(texts: Sequence[str]) -> _Wrap:
    """A text is wrapped where most lines stop in mid-sentence and all are about as long."""
    lengths = sorted(map(len, texts))
    open_ended = sum(not text.endswith(_CLOSED) for text in texts)
    if len(lengths) < 20 or 2 * open_ended <= len(lengths):
        return _Wrap(0, 0)
    middle = lengths[len(lengths) // 2]
    if lengths[len(lengths) * 9 // 10] >= 2 * middle:
        return _Wrap(0, 0)
    # A small letter goes on with the line above for certain; so wide, then, is a line with a marker.
    firsts = sorted(
        len(text)
        for text, following in pairwise(texts)
        if following[:1].islower() and read_marker(text)[0] and not read_marker(following)[0]
    )
    return _Wrap(firsts[len(firsts) // 2] if firsts else middle, middle)


def _runs_on(last: Paragraph, text: str, marker: Marker | None, parted: bool, wrap: _Wrap) -> bool:
    """Whether a line goes on with the paragraph before it; `parted`: lines that are no text stand between."""
    before = last.text
    ended = before[-4:].rstrip(_MARKS_BEHIND).endswith(_CLOSED) or before.endswith(_CLOSED)
    if marker is not None:
        return not (ended or parted) and _is_at_a_wrap(before, marker, text)
    if not 0 < len(before) <= _LONGEST:
        return not before
    if ended:
        return not parted and _is_full(last, wrap)  # a sentence may end where the line does
    return _goes_on(last, text, parted, wrap)


def _goes_on(last: Paragraph, text: str, parted: bool, wrap: _Wrap) -> bool:
    """Whether a line without a marker goes on with a paragraph that has not come to a stop."""
    before = last.text
    if not text[:1].isupper() or stops_in_mid_phrase(before) or before.endswith(_NAMED_NEXT):
        return True
    if _BODY_NEXT.search(before[-_BODY:]):
        return True
    heading = before.isupper() and text.isupper()
    return len(before) > _LONG and not heading if parted else heading or _is_full(last, wrap)


def _is_at_a_wrap(before: str, marker: Marker, text: str) -> bool:
    """Whether a dash or a count stands before a small letter: "phòng / - an ninh", "gồm / (i) thu hút".

    A dash may stand between the ends of a range too: "đạt 8,5 / - 9%".
    """
    behind = text.partition(" ")[2].lstrip("-– ")[:1]
    if marker.kind == "dash" and behind.isdigit():
        return before[-1:].isdigit() or before.endswith(("%", "‰"))
    return marker.kind in ("dash", "bracket") and behind.islower()


def _is_full(paragraph: Paragraph, wrap: _Wrap) -> bool:
    """Whether the last line of a paragraph is about as long as a line of the text may be."""
    width = wrap.first if paragraph.marker and len(paragraph.lines) == 1 else wrap.others
    return 0 < _NEARLY * width <= len(paragraph.text) - paragraph.starts[-1]
