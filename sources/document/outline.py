"""The outline of running text: paragraphs set into a tree by their markers.

How markers nest is not printed anywhere; it follows from their kinds and from what is open above them. Numbers are
kept as printed, also where they repeat or skip.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sources.document.paragraphs import Marker, Paragraph

# From the outermost kind to the innermost.
_ORDER = (
    "part",
    "chapter",
    "article",
    "capital",
    "roman",
    "number",
    "decimal",
    "letter",
    "sub",
    "bracket",
    "dash",
    "plus",
)
_RANK = {kind: rank for rank, kind in enumerate(_ORDER)}
_BULLETS = ("dash", "plus")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_LONGEST_HEADING = 300
_ROMAN = ("I", "V", "X")


@dataclass(slots=True, eq=False)
class Section:
    """A clause with its paragraphs: the first opens it (behind its marker), the others run on below."""

    clause_id: str
    marker: Marker | None
    parent: Section | None
    paragraphs: list[Paragraph] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)
    path: str | None = None

    @property
    def level(self) -> int:
        return 1 + (self.parent.level if self.parent else 0)

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
        stop = _SENTENCE_END.search(first)
        if stop is None:
            announces = first.endswith(":") or bool(self.children) or len(self.paragraphs) > 1
            return first if announces or first.isupper() or self.marker.kind not in _BULLETS else None
        whole = stop.end() == len(first) and first.endswith(".")
        return first if whole and self.marker.kind not in _BULLETS and self.children else None


def read_outline(paragraphs: list[Paragraph], document_id: str) -> list[Section]:
    """The sections of a document in print order. Text before the first marker is a section without number."""
    sections: list[Section] = []
    stack: list[Section] = []
    bullets: Counter[str] = Counter()
    for paragraph in paragraphs:
        marker = paragraph.marker
        if paragraph.opens_part:
            stack.clear()
        elif marker is None:
            sections[-1].paragraphs.append(paragraph)
            continue
        section = Section(f"{document_id}.c{len(sections) + 1:03d}", marker, None, [paragraph])
        if marker is not None:
            _close_down_to(stack, marker)
            if stack and _begins_anew(stack[-1], marker):
                stack.pop()
            section.parent = stack[-1] if stack else None
            if section.parent is not None:
                section.parent.children.append(section)
            section.path = _path(section, bullets)
            stack.append(section)
        sections.append(section)
    return sections


def _close_down_to(stack: list[Section], marker: Marker) -> None:
    """Close what a marker ends: its own kind and all below it."""
    kind = _kind_here(stack, marker)
    while (
        stack and stack[-1].marker is not None and _RANK[_kind_here(stack, stack[-1].marker)] >= _RANK[kind]
    ):
        if kind == "decimal" and stack[-1].marker.kind == "decimal" and _holds(stack[-1].marker, marker):
            return
        stack.pop()


def _begins_anew(parent: Section, marker: Marker) -> bool:
    """Whether numbers begin again under one heading: another heading stood between and is lost, so what follows is not
    of the one above."""
    return (
        marker.kind in ("roman", "number", "letter")
        and marker.number in ("I", "1", "a")
        and any(child.marker is not None and child.marker.kind == marker.kind for child in parent.children)
    )


def _kind_here(stack: list[Section], marker: Marker) -> str:
    """A capital may be a Roman number (`I.`, `V.`) unless capitals in their order are open (`H.`, then `I.`)."""
    if marker.kind != "capital" or marker.number not in _ROMAN:
        return "number" if marker.kind == "decimal" and not _under_number(stack, marker) else marker.kind
    capitals = [section.number for section in stack if section.marker and section.marker.kind == "capital"]
    follows = bool(capitals) and capitals[-1] is not None and ord(marker.number) == ord(capitals[-1]) + 1
    return "capital" if follows and capitals[-1] not in _ROMAN else "roman"


def _under_number(stack: list[Section], marker: Marker) -> bool:
    head = marker.number.split(".")[0]
    return any(
        section.marker and section.number in (head, marker.number.rsplit(".", 1)[0]) for section in stack
    )


def _holds(outer: Marker, inner: Marker) -> bool:
    return inner.number.startswith(f"{outer.number}.")


def _path(section: Section, bullets: Counter[str]) -> str:
    marker = section.marker
    assert marker is not None, "only marked sections have a path"
    own = marker.number
    above = section.parent.path if section.parent and section.parent.path else ""
    if marker.kind in _BULLETS:
        key = f"{section.parent.clause_id if section.parent else ''}{marker.kind}"
        bullets[key] += 1
        own = f"{'+' if marker.kind == 'plus' else '-'}{bullets[key]}"
    elif marker.kind == "decimal" and section.parent and section.parent.marker:
        outer = section.parent.number or ""
        if own.startswith(f"{outer}."):
            above = above[: len(above) - len(outer)].rstrip(".")
    return f"{above}.{own}" if above else own
