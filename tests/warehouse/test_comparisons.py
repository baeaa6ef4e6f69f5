"""Statements of one indicator side by side: agree, compatible, conflict; met, exceeded, missed, told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sources.reading.shard import read_texts
from sources.vocabularies.rows import indicators, units
from tests.conftest import HEAD
from warehouse.shards import write_shard
from warehouse.store import Warehouse
from warehouse.tables import READ, TABLES, Document, IndicatorValue

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


def reconciled(warehouse: Warehouse) -> list[dict[str, Any]]:
    return warehouse.rows(["reconciliations"])["reconciliations"]


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
        # Out of the range, but for the rounding.
        (f"1\t{BHYT}\t%\t90,1 - 92,5", f"1\t{BHYT}\t%\t90,07", "agree_converted", -0.03),
        (f"1\t{BHYT}\t%\t90,1 - 92,5", f"1\t{BHYT}\t%\t90,04", "conflict", -0.06),
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
    (row,) = reconciled(warehouse)
    assert (row["relation"], row["difference"]) == (relation, pytest.approx(difference, abs=1e-6))
    assert "12/KH-UBND" in row["explanation"] and "12/KH-UBND" in row["explanation_en"]
    assert f"dòng {row['line_a']}" in row["explanation"] and row["line_a"] < row["line_b"]
    assert (row["dispute_id"] is None) == (relation != "conflict")


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
    assert reconciled(compared(tmp_path, *texts)) == [], why


@pytest.mark.parametrize(
    ("target", "outcome", "verdict", "difference"),
    [
        (f"1\t{BHYT}\t%\t90", f"1\t{BHYT}\t%\t90\t95", "met", 0),
        (f"1\t{BHYT}\t%\t90", f"1\t{BHYT}\t%\t92,5\t95", "exceeded", 2.5),
        (f"1\t{BHYT}\t%\t90", f"1\t{BHYT}\t%\t88\t95", "missed", -2),
        (f"1\t{BHYT}\t%\t≥ 90", f"1\t{BHYT}\t%\t93\t95", "exceeded", 3),
        (f"1\t{BHYT}\t%\t90 - 92", f"1\t{BHYT}\t%\t91\t95", "met", 0),
        # A target means what it prints; a result may be rounded.
        (f"1\t{BHYT}\t%\t90", f"1\t{BHYT}\t%\t89,6\t95", "missed", -0.4),
        (f"1\t{BHYT}\t%\t90,4", f"1\t{BHYT}\t%\t90\t95", "met", -0.4),
        # A bound is known to be enough, not to be, or is not.
        (f"1\t{BHYT}\t%\t90", f"1\t{BHYT}\t%\t> 92\t95", "exceeded", None),
        (f"1\t{BHYT}\t%\t90", f"1\t{BHYT}\t%\t< 80\t95", "missed", None),
        (f"1\t{BHYT}\t%\t90", f"1\t{BHYT}\t%\t> 80\t95", "unknown", None),
        # "At most" of what should rise, and what should neither rise nor fall.
        (f"1\t{BHYT}\t%\t≤ 90", f"1\t{BHYT}\t%\t93\t95", "told", 3),
        ("1\tDiện tích lúa cả năm\tHa\t1.050", "1\tDiện tích lúa cả năm\tHa\t1.040\t1.060", "told", -10),
        # Less is better.
        ("1\tTỷ lệ hộ nghèo\t%\t5,0", "1\tTỷ lệ hộ nghèo\t%\t4,2\t3,0", "exceeded", -0.8),
        ("1\tTỷ lệ hộ nghèo\t%\t≤ 5,0", "1\tTỷ lệ hộ nghèo\t%\t6,0\t3,0", "missed", 1),
    ],
)
def test_a_target_meets_a_later_outcome(
    tmp_path: Path, target: str, outcome: str, verdict: str, difference: float | None
) -> None:
    later = SECOND + annex(outcome, columns="Ước thực hiện năm 2024\tKế hoạch năm 2025")
    (row,) = compared(tmp_path, FIRST + annex(target), later).rows(["outcomes"])["outcomes"]
    about = None if difference is None else pytest.approx(difference, abs=1e-6)
    assert (row["verdict"], row["difference"]) == (verdict, about)
    assert row["document_id"] == "son-la-12-kh-ubnd-2024-02-05"
    assert verdict != "told" or "đạt" not in row["explanation"].rpartition(":")[2]
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


def test_a_target_meets_its_result_in_its_own_row(tmp_path: Path) -> None:
    row = annex(f"1\t{BHYT}\t%\t90\t91", columns="Kế hoạch năm 2024\tƯớc thực hiện năm 2024")
    (found,) = compared(tmp_path, FIRST + row).rows(["outcomes"])["outcomes"]
    assert (found["verdict"], found["rule"], found["difference"]) == ("exceeded", "figure", 1)


def test_figures_are_told_as_they_are_printed(tmp_path: Path) -> None:
    sentence = "\nNăm 2024, tỷ lệ dân số tham gia bảo hiểm y tế đạt 90,70%.\n"
    text = FIRST + sentence + annex(f"1\t{BHYT}\t%\t90,7 - 91,0")
    (row,) = reconciled(compared(tmp_path, text))
    assert row["printed"] == "90,70 % ↔ 90,7 - 91,0 %"
    assert row["printed"].split(" ↔ ")[0] in row["explanation_en"]


def merged(text: str, day: str, number: str) -> str:
    """A plan of a place that was merged on 2025-07-01, of this day."""
    return (
        text.replace("12/KH-UBND", f"{number}/KH-UBND")
        .replace("SƠN LA", "LÀO CAI")
        .replace("Sơn La", "Lào Cai")
        .replace("ngày 05 tháng 02 năm 2024", day)
    )


@pytest.mark.parametrize(("day", "pairs"), [("ngày 30 tháng 6 năm 2025", 1), ("ngày 01 tháng 7 năm 2025", 0)])
def test_nothing_is_compared_across_a_merger(tmp_path: Path, day: str, pairs: int) -> None:
    one, two = (annex(f"1\t{BHYT}\t%\t{figure}") for figure in (90, 80))
    texts = merged(FIRST + one, "ngày 05 tháng 02 năm 2024", "12"), merged(FIRST + two, day, "15")
    assert len(reconciled(compared(tmp_path, *texts))) == pairs


def test_a_document_of_an_unknown_place_is_compared_with_itself(tmp_path: Path) -> None:
    text, other = (
        FIRST.replace("SƠN LA", "BÌNH MINH").replace("Sơn La", "Bình Minh").replace("12/KH", f"{number}/KH")
        for number in (12, 15)
    )
    once, again = annex(f"1\t{BHYT}\t%\t90"), annex(f"1\t{BHYT}\t%\t80", number=2)
    (row,) = reconciled(compared(tmp_path, text + once + again, other + once))
    assert row["relation"] == "conflict" and row["dispute_id"].endswith("2024-02-05")


def test_a_fact_told_three_times_is_one_dispute(tmp_path: Path) -> None:
    rows = [annex(f"1\t{BHYT}\t%\t{figure}", number=n) for n, figure in enumerate((90, 80, 80), start=1)]
    found = reconciled(compared(tmp_path, FIRST + "".join(rows)))
    assert (
        sorted((row["relation"], row["dispute_id"]) for row in found if row["dispute_id"])
        == [("conflict", "health-insurance-coverage~2024~son-la")] * 2
    )
    assert len(found) == 3


SHARE: dict[str, Any] = {
    "indicator_id": "health-insurance-coverage",
    "unit": "%",
    "unit_code": "percent",
    "basis": "share",
}
AMOUNT: dict[str, Any] = {
    "indicator_id": "social-investment",
    "unit": "đồng",
    "unit_code": "vnd",
    "basis": "level",
}
GROWTH: dict[str, Any] = {
    "indicator_id": "grdp-growth",
    "unit": "%",
    "unit_code": "percent",
    "basis": "growth",
}


def statement(at: int, figure: float, **given: Any) -> IndicatorValue:
    ends = [f"{kind}_{end}" for kind in ("value", "canonical", "harmonised") for end in ("min", "max")]
    bounds = dict.fromkeys(ends, figure)
    row = dict.fromkeys(TABLES["indicator_values"].names) | bounds
    id_ = f"d.c{at}"
    place = {"row_id": id_, "value_id": f"{id_}.q01", "document_id": "d", "line_from": at, "line_to": at}
    said = {"source_kind": "prose", "measure": "target", "comparator": "eq", "period": "2025"}
    printed = f"{figure:g}".replace(".", ",")
    return IndicatorValue(**(row | place | said | {"label": "a", "printed": f"Câu {at}: {printed}"} | given))


def pair(tmp_path: Path, *values: IndicatorValue) -> list[tuple[str, str]]:
    """Period and relation of each pair of statements of one document."""
    document = Document(
        **(
            dict.fromkeys(TABLES["documents"].names)
            | {"document_id": "d", "source_file": "d.txt", "sha256": "0" * 64, "bytes": 1, "lines": 9}
        )
    )
    rows = {
        "documents": [document],
        "indicator_values": values,
        "indicators": indicators(),
        "units": units(),
    }
    tables = [TABLES[name] for name in READ]
    write_shard(tmp_path / "shard", tables, rows)
    warehouse = Warehouse(tmp_path / "warehouse.duckdb")
    warehouse.load([tmp_path / "shard"], [], tables)
    return [(row["period"], row["relation"]) for row in reconciled(warehouse)]


@pytest.mark.parametrize(
    ("one", "other", "found", "why"),
    [
        (statement(1, 90, **SHARE), statement(2, 92, **SHARE), [("2025", "conflict")], "one scope"),
        (statement(1, 90, **SHARE), statement(2, 92, **SHARE, scope="nông thôn"), [], "a part of the place"),
        (statement(1, 90, **SHARE), statement(2, 92, **SHARE, column_label="Nữ"), [], "a part by its column"),
        (
            statement(1, 5, **GROWTH, direction_printed="rise"),
            statement(2, 5, **GROWTH, direction_printed="fall"),
            [],
            "a rise and a fall",
        ),
        (
            statement(1, 5, **GROWTH, direction_printed="rise"),
            statement(2, 5, **GROWTH),
            [("2025", "agree")],
            "a rise and a figure of a table",
        ),
        (
            statement(1, 5, **GROWTH, direction_printed="fall"),
            statement(2, -5, **GROWTH),
            [],
            "a fall of 5 is no contradiction of -5",
        ),
        (
            statement(1, 90, **SHARE, period="2021/2025"),
            statement(2, 92, **SHARE),
            [("2025", "conflict")],
            "a share of a span is one of its end",
        ),
        (
            statement(1, 90, **SHARE | {"label": "bình quân mỗi năm"}, period="2021/2025"),
            statement(2, 92, **SHARE),
            [],
            "a yearly average is of all years",
        ),
        (
            statement(1, 90, **GROWTH, period="2021/2025"),
            statement(2, 92, **GROWTH),
            [],
            "a growth of a span",
        ),
        (
            statement(1, 90, **GROWTH, period="2021/2025"),
            statement(2, 92, **GROWTH, period="2021/2025"),
            [("2021/2025", "conflict")],
            "one span",
        ),
        (
            statement(1, 500, **AMOUNT, period="2021/2025"),
            statement(2, 100, **AMOUNT),
            [],
            "an amount of five years may be their sum",
        ),
        (
            statement(1, 100, **AMOUNT, period="2021/2025"),
            statement(2, 100, **AMOUNT),
            [("2025", "agree")],
            "but the same amount is one fact",
        ),
        (
            statement(1, 90, **SHARE, measure="actual"),
            statement(2, 92, **SHARE),
            [],
            "a result beside a promise",
        ),
    ],
)
def test_what_is_one_thing(
    tmp_path: Path, one: IndicatorValue, other: IndicatorValue, found: list[tuple[str, str]], why: str
) -> None:
    assert pair(tmp_path, one, other) == found, why


@pytest.mark.parametrize(("statements", "pairs"), [(12, 66), (30, 29)])
def test_pairs_do_not_grow_with_the_square_of_documents(tmp_path: Path, statements: int, pairs: int) -> None:
    """Few statements of one thing are all compared; of many, each is with the first."""
    texts = [
        FIRST.replace("12/KH-UBND", f"{number}/KH-UBND")
        + annex(f"1\t{BHYT}\t%\t{60 + number / 2}".replace(".", ","))
        for number in range(1, statements + 1)
    ]
    assert len(reconciled(compared(tmp_path, *texts))) == pairs
