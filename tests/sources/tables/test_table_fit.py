"""Which tables are not believed to stand under their columns."""

from __future__ import annotations

import pytest

from sources.paper.cells import Cell, Grid, GridRow
from sources.tables.recover import build

HEADER = ["TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch năm 2026"]
TASKS = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"]
CASES = {
    "a table that fits": (HEADER, ["1", "Thu ngân sách", "Tỷ đồng", "9.800"], None),
    "words where a result is told in words": (
        HEADER,
        ["1", "Trình độ", "Thứ bậc", "Đạt mức tiên tiến"],
        None,
    ),
    "figures under labels": (HEADER, ["1", "2.388", "1.970", "418"], "figures_under_words"),
    "figures under units": (HEADER, ["1", "Xã Sa Pa", "1.821", "395"], "figures_under_words"),
    "dates under bodies": (TASKS, ["1", "Sửa cầu", "Quý II/2026", "Báo cáo"], "words_under_times"),
    "bodies under times": (TASKS, ["1", "Sửa cầu", "Sở Xây dựng", "Sở Tài chính"], "words_under_times"),
}


@pytest.mark.parametrize("name", CASES)
def test_whether_cells_stand_under_their_columns(name: str) -> None:
    header, row, doubt = CASES[name]
    rows = [
        GridRow([Cell(text, line, line) for text in texts], [line])
        for line, texts in enumerate([header, row, row, row], start=1)
    ]
    (table,) = build(Grid(rows), "", 2026, 2026)
    assert table.doubt == doubt


def test_one_cell_is_a_matter_of_its_row() -> None:
    rows = [HEADER, *[["1", "Thu ngân sách", "Tỷ đồng", "9.800"]] * 9, ["2", "5", "Xã", "7"]]
    grid = Grid(
        [GridRow([Cell(text, 1, 1) for text in texts], [line]) for line, texts in enumerate(rows, start=1)]
    )
    assert build(grid, "", 2026, 2026)[0].doubt is None
