"""Labels name the indicator that they mean, or none: `indicator_labels.csv` has the cases, with the reason beside each."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.grammar.figures import read_cell
from sources.grammar.units import measured, unit_of
from sources.naming.harmonise import harmonised, in_basis, match, nearest
from sources.naming.label_key import label_key
from sources.paper.letters import slug
from sources.vocabularies.rows import indicators
from sources.vocabularies.vocabulary import indicator_vocabulary, unit_vocabulary
from tests.conftest import founding

CASES = list(
    csv.DictReader((Path(__file__).parent / "indicator_labels.csv").open(encoding="utf-8", newline=""))
)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['label'][:40]}|{case['unit']}" for case in CASES])
def test_a_label_names_what_it_means_or_nothing(case: dict[str, str]) -> None:
    unit = unit_of(case["unit"]) if case["unit"] else None
    above = (case["parent_label"],) if case["parent_label"] else ()
    found = match(
        case["label"], above, unit.code if unit else None, case["unit"] or None, bool(case["ratio"])
    )
    assert (found.indicator.indicator_id if found else "") == case["must_be"], case["why"]


def test_the_vocabulary_holds_together() -> None:
    known = {indicator.indicator_id for indicator in indicator_vocabulary()}
    units = set(unit_vocabulary()["bases"])
    for indicator in indicator_vocabulary():
        assert indicator.indicator_id == slug(indicator.indicator_id)
        assert indicator.parent_id is None or indicator.parent_id in known
        assert indicator.unit_code is None or indicator.unit_code in units
        assert indicator.units_accepted <= units
        assert indicator.basis in ("level", "growth", "index", "share")
        assert indicator.direction in ("up", "down", "none")
    assert len(indicators()) == len(known)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Tỉ lệ hộ nghèo", "tỷ lệ hộ nghèo"),  # y and i
        ("Thuỷ sản", "thủy sản"),  # where the tone mark stands
        ("Số bác sĩ/1 vạn dân", "số bác sỹ/1 vạn dân"),
        ("Kim ngạch xuất khẩu trên địa bàn thành phố", "Kim ngạch xuất khẩu"),  # the place
        ("Trong đó: Thu nội địa", "Thu nội địa"),
        ("Thu ngân sách nhà nước năm 2023, trong đó:", "Thu ngân sách nhà nước"),
        ("kinh_tế số", "kinh tế số"),  # word-segmented text
    ],
)
def test_one_key_for_what_only_looks_different(one: str, two: str) -> None:
    assert label_key(one) == label_key(two)


@given(st.text(max_size=60))
def test_a_key_of_a_key_is_the_key(text: str) -> None:
    assert label_key(label_key(text)) == label_key(label_key(label_key(text)))


@pytest.mark.parametrize(
    ("label", "above", "unit", "cell", "measure", "expected"),
    [
        # A chain index is a growth of what is above 100; both are kept.
        ("Dịch vụ", "Kịch bản tăng trưởng GRDP", "%", "110,79", "scenario", ("grdp-services-growth", "index", 10.79, 10.79)),
        ("Dịch vụ", "Kịch bản tăng trưởng GRDP", "%", "9,89", "scenario", ("grdp-services-growth", "growth", 9.89, 9.89)),
        ("Chỉ số sản xuất công nghiệp (IIP)", "", "%", "115,0", "target", ("iip", "index", 115.0, 115.0)),
        ("chỉ số sản xuất công nghiệp (IIP) tăng", "", "%", "> 22", "target", ("iip", "growth", 122.0, None)),
        # The ratio of two years of a level is an index of its growth.
        ("Kim ngạch xuất khẩu", "", "%", "122 - 123", "ratio", ("exports-growth", "index", 22.0, 23.0)),
        ("Kim ngạch xuất khẩu", "", "Tỷ USD", "31", "target", ("exports", "level", 31e9, 31e9)),
        ("Tỷ lệ dân số tham gia bảo hiểm y tế", "", "%", "90,7", "target", ("health-insurance-coverage", "share", 90.7, 90.7)),
        # Nothing is known of it: the kind of figure is still told by its unit and words.
        ("Tỷ lệ người thích cà phê", "", "%", "30", "target", (None, "share", None, None)),
        ("Số quán cà phê", "", "quán", "30", "target", (None, "level", None, None)),
    ],
)  # fmt: skip
def test_values_are_put_into_the_terms_of_their_indicator(
    label: str, above: str, unit: str, cell: str, measure: str, expected: tuple[object, ...]
) -> None:
    (quantity,) = read_cell(cell)
    told = harmonised(label, (above,), unit, measure, measured(quantity, unit_of(unit)))
    assert (told["indicator_id"], told["basis"], told["harmonised_min"], told["harmonised_max"]) == expected


def test_index_and_growth_turn_into_one_another() -> None:
    assert in_basis(115.0, "index", "growth") == 15.0
    assert in_basis(in_basis(9.89, "growth", "index"), "index", "growth") == 9.89
    assert in_basis(None, "index", "growth") is None
    assert in_basis(42.0, "share", "share") == 42.0


def test_an_unmatched_label_comes_with_the_nearest_wordings() -> None:
    assert nearest("Kim ngạch xuất khẩu cà phê")[0][0].startswith("exports")
    assert nearest("xyz") == ()


def test_unmatched_labels_are_listed_once_with_their_lines() -> None:
    for prefix in ("000", "001", "002", "003", "004"):
        reading = founding(prefix)
        unmatched = [value for value in reading.indicator_values if value.indicator_id is None]
        assert sum(row.values for row in reading.unmatched_labels) == len(unmatched)
        assert {row.value_id for row in reading.unmatched_labels} <= {value.value_id for value in unmatched}
