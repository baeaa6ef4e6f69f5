"""Which statements stand together, in which order, and which one a sentence names."""

from __future__ import annotations

from typing import Any

from publish.portal.statements import drawn, in_order, latest, place_pages, scale_of


def _value(period: str | None, measure: str = "target", **given: Any) -> dict[str, Any]:
    return {
        "value_id": f"{period}.{measure}",
        "period": period,
        "measure": measure,
        "territory": "a",
        "scope": None,
        "column_label": None,
        "harmonised_min": 5.0,
        "harmonised_max": 5.0,
        **given,
    }


def test_the_latest_target_is_of_the_whole_and_of_a_whole_year() -> None:
    whole = _value("2020")
    others = [_value("2024", scope="huyện Y"), _value("2024", column_label="Nam"), _value("2024-Q1")]
    assert latest([whole, *others, _value("2023", "actual")], ("target",)) is whole
    assert latest(others, ("target",)) is None


def test_statements_stand_by_year_results_before_promises() -> None:
    values = [_value("2020"), _value("2020-Q1"), _value("2020", "actual"), _value("2019"), _value(None)]
    assert [(v["period"], v["measure"]) for v in in_order(values)] == [
        ("2019", "target"),
        ("2020", "actual"),
        ("2020", "target"),
        ("2020-Q1", "target"),
        (None, "target"),
    ]


def test_each_territory_has_a_page_and_many_statements_go_on_on_the_next() -> None:
    values = [_value(str(1900 + at)) for at in range(70)] + [_value("2020", territory="b")]
    assert [(page.address, len(page.statements)) for page in place_pages("x", values)] == [
        ("chi-tieu/x.a.html", 60),
        ("chi-tieu/x.a.2.html", 10),
        ("chi-tieu/x.b.html", 1),
    ]
    assert [page.address for page in place_pages("x", values[:3])] == ["chi-tieu/x.html"]


def test_a_chart_draws_no_part_of_the_territory_and_no_part_of_a_year() -> None:
    values = [_value("2020"), _value("2020-Q1"), _value("2021/2025"), _value("2020", scope="huyện Y")]
    assert [value["period"] for value in drawn(values)] == ["2020", "2021/2025"]


def test_a_scale_is_one_in_which_all_figures_can_be_read() -> None:
    indicator, units = {"unit_code": "vnd"}, {"vnd": {"name_vi": "đồng", "name_en": "VND"}}
    large = [_value("2020", harmonised_min=98.25e12, harmonised_max=98.25e12)]
    assert scale_of(indicator, large, units).unit.vi == "tỷ đồng"
    assert scale_of(indicator, [*large, _value("2021")], units).size == 1
