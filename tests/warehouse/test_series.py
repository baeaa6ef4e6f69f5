"""Days of periods, and promises that nobody has told the end of."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from warehouse.series import PERIODS


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-Q1", date(2020, 1, 1), date(2020, 3, 31)),
        ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31)),
        ("2020-H1", date(2020, 1, 1), date(2020, 6, 30)),
        ("2020-H2", date(2020, 7, 1), date(2020, 12, 31)),
        ("2020-9M", date(2020, 1, 1), date(2020, 9, 30)),
        ("2020-11M", date(2020, 1, 1), date(2020, 11, 30)),
        ("2020-M02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2018/2025", date(2018, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_period_begins_and_ends(period: str, first: date, last: date) -> None:
    with duckdb.connect() as connection:
        connection.execute(PERIODS)
        found = connection.execute("SELECT begins($1::VARCHAR), ends($1::VARCHAR)", [period]).fetchone()
    assert found == (first, last)
