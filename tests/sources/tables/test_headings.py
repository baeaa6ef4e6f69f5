"""What a column holds by its heading alone: the corpus of `tests/cases/tables/headings.csv`.

`headings.md` beside it says what its columns mean. A heading stands here by itself; what only its neighbours
or cells can tell is tested in `test_columns`.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from sources.tables.columns import Column, read_columns

CORPUS = Path(__file__).resolve().parents[2] / "cases" / "tables" / "headings.csv"
NAMES_THE_ROW = {"label": "label", "project": "label"}
NO_MEANING = ("other", "approvals", "funding")


class Heading(NamedTuple):
    """A heading with those above it, what it means, and what it must not be taken for."""

    names: tuple[str, ...]
    year: int | None
    means: str
    period: str
    never: frozenset[str]


def headings() -> list[Heading]:
    with CORPUS.open(encoding="utf-8", newline="") as lines:
        return [
            Heading(
                (*filter(None, said["upper_heading"].split(" / ")), said["heading"]),
                int(said["document_year"]) if said["document_year"] else None,
                said["means"],
                said["period"],
                frozenset(said["never"].split("; ")) - {""},
            )
            for said in csv.DictReader(lines)
        ]


def read(heading: Heading) -> Column:
    (column,) = read_columns([heading.names], "", heading.year, heading.year)
    return column


def meaning(column: Column) -> str:
    """What a column holds, in the words of the corpus."""
    if column.role != "value":
        return "none" if column.role in NO_MEANING else NAMES_THE_ROW.get(column.role, column.role)
    if column.basis == "growth":
        return "growth"
    return "previous_year_actual" if column.year_before else str(column.measure)


HEADINGS = headings()


@pytest.mark.parametrize("heading", HEADINGS, ids=[" / ".join(heading.names) for heading in HEADINGS])
def test_a_heading_means_what_a_careful_reader_says(heading: Heading) -> None:
    column = read(heading)
    assert (meaning(column), column.period or "") == (heading.means, heading.period)
    assert heading.never.isdisjoint({meaning(column), column.period})
