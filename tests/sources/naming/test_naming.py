"""Rows get the indicator that they are of, in its terms; rows that have one already get it anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sources.grammar.figures import read_cell
from sources.grammar.units import measured, unit_of
from sources.naming.basis import in_basis
from sources.naming.naming import name, unmatched
from sources.naming.nearness import nearest
from sources.naming.wordings import Wordings, reviewed
from sources.vocabularies.themes import Wording, indicator_vocabulary
from tests.conftest import founding
from warehouse.tables import IndicatorValue


def row(label: str, above: str, unit: str, cell: str, measure: str = "target") -> IndicatorValue:
    """A value of an annex as the readers give it, without a name."""
    (quantity,) = read_cell(cell)
    return IndicatorValue(
        value_id="d.pl1.r001.2025.target",
        row_id="d.pl1.r001",
        document_id="d",
        annex_id="d.pl1",
        source_kind="annex",
        number=None,
        label=label,
        parent_label=above or None,
        group=None,
        indicator_id=None,
        matched_by=None,
        unit=unit,
        period="2025",
        measure=measure,
        basis="level",
        harmonised_min=None,
        harmonised_max=None,
        agencies=None,
        printed=cell,
        line_from=1,
        line_to=1,
        **measured(quantity, unit_of(unit)),
    )


SCENARIO = "Kịch bản tăng trưởng GRDP"
IIP = "Chỉ số sản xuất công nghiệp (IIP)"
INSURED = "Tỷ lệ dân số tham gia bảo hiểm y tế"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        # A chain index is a growth of what is above 100; both are kept.
        (
            row("Dịch vụ", SCENARIO, "%", "110,79", "scenario"),
            ("grdp-services-growth", "index", 10.79, 10.79),
        ),
        (row("Dịch vụ", SCENARIO, "%", "9,89", "scenario"), ("grdp-services-growth", "growth", 9.89, 9.89)),
        (row(IIP, "", "%", "115,0"), ("iip", "index", 115.0, 115.0)),
        (row("chỉ số sản xuất công nghiệp (IIP) tăng", "", "%", "> 22"), ("iip", "growth", 122.0, None)),
        # The ratio of two years of a level is an index of its growth.
        (
            row("Kim ngạch xuất khẩu", "", "%", "122 - 123", "ratio"),
            ("exports-growth", "index", 22.0, 23.0),
        ),
        (row("Kim ngạch xuất khẩu", "", "Tỷ USD", "31"), ("exports", "level", 31e9, 31e9)),
        (row(INSURED, "", "%", "90,7"), ("health-insurance-coverage", "share", 90.7, 90.7)),
        # The vocabulary has none: its own words make one.
        (
            row("Tỷ lệ người thích cà phê", "", "%", "30"),
            ("p-ty-le-ca-phe-nguoi-thich-percent", "share", 30.0, 30.0),
        ),
        (row("Số quầy cà phê", "", "quầy", "30"), ("p-ca-phe-quay-quay", "level", None, None)),
        # No quantity: a deed.
        (row("Triển khai dự án cà phê", "", "dự án", "30"), (None, "level", None, None)),
    ],
)
def test_values_are_put_into_the_terms_of_their_indicator(
    value: IndicatorValue, expected: tuple[object, ...]
) -> None:
    (told,) = name([value], {}, {})
    assert (told.indicator_id, told.basis, told.harmonised_min, told.harmonised_max) == expected


def test_index_and_growth_turn_into_one_another() -> None:
    assert in_basis(115.0, "index", "growth") == 15.0
    assert in_basis(in_basis(9.89, "growth", "index"), "index", "growth") == 9.89
    assert in_basis(None, "index", "growth") is None
    assert in_basis(42.0, "share", "share") == 42.0


def test_naming_reads_nothing_but_rows_and_forgets_what_they_were_called() -> None:
    for prefix in ("000", "003"):
        reading = founding(prefix)
        titles = {annex.annex_id: annex.title for annex in reading.annexes}
        territories = {reading.document.document_id: reading.document.territory}
        wrong = [
            replace(value, indicator_id="exports", matched_by="spelling", basis="index", harmonised_min=1.0)
            for value in reading.indicator_values
        ]
        assert name(wrong, titles, territories) == reading.indicator_values


def test_a_new_wording_names_what_had_no_name() -> None:
    value = row("Giá trị hàng bán ra thế giới", "", "Tỷ USD", "31")
    taught = Wordings(
        replace(indicator, wordings=(Wording("giá trị hàng bán ra thế giới"), *indicator.wordings))
        if indicator.indicator_id == "exports"
        else indicator
        for indicator in indicator_vocabulary()
    )
    assert [told.matched_by for told in name([value], {}, {})] == ["provisional"]
    assert [told.indicator_id for told in name([value], {}, {}, taught)] == ["exports"]


def test_the_title_of_an_annex_stands_above_its_labels_and_the_place_is_the_documents() -> None:
    value = row("Dịch vụ", "", "%", "9,89", "scenario")
    assert name([value], {"d.pl1": f"{SCENARIO} năm 2025"}, {})[0].indicator_id == "grdp-services-growth"
    value = row("Kim ngạch xuất khẩu Sơn La", "", "Tỷ USD", "31")
    assert name([value], {}, {"d": "Sơn La"})[0].indicator_id == "exports"
    assert name([value], {}, {"d": "Hải Phòng"})[0].matched_by == "provisional"


def test_an_unmatched_label_comes_with_the_nearest_wordings() -> None:
    near = nearest("Kim ngạch xuất khẩu mật ong", reviewed())[0]
    assert near.indicator_id == "exports"
    assert near.label_only == ("mật", "ong")
    assert nearest("xyz", reviewed()) == ()


def test_unmatched_labels_are_listed_once_a_document_with_their_lines() -> None:
    for prefix in ("000", "001", "002", "003", "004"):
        reading = founding(prefix)
        nameless = [value for value in reading.indicator_values if value.matched_by in (None, "provisional")]
        assert sum(row.values for row in reading.unmatched_labels) == len(nameless)
        assert {row.value_id for row in reading.unmatched_labels} <= {value.value_id for value in nameless}
    value = row("xyz", "", "quán", "30")
    told = unmatched([value, value, replace(value, document_id="e")])
    assert [(row.document_id, row.values) for row in told] == [("d", 2), ("e", 1)]


def test_a_sentence_that_only_counts_things_names_none() -> None:
    """`Thành lập mới 50 hợp tác xã, 02 liên hiệp hợp tác xã`: new ones, which its label does not say."""
    counted = row("Liên hiệp hợp tác xã", "", "liên hiệp hợp tác xã", "2")
    told = replace(counted, annex_id=None, source_kind="prose")
    assert [value.indicator_id for value in name([counted, told], {}, {})] == ["cooperative-unions", None]
    all_of_them = replace(told, label="toàn tỉnh … liên hiệp hợp tác xã")
    assert name([all_of_them], {}, {})[0].indicator_id == "cooperative-unions"
    some = replace(told, label="hộ cận nghèo", unit="hộ", unit_code="household")
    every = replace(some, label="số hộ cận nghèo")
    assert [value.indicator_id for value in name([some], {}, {})] == [None]
    assert name([every], {}, {})[0].indicator_id == "near-poor-households"
    of_which = replace(
        told, label="doanh nghiệp công nghệ số ngang tầm các nước tiên tiến", unit="doanh nghiệp"
    )
    of_which = replace(of_which, unit_code="enterprise")
    assert name([of_which], {}, {})[0].indicator_id == "digital-enterprises-leading"
