"""Rows of tables of which nothing else is known are no sentences."""

from __future__ import annotations

import pytest

from sources.tables.lost import rows_without_table


@pytest.mark.parametrize(
    "line",
    [
        "Nước đá\t1000 m3\t1.303\t899\t902\t924",
        "- Gỗ xẻ\tm3\t5.148\t-\t-\t-",
        "| Lúa | ha | 1.200 | 1.250 | 1.300 | 1.350 |",
    ],
)
def test_a_line_of_many_cells_of_figures_is_a_row(line: str) -> None:
    assert rows_without_table([line], [1]) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "Phấn đấu đạt 1.303, 899, 902, 924 và 910 trong các năm tới.",
        "UBND TỈNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "a\tb\t-\t-\t-\t-",
    ],
)
def test_a_sentence_of_figures_is_none(line: str) -> None:
    assert rows_without_table([line], [1]) == []
