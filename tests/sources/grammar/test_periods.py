"""The grammar of time: days, periods of texts and of columns by their corpora, and their value."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.grammar.dates import CALENDAR_DAY, Period, day_of
from sources.grammar.periods import named_periods, read_period
from sources.paper.letters import fold, fold_in_place
from sources.paper.numerals import number_of, roman
from tests.corpora import corpus, wordings

DAYS, PERIODS = corpus("days"), corpus("periods")
DAY = re.compile(CALENDAR_DAY, re.I)
NOT_NAMED = {"open": "", "none": None}


@wordings(DAYS["means"])
def test_a_day_is_found_in_print_and_folded(value: str, wording: str) -> None:
    for text in (wording, fold(wording)):
        match = DAY.search(text)
        assert match and day_of(match) == datetime.date.fromisoformat(value)


@pytest.mark.parametrize("wording", DAYS["no_day"])
def test_no_day(wording: str) -> None:
    match = DAY.search(wording)
    assert match is None or day_of(match) is None


@wordings(PERIODS["sentences"])
def test_periods_that_a_text_names(value: str, wording: str) -> None:
    found = [period.code for period in named_periods(fold_in_place(wording), int(PERIODS["year"]))]
    assert found == ([] if value == "none" else value.split(", "))


@wordings(PERIODS["columns"])
def test_the_period_that_a_column_names(value: str, wording: str) -> None:
    assert read_period((wording,), PERIODS["year"]).code == NOT_NAMED.get(value, value)


CODES = st.one_of(
    st.integers(2000, 2049).map(str),
    st.builds("{}/{}".format, st.integers(2000, 2019), st.integers(2020, 2049)),
    st.builds(
        "{}-{}".format, st.integers(2000, 2049), st.sampled_from(["Q1", "Q4", "H1", "H2", "1M", "11M"])
    ),
    st.builds("{}-M{:02d}".format, st.integers(2000, 2049), st.integers(2, 12)),
)


@given(CODES)
def test_a_code_reads_back(code: str) -> None:
    assert Period.parse(code).code == code


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2049, 12, 31)), st.integers(0, 4000))
def test_a_period_with_a_code_is_whole(first: datetime.date, days: int) -> None:
    period = Period(first, first + datetime.timedelta(days))
    assert period.code is None or Period.parse(period.code) == period


@pytest.mark.parametrize("code", ["", "20", "2020-Q", "2020/", "năm 2020", "2020-01-01"])
def test_what_is_no_code(code: str) -> None:
    with pytest.raises(ValueError, match="code of a period"):
        Period.parse(code)


@given(st.integers(1, 3999))
def test_a_numeral_reads_back(number: int) -> None:
    assert number_of(roman(number)) == number


@pytest.mark.parametrize("letters", ["", "IIX", "ABC", "iv", "VV"])
def test_letters_that_are_no_numeral(letters: str) -> None:
    assert number_of(letters) is None
