"""How the cells of a table were flattened into lines, and how each flattening is undone.

One module a flattening, each with `recover(plain, start, end) -> Grid`:

- `tabbed`: one row a line, cells parted by tabs;
- `barred`: one row a line, cells parted by `|` (Markdown tables and their kin);
- `piped`: one cell a line or more, cells parted by lines of `|` alone;
- `stacked`: one cell a line, rows parted by blank lines.

A layout knows nothing of what a table means, except that `piped` must know a header and typed columns to tell where
a row ends (`segment`). Which layout a stretch of lines has is decided here, by counting the kinds of its lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from sources.paper.cells import Grid
from sources.tables.layouts import barred, piped, stacked, tabbed

Recover = Callable[[list[str], int, int], Grid]
Widen = Callable[[list[str], int, int, int, int], tuple[int, int]]


def _as_marked(plain: list[str], first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """The lines that bear the mark of the layout are all of the table."""
    del plain, start, end
    return first, last


@dataclass(frozen=True, slots=True)
class Layout:
    """A flattening: the kind of line that marks it, how many a table has at least, and how many other lines may
    stand between them in one table; blank ones (and notes, which are blank here) do not part it, however many.

    `widen` takes in lines of the table that stand outside its first and last mark, within the stretch given.
    """

    name: str
    marks: str
    fewest: int
    reach: int
    recover: Recover
    widen: Widen = _as_marked


LAYOUTS = (
    Layout("tabbed", "tabbed", 2, 12, tabbed.recover),
    Layout("barred", "barred", 2, 6, barred.recover),
    Layout("piped", "bar", 4, 40, piped.recover, piped.widen),
    Layout("stacked", "led", 6, 12, stacked.recover, stacked.widen),
)


def kind_of(line: str) -> str:
    """The kind of a line by its shape alone: blank, bar, barred, tabbed, led, rule or text."""
    text = line.strip()
    if not text:
        return "blank"
    if "|" in text:
        rest = text.replace("|", "").strip()
        if not rest:
            return "bar"
        return "barred" if rest.strip(" -:") else "rule"
    if "\t" in text:
        return "tabbed"
    if "\t" in line[:4]:
        return "led"
    return "text" if text.strip("-_=–— ") else "rule"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of lines that one layout flattened; indices count from 0, `end` is past the last line."""

    layout: Layout
    start: int
    end: int


def find_blocks(plain: list[str], start: int, end: int) -> list[Block]:
    """The tables among lines, each with its layout."""
    kinds = [kind_of(plain[index]) for index in range(start, end)]
    counts = Counter(kinds)
    filled = list(accumulate((kind != "blank" for kind in kinds), initial=0))
    blocks: list[Block] = []
    for layout in LAYOUTS:
        if counts[layout.marks] < layout.fewest or (
            layout.marks == "led" and counts["tabbed"] >= layout.fewest
        ):
            continue
        marked = [start + offset for offset, kind in enumerate(kinds) if kind == layout.marks]
        first = previous = marked[0]
        for index in [*marked[1:], None]:
            if index is not None and filled[index - start] - filled[previous - start] <= layout.reach:
                previous = index
                continue
            blocks.append(Block(layout, *layout.widen(plain, first, previous + 1, start, end)))
            if index is not None:
                first = previous = index
    return _without_overlaps(sorted(blocks, key=lambda block: (block.start, -block.end)))


def _without_overlaps(blocks: list[Block]) -> list[Block]:
    kept: list[Block] = []
    for block in blocks:
        if not kept or block.start >= kept[-1].end:
            kept.append(block)
    return kept
