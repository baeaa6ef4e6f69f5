"""How the cells of a table were flattened into lines, and how each flattening is undone.

One module a flattening, each with `recover(plain, start, end) -> Grid`, or `find` where no mark tells a
table:

- `tabbed`: one row a line, cells parted by tabs;
- `barred`: one row a line, cells parted by `|` (Markdown tables and their kin);
- `piped`: one cell a line or more, cells parted by lines of `|` alone;
- `stacked`: one cell a line, rows parted by blank lines;
- `flowing`: one fragment of a cell a line, nothing between cells or rows;
- `aligned`: columns set with blanks.

A layout knows nothing of what a table means, except that `piped` must know a header and typed columns to tell
where a row ends (`segment`). Which layout a stretch of lines has is decided here, by counting the kinds of
its lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from sources.paper.cells import Grid
from sources.tables.layouts import aligned, barred, flowing, piped, stacked, tabbed

Recover = Callable[[list[str], int, int], Grid]


def _is_no_part(_: str) -> bool:
    """The lines that bear the mark of the layout are all of the table."""
    return False


@dataclass(frozen=True, slots=True)
class Layout:
    """A flattening: the kind of line that marks it, how many a table has at least, and how many other lines
    may stand between them in one table; blank ones (and notes, which are blank here) do not part it, however
    many.

    `above` and `below` tell lines of the table that adjoin its first and last mark from outside.
    """

    name: str
    marks: str
    fewest: int
    reach: int
    recover: Recover
    above: Callable[[str], bool] = _is_no_part
    below: Callable[[str], bool] = _is_no_part


LAYOUTS = (
    Layout("tabbed", "tabbed", 2, 12, tabbed.recover, below=tabbed.closes_quotation),
    Layout("barred", "barred", 2, 6, barred.recover),
    Layout("piped", "bar", 4, 40, piped.recover, piped.may_open, piped.may_close),
    Layout("stacked", "led", 6, 12, stacked.recover, stacked.is_empty_cell, stacked.is_empty_cell),
)


UNMARKED: tuple[tuple[str, Callable[[list[str], int, int], Iterator[tuple[int, int, Grid]]]], ...] = (
    ("flowing", flowing.find),
    ("aligned", aligned.find),
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
    """A stretch of lines that one layout flattened, and its rows.

    Indices count from 0, `end` is past the last line.
    """

    layout: str
    start: int
    end: int
    grid: Grid


def find_blocks(plain: list[str], start: int, end: int) -> list[Block]:
    """The tables among lines, each with its layout."""
    blocks = [*_marked(plain, start, end), *_unmarked(plain, start, end)]
    return _without_overlaps(sorted(blocks, key=lambda block: (block.start, -block.end)))


def _unmarked(plain: list[str], start: int, end: int) -> Iterator[Block]:
    """The tables that a header in known words tells, without any mark."""
    for name, find in UNMARKED:
        for first, last, grid in find(plain, start, end):
            yield Block(name, first, last, grid)


def _marked(plain: list[str], start: int, end: int) -> Iterator[Block]:
    """The tables whose lines bear the mark of a layout."""
    lines = plain[start:end]
    if not any("\t" in line or "|" in line for line in lines):
        return  # running text, as most stretches are
    kinds = [kind_of(line) for line in lines]
    filled = list(accumulate((kind != "blank" for kind in kinds), initial=0))
    counts = Counter(kinds)
    for layout in LAYOUTS:
        if _is_there(layout, counts):
            marked = [at for at, kind in enumerate(kinds) if kind == layout.marks]
            for first, last in _runs(marked, filled, layout):
                yield _widened(layout, plain, range(start, end), start + first, start + last + 1)


def _widened(layout: Layout, plain: list[str], within: range, first: int, last: int) -> Block:
    while first > within.start and layout.above(plain[first - 1]):
        first -= 1
    while last < within.stop and layout.below(plain[last]):
        last += 1
    return Block(layout.name, first, last, layout.recover(plain, first, last))


def _is_there(layout: Layout, counts: Counter[str]) -> bool:
    """Whether enough lines bear its mark. A tabbed row with a blank first cell looks like a stacked cell."""
    stacked = layout.marks == "led" and counts["tabbed"] >= layout.fewest
    return counts[layout.marks] >= layout.fewest and not stacked


def _runs(marked: list[int], filled: list[int], layout: Layout) -> Iterator[tuple[int, int]]:
    """First and last of the marked lines that stand near enough to one another to be of one table."""
    first = 0
    for index in range(1, len(marked) + 1):
        if index == len(marked) or filled[marked[index]] - filled[marked[index - 1]] > layout.reach:
            yield marked[first], marked[index - 1]
            first = index


def _without_overlaps(blocks: list[Block]) -> list[Block]:
    kept: list[Block] = []
    for block in blocks:
        if not kept or block.start >= kept[-1].end:
            kept.append(block)
    return kept
