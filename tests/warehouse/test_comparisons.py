"""Statements of one indicator side by side: agree, compatible, conflict; met, exceeded, missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.reading.shard import read_texts
from tests.conftest import HEAD
from warehouse.shards import write_shard
from warehouse.store import Warehouse
from warehouse.tables import READ, TABLES

FIRST = HEAD
SECOND = (
    HEAD.replace("12/KH-UBND", "15/KH-UBND")
    .replace("tháng 02 năm 2024", "tháng 02 năm 2025")
    .replace("xã hội năm 2024", "xã hội năm 2025")
)
OTHER_PLACE = (
    HEAD.replace("12/KH-UBND", "15/KH-UBND").replace("SƠN LA", "NGHỆ AN").replace("Sơn La", "Nghệ An")
)


def annex(*rows: str, columns: str = "Kế hoạch năm 2024", number: int = 1) -> str:
    lines = "\n".join(rows)
    return f"\nPHỤ LỤC {number}\nCHỈ TIÊU CHỦ YẾU\n\nTT\tChỉ tiêu\tĐơn vị tính\t{columns}\n{lines}\n"


def compared(tmp_path: Path, *texts: str) -> Warehouse:
    read = read_texts((f"{number}.txt", text.encode()) for number, text in enumerate(texts))
    assert not read.failures
    tables = [TABLES[name] for name in READ]
    write_shard(tmp_path / "shard", tables, read.rows)
    warehouse = Warehouse(tmp_path / "warehouse.duckdb")
    warehouse.load([tmp_path / "shard"], [], tables)
    return warehouse


BHYT = "Tỷ lệ dân số tham gia bảo hiểm y tế"
BHXH = "Tỷ lệ lao động tham gia bảo hiểm xã hội"
EXPORTS = "Kim ngạch xuất khẩu"
GRDP = "Tốc độ phát triển tổng sản phẩm trên địa bàn"


def two_columns(one: str, other: str) -> str:
    return annex(f"1\t{BHYT}\t%\t90\t92", columns=f"{one}\t{other}")


@pytest.mark.parametrize(
    ("one", "two", "relation", "difference"),
    [
        (f"1\t{BHYT}\t%\t90,7", f"1\t{BHYT}\t%\t90,7", "agree", 0),
        (f"1\t{BHYT}\t%\t90,7", f"1\t{BHYT}\t%\t90", "conflict", -0.7),
        (f"1\t{BHYT}\t%\t≥ 90", f"1\t{BHYT}\t%\t90,7", "compatible", 0),
        (f"1\t{BHYT}\t%\t90 - 92", f"1\t{BHYT}\t%\t> 91", "compatible", 0),
        (f"1\t{BHYT}\t%\t90 - 92", f"1\t{BHYT}\t%\t93", "conflict", 1),
        (f"1\t{BHYT}\t%\t≤ 80", f"1\t{BHYT}\t%\t≥ 85", "conflict", 5),
        (f"1\t{BHYT}\t%\t> 90", f"1\t{BHYT}\t%\t90", "compatible", 0),
        (f"1\t{BHYT}\t%\t90,1 - 92,5", f"1\t{BHYT}\t%\t90,07", "compatible", -0.03),  # within the rounding
        (f"1\t{BHYT}\t%\t90,50", f"1\t{BHYT}\t%\t90,51", "conflict", 0.01),  # two decimals are printed
        # Units: the same amount, and the same but for the rounding of the coarser figure.
        (f"1\t{EXPORTS}\tTỷ USD\t1,2", f"1\t{EXPORTS}\tTriệu USD\t1.200", "agree_converted", 0),
        (f"1\t{EXPORTS}\tTỷ USD\t1,2", f"1\t{EXPORTS}\tTriệu USD\t1.223", "agree_converted", 23e6),
        (f"1\t{EXPORTS}\tTỷ USD\t1,2", f"1\t{EXPORTS}\tTriệu USD\t1.300", "conflict", 100e6),
        # Basis: the index 107,5 is a growth of 7,5.
        ("1\tTốc độ tăng GRDP\t%\t7,5", f"1\t{GRDP}\t%\t107,5", "agree_converted", 0),
    ],
)
def test_two_statements_of_one_indicator(
    tmp_path: Path, one: str, two: str, relation: str, difference: float
) -> None:
    warehouse = compared(tmp_path, FIRST + annex(one) + annex(two, number=2))
    (row,) = warehouse.rows(["reconciliations"])["reconciliations"]
    assert (row["relation"], row["difference"]) == (relation, pytest.approx(difference, abs=1e-6))
    assert "12/KH-UBND" in row["explanation"] and "12/KH-UBND" in row["explanation_en"]
    assert f"dòng {row['line_a']}" in row["explanation"] and row["line_a"] < row["line_b"]


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ([FIRST + annex(f"1\t{BHYT}\t%\t90"), OTHER_PLACE + annex(f"1\t{BHYT}\t%\t80")], "another province"),
        ([FIRST + two_columns("Kế hoạch năm 2024", "Kế hoạch năm 2025")], "another year"),
        (
            [FIRST + two_columns("Kế hoạch TW giao năm 2024", "Kế hoạch tỉnh giao năm 2024")],
            "two givers in one row",
        ),
        ([FIRST + two_columns("Ước thực hiện năm 2024", "Kế hoạch năm 2024")], "a report beside a plan"),
        ([FIRST + annex(f"1\t{BHYT}\t%\t90", f"2\t{BHXH}\t%\t40")], "another indicator"),
    ],
)
def test_what_is_not_compared(tmp_path: Path, texts: list[str], why: str) -> None:
    assert compared(tmp_path, *texts).rows(["reconciliations"])["reconciliations"] == [], why


@pytest.mark.parametrize(
    ("target", "outcome", "result", "difference"),
    [
        (f"1\t{BHYT}\t%\t90", f"1\t{BHYT}\t%\t90\t95", "met", 0),
        (f"1\t{BHYT}\t%\t90", f"1\t{BHYT}\t%\t92,5\t95", "exceeded", 2.5),
        (f"1\t{BHYT}\t%\t90", f"1\t{BHYT}\t%\t88\t95", "missed", -2),
        (f"1\t{BHYT}\t%\t≥ 90", f"1\t{BHYT}\t%\t93\t95", "exceeded", 3),
        (f"1\t{BHYT}\t%\t90 - 92", f"1\t{BHYT}\t%\t91\t95", "met", 0),
        # Less is better.
        ("1\tTỷ lệ hộ nghèo\t%\t5,0", "1\tTỷ lệ hộ nghèo\t%\t4,2\t3,0", "exceeded", -0.8),
        ("1\tTỷ lệ hộ nghèo\t%\t≤ 5,0", "1\tTỷ lệ hộ nghèo\t%\t6,0\t3,0", "missed", 1),
    ],
)
def test_a_target_meets_a_later_outcome(
    tmp_path: Path, target: str, outcome: str, result: str, difference: float
) -> None:
    later = SECOND + annex(outcome, columns="Ước thực hiện năm 2024\tKế hoạch năm 2025")
    (row,) = compared(tmp_path, FIRST + annex(target), later).rows(["outcomes"])["outcomes"]
    assert (row["result"], row["difference"]) == (result, pytest.approx(difference, abs=1e-6))
    assert row["target_value_id"].startswith("son-la-12-") and row["outcome_value_id"].startswith(
        "son-la-15-"
    )
    assert "12/KH-UBND" in row["explanation"] and "15/KH-UBND" in row["explanation_en"]


def test_indicators_are_those_with_values_and_what_they_are_part_of(tmp_path: Path) -> None:
    warehouse = compared(
        tmp_path, FIRST + annex("1\tThu nội địa\tTỷ đồng\t4.000\t4.200", columns="Năm 2023\tNăm 2024")
    )
    rows = {row["indicator_id"]: row for row in warehouse.rows(["indicators"])["indicators"]}
    assert set(rows) == {"domestic-revenue", "state-revenue"}
    domestic = rows["domestic-revenue"]
    assert (domestic["values"], domestic["first_period"], domestic["last_period"]) == (2, "2023", "2024")
    assert rows["state-revenue"]["values"] == 0
