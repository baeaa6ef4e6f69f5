"""Stretches of text that belong together: the lines of one owner (a clause, a row, a note) joined."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sources.paper.letters import breaks_word, collapse


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text with the lines (from 1) at which it begins, by offset."""

    text: str
    starts: list[int]
    lines: list[int]

    def line_at(self, offset: int) -> int:
        """The line that holds a character of the text."""
        return self.lines[max(0, bisect_right(self.starts, offset) - 1)]


# Lines of these roles may stand in mid-sentence; others end a part of the text.
_WITHIN = frozenset(("unread", "blank", "footnote", "page", "table_rule"))
# Lines in which nothing is cited: marks, the document's own letterhead, and lists that a web page added.
_UNCITING = frozenset(("blank", "page", "table_rule", "head", "signature", "appended"))


def parts_of(roles: Sequence[str]) -> list[list[int]]:
    """The lines (from 1) that nothing holds so far, in parts that a signature, a title, a table separates."""
    parts: list[list[int]] = [[]]
    for number, role in enumerate(roles, start=1):
        if role == "unread":
            parts[-1].append(number)
        elif role not in _WITHIN and parts[-1]:
            parts.append([])
    return [part for part in parts if part]


def stretches(plain: Sequence[str], roles: Sequence[str], owners: Sequence[str]) -> Iterator[Stretch]:
    """All text that may cite: the lines of one owner (a clause, a row, a footnote) joined."""
    held: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for number, (line, role, owner) in enumerate(zip(plain, roles, owners, strict=True), start=1):
        if role not in _UNCITING:
            text = collapse(line.strip(" |\t").replace("\t", " ; "))
            held.setdefault((role, owner), []).append((number, text))
    for lines in held.values():
        texts = [text if breaks_word(text) else f"{text} " for _, text in lines]
        starts = [0, *accumulate(map(len, texts))]
        yield Stretch("".join(texts), starts[:-1], [number for number, _ in lines])
