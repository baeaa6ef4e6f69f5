"""Stretches of text that belong together: the lines of one owner (a clause, a row, a note) joined."""

from __future__ import annotations

import re
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
    role: str = "body"
    """The part of the document, as the ledger has it; `preamble` where a letterhead runs on into one."""

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


# A preamble without a letterhead above it: its lines are held as the head of the document.
_PREAMBLE = re.compile(r"[-–+* ]*(?:Căn[ _]cứ|Xét|Theo|Qua xem[ _]xét|Thực[ _]hiện)\b")
_ROW = "table_row"


def stretches(plain: Sequence[str], roles: Sequence[str], owners: Sequence[str]) -> Iterator[Stretch]:
    """All text that may cite: the lines of one owner (a clause, a row, a footnote) joined."""
    held: dict[tuple[str, str], list[tuple[int, str]]] = {}
    above = ("", "")
    for number, (line, role, owner) in enumerate(zip(plain, roles, owners, strict=True), start=1):
        if role == "head" and _PREAMBLE.match(line):
            role = "preamble"
        # A line that nobody could place goes on from the one right above it, as a wrapped note does.
        above = above if role == "reject" and above[0] in ("footnote", "reject") else (role, owner)
        if role not in _UNCITING:
            held.setdefault(above, []).append((number, line))
    for (role, _), lines in held.items():
        for column in _columns(lines) if role == _ROW else (lines,):
            yield _joined(column, role)


def _columns(lines: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """The cells of a printed row, each with all its lines: a number broken within a cell is whole again."""
    barred = "|" in lines[0][1]
    cells = [(number, _cells(line, barred)) for number, line in lines]
    width = len(cells[0][1])
    if len(lines) == 1 or width == 1 or any(len(printed) != width for _, printed in cells):
        return [lines]
    return [[(number, printed[place]) for number, printed in cells] for place in range(width)]


def _cells(line: str, barred: bool) -> list[str]:
    return line.strip().removeprefix("|").removesuffix("|").split("|") if barred else line.split("\t")


def _joined(lines: list[tuple[int, str]], role: str) -> Stretch:
    texts = [collapse(line.strip(" |\t").replace("\t", " ; ")) for _, line in lines]
    texts = [text if breaks_word(text) else f"{text} " for text in texts]
    starts = [0, *accumulate(map(len, texts))]
    return Stretch("".join(texts), starts[:-1], [number for number, _ in lines], role)
