"""Lines to tables, case by case as `corpora/tables.md` tells them; tables are values that nothing changes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sources.tables.columns import Column
from sources.tables.recover import recover
from sources.tables.table import Table

CORPUS = Path(__file__).parent / "corpora" / "tables.md"
_CASE = re.compile(
    r"^(?P<title>\S.*)\n\.\n(?P<lines>(?:(?!\.\n).*\n)*)\.\n(?P<read>(?:(?!\.$).*\n)*)\.$", re.M
)
CASES = {case["title"]: (case["lines"], case["read"]) for case in _CASE.finditer(CORPUS.read_text("utf-8"))}


def read(lines: str) -> tuple[Table, ...]:
    cells = lines.replace("→", "\t").splitlines()
    return recover(cells, 0, len(cells), "", 2026, 2026, datetime.date(2025, 12, 1))


def told(tables: tuple[Table, ...]) -> Iterator[str]:
    for table in tables:
        yield f"{table.kind}: {', '.join(map(_column, table.columns))}"
        yield from (f"{row.role}: {row.printed()}" for row in table.rows)
        yield from (f"{scrap.reason}: {scrap.text}" for scrap in table.scraps)


def _column(column: Column) -> str:
    return " ".join(filter(None, (column.role, column.measure, column.period, column.unit)))


@pytest.mark.parametrize("title", CASES)
def test_a_case_of_the_corpus(title: str) -> None:
    lines, expected = CASES[title]
    assert "\n".join(told(read(lines))) == expected.strip(), title


def test_the_corpus_is_read_whole() -> None:
    assert len(CASES) == CORPUS.read_text("utf-8").splitlines().count(".") / 3


def test_two_passes_over_the_same_lines_are_equal() -> None:
    lines = "".join(lines for lines, _ in CASES.values())
    assert read(lines) == read(lines)


def test_a_row_that_the_end_of_the_file_cuts_off_is_a_scrap_of_another_table() -> None:
    (table,) = read("TT→Nhiệm vụ→Cơ quan chủ trì\n1→A→Sở Y tế\n2→B→Sở Y tế\n3→Xây dựng đề án phát\n")
    cut = table.without_cut_row(4)
    assert (len(table.rows), len(cut.rows)) == (3, 2)
    assert [(scrap.text, scrap.reason) for scrap in cut.scraps] == [
        ("3 | Xây dựng đề án phát", "incomplete_row")
    ]
    assert table.without_cut_row(9) == table, "lines follow, so nothing is cut off"
