"""The grammar of time: deadlines as printed, and every day of a leap year in every form."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.grammar.deadlines import Due, read_deadline


def day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


DEADLINES = [
    ("Quý II/2020", "2020-04-01", "2020-06-30", "none", ""),
    ("Quý III Năm 2026", "2026-07-01", "2026-09-30", "none", "year behind a word"),
    ("Quí IV-2025", "2025-10-01", "2025-12-31", "none", "quí, and a dash before the year opens no span"),
    ("Quý 11/2022", "2022-04-01", "2022-06-30", "none", "II misread as 11"),
    ("Quý 1/2022", "2022-01-01", "2022-03-31", "none", "an arabic quarter"),
    ("Quý IV/2025- Quý II/2026", "2025-10-01", "2026-06-30", "none", "two moments"),
    ("Quý III, IV năm 2025", "2025-07-01", "2025-12-31", "none", "two quarters of a year"),
    ("Năm 2020", "2020-01-01", "2020-12-31", "none", ""),
    ("2025", "2025-01-01", "2025-12-31", "none", "a bare year"),
    ("2020-2021", "2020-01-01", "2021-12-31", "none", ""),
    ("Giai đoạn 2021- 2025", "2021-01-01", "2025-12-31", "none", ""),
    ("Tháng 6", "2023-06-01", "2023-06-30", "none", "the month lies in the plan's year"),
    ("Tháng 12/2020", "2020-12-01", "2020-12-31", "none", ""),
    ("6/2025", "2025-06-01", "2025-06-30", "none", "month and year"),
    ("2/2024", "2024-02-01", "2024-02-29", "none", "leap year"),
    ("31/10/2020", "2020-10-31", "2020-10-31", "none", ""),
    (
        "15/02 - 20/3/2023",
        "2023-02-15",
        "2023-03-20",
        "none",
        "the year behind the second day holds for both",
    ),
    ("6 tháng đầu năm 2025", "2025-01-01", "2025-06-30", "none", ""),
    ("Trước ngày 20/11/2020", None, "2020-11-20", "none", "before: no first day"),
    ("Trước ngày 15/11", None, "2023-11-15", "none", "a day without a year lies in the plan's year"),
    ("Trước 15/11 năm 2024", None, "2024-11-15", "none", "the year behind a word"),
    (
        "Quý II, III/2025",
        "2025-04-01",
        "2025-09-30",
        "none",
        "the year behind the second quarter holds for both",
    ),
    ("Đến năm 2025", None, "2025-12-31", "none", "until: no first day"),
    ("2025 và những năm tiếp theo", "2025-01-01", None, "ongoing", "no last day"),
    ("Thường xuyên", None, None, "ongoing", ""),
    ("Trong quá trình thực hiện Nghị quyết", None, None, "ongoing", "as long as the document is carried out"),
    ("Hằng năm", None, None, "yearly", ""),
    ("Định kỳ hàng năm (từ năm 2019)", "2019-01-01", None, "yearly", "since"),
    ("Hàng quý", None, None, "quarterly", ""),
    ("Tháng 6 - 9", "2023-06-01", "2023-09-30", "none", "the word holds for the second month too"),
    ("Tháng 6, 7", "2023-06-01", "2023-07-31", "none", "through the last month of a list"),
    ("Tháng 6,7/2025", "2025-06-01", "2025-07-31", "none", "the year behind the last month holds for all"),
    ("Tháng 5 và tháng 11", "2023-05-01", "2023-11-30", "none", "from the first to the last"),
    ("Tháng 12/2025 và tháng 12/2026", "2025-12-01", "2026-12-31", "none", "each with its year"),
    ("Tháng 12 - tháng 01/2026", "2025-12-01", "2026-01-31", "none", "a span over the turn of the year"),
    ("Tuần 2 tháng 6/2025", "2025-06-01", "2025-06-30", "none", "a week of June, not its second day"),
    ("Thứ 6, ngày 30/6/2023", "2023-06-30", "2023-06-30", "none", "a figure that is no moment parts nothing"),
    ("15-30/6/2025", "2025-06-15", "2025-06-30", "none", "two days of a month"),
    ("15/5 và 15/11/2025", "2025-05-15", "2025-11-15", "none", "the first and the last day"),
    ("30-6-2025", "2025-06-30", "2025-06-30", "none", "dashes within a day part nothing"),
    ("2025, 2026", "2025-01-01", "2026-12-31", "none", "years as a list"),
    ("Năm 2025 và 2026", "2025-01-01", "2026-12-31", "none", ""),
    ("2026-2030, định hướng 2035", "2026-01-01", "2030-12-31", "none", "an outlook is no deadline"),
    ("QI/2025", "2025-01-01", "2025-03-31", "none", "the word shortened"),
    ("Q.III/2025", "2025-07-01", "2025-09-30", "none", "the word shortened to a letter and a stop"),
    ("Quý lll/2025", "2025-07-01", "2025-09-30", "none", "III misread as three small letters"),
    ("Trước năm 2026", None, "2025-12-31", "none", "before a year begins"),
    ("Trước cuối năm 2025", None, "2025-12-31", "none", "before it ends"),
    ("Trước quý II/2025", None, "2025-03-31", "none", "before a quarter begins"),
    ("Xong trước 30/6/2025", None, "2025-06-30", "none", "before, behind a word"),
    ("Quý II đến Quý IV/2025", "2025-04-01", "2025-12-31", "none", "until, behind a first moment"),
    ("Từ nay đến 2030", None, "2030-12-31", "none", "from a day that is not named"),
    ("Sau năm 2025", "2026-01-01", None, "none", "after it: no last day"),
    ("Từ năm 2025", "2025-01-01", None, "ongoing", "no last day, as with `và những năm tiếp theo`"),
    ("Từ tháng 7/2025", "2025-07-01", None, "ongoing", ""),
    ("2025-2026 và các năm tiếp theo", "2025-01-01", None, "ongoing", "from the first year named"),
    ("Trong năm", "2023-01-01", "2023-12-31", "none", "that of the plan"),
    (
        "Quý III/2025 theo Kế hoạch số 12/KH-UBND ngày 05/02/2025",
        "2025-07-01",
        "2025-09-30",
        "none",
        "a citation",
    ),
    ("Quí I, II-2025", "2025-01-01", "2025-06-30", "none", "a dash before the year of several quarters"),
    ("Xuyên suốt năm 2025", None, None, "ongoing", ""),
    ("Hàng tuần", None, None, "ongoing", "no code for a week"),
    ("Ngày 25 tháng cuối quý", None, None, "quarterly", "the last month of each"),
    ("Cuối quý II/2025", "2025-04-01", "2025-06-30", "none", "of one quarter"),
    ("Từ ngày 01/7/2025", "2025-07-01", None, "ongoing", ""),
]


@pytest.mark.parametrize(
    ("printed", "first", "last", "recurrence", "why"), DEADLINES, ids=[case[0] for case in DEADLINES]
)
def test_deadlines(printed: str, first: str | None, last: str | None, recurrence: str, why: str) -> None:
    assert read_deadline(printed, 2023) == Due(day(first), day(last), recurrence), why


@pytest.mark.parametrize(
    "printed",
    [
        "Sau khi được phê duyệt",
        "Theo Nghị định số 15/2021/NĐ-CP ngày 03/3/2021",
        "Theo Chỉ thị số 05-CT/TW",
        "31/02/2020",
        "tháng 13/2020",
        "theo yêu cầu",
    ],
)
def test_what_names_no_time_is_not_read(printed: str) -> None:
    assert read_deadline(printed, 2023) is None


def test_a_month_without_any_year_is_not_read() -> None:
    assert read_deadline("Tháng 6", None) is None


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2049, 12, 31)))
def test_every_day_reads_back_in_every_form(date: datetime.date) -> None:
    forms = (
        f"{date:%d/%m/%Y}",
        f"{date.day}/{date.month}/{date.year}",
        f"ngày {date.day} tháng {date.month} năm {date.year}",
    )
    for form in forms:
        assert read_deadline(form, None) == Due(date, date)


@given(st.text(max_size=60))
def test_no_text_crashes_and_a_span_is_in_order(printed: str) -> None:
    due = read_deadline(printed, 2023)
    if due and due.first and due.last:
        assert due.first <= due.last
