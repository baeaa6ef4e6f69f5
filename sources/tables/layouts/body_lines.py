"""The lines of a cell of bodies: where print gives each body a line, the end of the line parts them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sources.paper.cells import Cell
from sources.paper.lines import stops_in_mid_phrase
from sources.tables.traits import trait_of

BODIES = ("lead", "coordinating")
"""Roles of columns whose cells hold bodies."""


def listed(bodies: Sequence[Cell]) -> list[Cell]:
    """The lines of a cell of bodies, a sign between those that the ends of lines alone part."""
    return [
        cell._replace(text=f"{cell.text};")
        if _opens_body(below.text) and cell.text[-1] not in ",;" and not stops_in_mid_phrase(cell.text)
        else cell
        for cell, below in pairwise(bodies)
    ] + [*bodies[-1:]]


def _opens_body(text: str) -> bool:
    return text[0].isupper() and trait_of(text.removeprefix("Và ")) == "agency"
