"""Lines of a table of which no layout is left: figures without columns, one row on several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from sources.paper.marks import COLUMN

_FIGURE = re.compile(r"[-–]?[0-9][0-9.,]*%?")
_WORD = re.compile(r"[^\W\d_]{3,}")
_FEWEST_LINES, _FEWEST_FIGURES, _FEWEST_CELLS = 4, 8, 4


def lost_table(plain: Sequence[str], lines: Sequence[int]) -> list[int]:
    """Those of some lines (from 1) that are rows of a lost table: runs of hardly more than figures."""
    filled = [number for number in lines if plain[number - 1].strip()]
    runs = groupby(filled, lambda number: _says_figures_alone(plain[number - 1]))
    return [number for told, run in runs if told for number in _whole(plain, [*run])]


def rows_without_table(plain: Sequence[str], lines: Sequence[int]) -> list[int]:
    """Those of some lines (from 1) of which tabs or bars part so many figures that they are no sentence."""
    return [number for number in lines if _is_row(plain[number - 1])]


def _is_row(line: str) -> bool:
    cells = [cell.strip() for cell in COLUMN.split(line)]
    figures = sum(_FIGURE.fullmatch(cell) is not None for cell in cells)
    return figures > 0 and figures + sum(cell in ("-", "–", "—") for cell in cells) >= _FEWEST_CELLS


def _says_figures_alone(line: str) -> bool:
    """Whether at least half of what stands on a line are figures, with one word at most."""
    parts = line.split()
    return 2 * _figures(line) >= len(parts) and len(_WORD.findall(line)) <= 1


def _figures(line: str) -> int:
    return sum(_FIGURE.fullmatch(part) is not None for part in line.split())


def _whole(plain: Sequence[str], run: list[int]) -> Iterator[int]:
    """The lines of a run that is long enough; running text too has a line of figures here and there."""
    if len(run) >= _FEWEST_LINES and sum(_figures(plain[number - 1]) for number in run) >= _FEWEST_FIGURES:
        yield from run
