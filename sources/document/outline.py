"""The outline of running text: paragraphs set into a tree by their markers.

How markers nest is not printed anywhere; it follows from their kinds and from what is open above them.
Numbers are kept as printed, also where they repeat or skip.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sources.document.paragraphs import Marker, Paragraph

# From the outermost kind to the innermost.
_ORDER = (
    *("part", "chapter", "article", "capital", "roman", "number"),
    *("decimal", "letter", "sub", "bracket", "dash", "plus"),
)
_RANK = {kind: rank for rank, kind in enumerate(("", *_ORDER))}
_BULLETS = {"dash": "-", "plus": "+"}
_FIRSTS = {"roman": "I", "number": "1", "letter": "a"}
_ROMAN = ("I", "V", "X")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_LONGEST_HEADING = 300


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """A clause with its paragraphs: the first opens it (behind its marker), the others run on below."""

    clause_id: str
    marker: Marker | None
    parent: Section | None
    paragraphs: Sequence[Paragraph]
    path: str | None = None
    level: int = 1
    holds: bool = False
    """Whether other sections stand below it."""

    @property
    def lines(self) -> list[int]:
        return [line for paragraph in self.paragraphs for line in paragraph.lines]

    @property
    def number(self) -> str | None:
        return self.marker.number if self.marker else None

    def above(self) -> Iterator[Section]:
        """The sections that hold this one, the nearest first."""
        section = self.parent
        while section is not None:
            yield section
            section = section.parent

    def heading(self) -> str | None:
        """The title of the section; None where its first paragraph already is text."""
        first = self.paragraphs[0].text
        if self.marker is None or len(first) > _LONGEST_HEADING or first.endswith(";"):
            return None
        titled = self.marker.kind not in _BULLETS
        stop = _SENTENCE_END.search(first)
        if stop is None:
            announces = first.endswith(":") or self.holds or len(self.paragraphs) > 1
            heads = announces or titled or first.isupper()
        else:
            heads = titled and self.holds and first[stop.start() :] == "."
        return first if heads else None


_UNMARKED = Marker("", "")
"""Of the document itself, which stands above all markers, and of text before the first one."""


@dataclass(frozen=True, slots=True, eq=False)
class _Open:
    """A section in the making: its paragraphs, and how many markers of each kind stand below it so far."""

    marker: Marker
    above: _Open | None
    path: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    below: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))


def read_outline(paragraphs: Sequence[Paragraph], document_id: str) -> list[Section]:
    """The sections of a document in print order. Text before the first marker is a section without number."""
    sections: dict[_Open, Section] = {}
    for ordinal, item in enumerate(_nested(paragraphs), start=1):
        parent = sections.get(item.above) if item.above else None
        sections[item] = Section(
            f"{document_id}.c{ordinal:03d}",
            item.marker if item.marker is not _UNMARKED else None,
            parent,
            item.paragraphs,
            item.path or None,
            parent.level + 1 if parent else 1,
            bool(item.below),
        )
    return list(sections.values())


def _nested(paragraphs: Sequence[Paragraph]) -> list[_Open]:
    """What each marker opens, under what is open above it."""
    document = _Open(_UNMARKED, None, "")
    found: list[_Open] = []
    stack = [document]
    for paragraph in paragraphs:
        marker = paragraph.marker
        if paragraph.opens_part:
            del stack[1:]
        if marker:
            _close_down_to(stack, marker)
            above = stack[-1]
            above.below[marker.kind] += 1
            found.append(_Open(marker, above, _path(marker, above)))
            stack.append(found[-1])
        elif paragraph.opens_part:
            found.append(_Open(_UNMARKED, document, ""))
        found[-1].paragraphs.append(paragraph)
    return found


def _close_down_to(stack: list[_Open], marker: Marker) -> None:
    """Close what a marker ends: its own kind and all below it.

    Where numbers begin again under one heading, another heading stood between and is lost: what follows is of
    none.
    """
    kind = _kind_here(stack, marker)
    while _RANK[_kind_here(stack, stack[-1].marker)] >= _RANK[kind]:
        last = stack[-1].marker
        if kind == last.kind == "decimal" and marker.number.startswith(f"{last.number}."):
            break
        stack.pop()
    if _FIRSTS.get(marker.kind) == marker.number and stack[-1].below.get(marker.kind):
        del stack[max(1, len(stack) - 1) :]


def _kind_here(stack: Sequence[_Open], marker: Marker) -> str:
    """The kind that a marker has under what is open.

    A capital may be a Roman number (`I.`, `V.`) unless capitals in their order are open (`H.`, then `I.`); a
    decimal is a number of its own unless the number that it opens with is open.
    """
    if marker.kind == "decimal":
        return "decimal" if _under_its_number(stack, marker) else "number"
    if marker.kind != "capital" or marker.number not in _ROMAN:
        return marker.kind
    capitals = [item.marker.number for item in stack if item.marker.kind == "capital"]
    follows = bool(capitals) and ord(marker.number) == ord(capitals[-1]) + 1
    return "capital" if follows and capitals[-1] not in _ROMAN else "roman"


def _under_its_number(stack: Sequence[_Open], marker: Marker) -> bool:
    outer = (marker.number.partition(".")[0], marker.number.rpartition(".")[0])
    return any(item.marker.number in outer for item in stack)


def _path(marker: Marker, above: _Open) -> str:
    """The markers from the outermost to this one: `II.1.a.-2`; bullets are counted."""
    outer, own = above.path, marker.number
    if sign := _BULLETS.get(marker.kind):
        own = f"{sign}{above.below[marker.kind]}"
    elif marker.kind == "decimal" and own.startswith(f"{above.marker.number}."):
        outer = outer[: len(outer) - len(above.marker.number)].rstrip(".")
    return f"{outer}.{own}" if outer else own
