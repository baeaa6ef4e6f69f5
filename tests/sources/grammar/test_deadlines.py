"""The grammar of deadlines: the wordings of its corpus, and every day in every form."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.grammar.deadlines import Due, read_deadline
from tests.corpora import corpus, wordings

CORPUS = corpus("deadlines")
YEAR = int(CORPUS["plan_year"])


@wordings(CORPUS["means"])
def test_what_a_deadline_means(value: str, wording: str) -> None:
    days, _, recurrence = value.partition(" ")
    first, last = (datetime.date.fromisoformat(day) if day else None for day in days.split(".."))
    assert read_deadline(wording, YEAR) == Due(first, last, recurrence or "none")


@pytest.mark.parametrize("wording", CORPUS["no_deadline"])
def test_what_names_no_time_is_not_read(wording: str) -> None:
    assert read_deadline(wording, YEAR) is None


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
