"""The chart says what a figure is, and draws nothing that no document says."""

from __future__ import annotations

from typing import Any

from publish.portal.chart import WIDE, Chart, chart


def _value(
    period: str, low: float | None, high: float | None = None, measure: str = "target"
) -> dict[str, Any]:
    high = low if high is None and low is not None else high
    return {
        "value_id": f"{period}.{measure}.{low}",
        "period": period,
        "measure": measure,
        "harmonised_min": low,
        "harmonised_max": high,
    }


def _drawn(*values: dict[str, Any], disputed: frozenset[str] = frozenset()) -> Chart:
    found = chart(values, disputed, 1.0, WIDE)
    assert found is not None
    return found


def test_one_year_makes_no_chart() -> None:
    assert chart([_value("2020", 5.0)], frozenset(), 1.0, WIDE) is None


def test_no_line_crosses_a_year_without_a_result() -> None:
    results = [
        _value(year, float(at), measure="actual") for at, year in enumerate(("2017", "2018", "2022"), 10)
    ]
    drawn = _drawn(*results)
    assert len(drawn.trend) == 1
    assert [year for year, _, has, _ in drawn.years if not has] == [2019, 2020, 2021]


def test_targets_are_joined_by_no_line() -> None:
    assert not _drawn(_value("2019", 5.0), _value("2020", 6.0)).trend


def test_a_bound_has_an_arrow_and_a_range_is_a_bar() -> None:
    at_least = _value("2019", 5.0) | {"harmonised_max": None}
    at_most = _value("2020", 5.0) | {"harmonised_min": None}
    between = _value("2021", 5.0, 7.0)
    signs = _drawn(at_least, at_most, between).signs
    assert [sign.arrow for sign in signs] == ["up", "down", ""]
    assert signs[2].y > signs[2].y_to


def test_a_span_covers_its_years() -> None:
    drawn = _drawn(_value("2021/2025", 8.0), _value("2020", 7.0))
    (span,) = drawn.spans
    assert abs(span.x_to - span.x - (5 * drawn.step - 4)) < 1
    assert len(drawn.signs) == 1


def test_the_axis_says_that_it_does_not_begin_at_nought() -> None:
    assert _drawn(_value("2019", 98.0), _value("2020", 99.0)).cut
    assert not _drawn(_value("2019", 10.0), _value("2020", 99.0)).cut


def test_a_figure_that_two_places_say_is_one_sign_and_a_dispute_is_marked() -> None:
    same, other = _value("2020", 5.0), _value("2020", 5.0) | {"value_id": "again"}
    drawn = _drawn(same, other, _value("2021", 6.0), disputed=frozenset({same["value_id"]}))
    assert [sign.disputed for sign in drawn.signs] == [True, False]


def test_every_sign_lies_within_the_picture() -> None:
    drawn = _drawn(*(_value(str(2010 + at), 1.0 + at * 37.5) for at in range(15)))
    for sign in drawn.signs:
        assert drawn.left < sign.x < drawn.right
        assert drawn.top <= sign.y <= drawn.bottom
