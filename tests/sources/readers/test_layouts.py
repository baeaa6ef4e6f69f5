"""A table is published or withheld by itself, from facts."""

from __future__ import annotations

import pytest

from tests.conftest import read_plan

GOOD = "PHỤ LỤC 1\nCHỈ TIÊU\nTT\tChỉ tiêu\tĐơn vị tính\tKế hoạch năm 2024\n1\tGRDP\t%\t8\n2\tHộ nghèo\t%\t3\n"
UNKNOWN = (
    "PHỤ LỤC 2\nDANH SÁCH\nTT\tHọ tên\tQuê quán\tTuổi\n1\tNguyễn Văn A\tLào Cai\t30\n2\tLê B\tHà Nội\t41\n"
)
UNFIT = (
    "PHỤ LỤC 2\nCHỈ TIÊU\nTT\tChỉ tiêu\tĐơn vị tính\tKế hoạch năm 2024\n"
    "1\tTrồng rừng\tHa\tchưa có số\n2\tNuôi tôm\tHa\tđang rà soát\n3\tChè\tHa\t5\n"
)


@pytest.mark.parametrize("other", [UNKNOWN, UNFIT])
def test_a_table_that_is_not_understood_costs_no_other(other: str) -> None:
    reading = read_plan(f"{GOOD}\n{other}")
    assert [table.status for table in reading.layouts] == ["published", "withheld"]
    assert {value.label for value in reading.indicator_values} == {"GRDP", "Hộ nghèo"}
    withheld = reading.layouts[1].annex_id
    assert any(row.annex_id == withheld for row in reading.printed_rows)
    assert "withheld_table" in {reject.reason for reject in reading.rejects if reject.annex_id == withheld}


def test_what_is_told_of_a_table_that_was_read() -> None:
    (table,) = read_plan(GOOD).layouts
    assert (table.layout, table.table_lines, table.lines_of_rows, table.confidence) == ("tabbed", 2, 2, 1.0)
