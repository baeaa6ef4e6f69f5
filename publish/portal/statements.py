"""The statements of an indicator as its page tells them: in which order, on which page, in which unit.

Statements of one territory stand on one page; an indicator that many territories speak of has a page that
lists them. How a chart draws them belongs to `chart`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from publish.addresses import indicator_page
from publish.portal.content import Content, Row, grouped
from warehouse.schema import Bilingual

OF_A_PAGE = 60
"""Statements on one page; more go on on another, so that its weight does not grow with the corpus."""
_MEASURES = ("actual", "estimate", "target", "scenario", "ratio")


@dataclass(frozen=True, slots=True)
class PlacePage:
    """One page of statements: those of a territory, or a piece of them."""

    address: str
    territory: str | None
    statements: Sequence[Row]
    all_of_place: Sequence[Row]
    parts: Sequence[str]


def in_order(values: Iterable[Row]) -> list[Row]:
    """Statements by year, whole years before their parts, results before promises, earlier documents
    first."""
    return sorted(
        values,
        key=lambda v: (
            (v["period"] or "9999")[:4],
            v["period"] is None or not v["period"].isdigit(),
            v["period"] or "",
            _MEASURES.index(v["measure"]),
            v["value_id"],
        ),
    )


def place_pages(indicator_id: str, values: Iterable[Row]) -> list[PlacePage]:
    """The pages of an indicator's statements, by territory where there is more than one."""
    by_place = grouped(values, "territory")
    pages = []
    for place in sorted(by_place, key=lambda name: name or ""):
        own = in_order(by_place[place])
        stem = indicator_id if len(by_place) == 1 else f"{indicator_id}.{place or 'khong-ro'}"
        parts = [
            indicator_page(stem if at == 0 else f"{stem}.{at // OF_A_PAGE + 1}")
            for at in range(0, len(own), OF_A_PAGE)
        ]
        for at, address in enumerate(parts):
            piece = own[at * OF_A_PAGE : (at + 1) * OF_A_PAGE]
            pages.append(PlacePage(address, place, piece, own, parts))
    return pages


def place_statements(content: Content) -> dict[str, list[PlacePage]]:
    """The pages of all indicators; every statement gets its home."""
    by_indicator = grouped(
        (value for value in content.tables["indicator_values"] if value["indicator_id"]), "indicator_id"
    )
    pages = {id_: place_pages(id_, values) for id_, values in sorted(by_indicator.items())}
    for own in pages.values():
        for page in own:
            for value in page.statements:
                content.homes[value["value_id"]] = f"{page.address}#{value['value_id']}"
    return pages


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit in which a chart counts: so many of the indicator's unit, and how it is called."""

    size: float
    unit: Bilingual


_SIZES = ((1e9, "tỷ", "billion"), (1e6, "triệu", "million"), (1e3, "nghìn", "thousand"))


def scale_of(indicator: Row, values: Iterable[Row], units: Mapping[str, Row]) -> Scale:
    """Thousands, millions or billions where all figures are that large."""
    unit = units.get(indicator["unit_code"] or "")
    vi, en = (unit["name_vi"], unit["name_en"] or unit["name_vi"]) if unit else ("", "")
    figures = [
        abs(value[bound])
        for value in values
        for bound in ("harmonised_min", "harmonised_max")
        if value[bound]
    ]
    largest = max(figures, default=0.0)
    for size, name_vi, name_en in _SIZES:
        if largest >= size * 10 and min(figures) >= size / 10:
            return Scale(size, Bilingual(f"{name_vi} {vi}", f"{name_en} {en}"))
    return Scale(1.0, Bilingual(vi or " ", en or " "))


def drawn(values: Iterable[Row]) -> list[Row]:
    """Statements that a chart can draw: of a year or a span, of the whole, in the indicator's own terms."""
    return [
        value
        for value in values
        if value["period"]
        and "-" not in value["period"]
        and value["measure"] != "ratio"
        and not value["scope"]
        and not value["column_label"]
        and (value["harmonised_min"] is not None or value["harmonised_max"] is not None)
    ]


def latest(values: Iterable[Row], measures: Sequence[str]) -> Row | None:
    """The statement of the latest whole year that has one of these measures; of the whole territory, no
    part of it."""
    years = [
        value
        for value in values
        if value["measure"] in measures
        and (value["period"] or "").isdigit()
        and not value["scope"]
        and not value["column_label"]
    ]
    return max(years, key=lambda v: (v["period"], v["value_id"]), default=None)
