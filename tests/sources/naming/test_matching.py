"""Labels name the indicator that they mean, or none: `indicator_labels.csv` has the cases and the reasons,
`labels_of_strangers.csv` those of provinces whose documents no wording was taken from."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from sources.grammar.units import unit_of
from sources.naming.matching import Asked, match
from sources.naming.wordings import reviewed
from sources.vocabularies.vocabulary import provinces

HERE = Path(__file__).parent
CASES = list(csv.DictReader((HERE / "indicator_labels.csv").open(encoding="utf-8", newline="")))
STRANGERS = list(csv.DictReader((HERE / "labels_of_strangers.csv").open(encoding="utf-8", newline="")))
PROVINCES = sorted({province.name for province in provinces().values()})


def named(label: str, *above: str, unit: str, ratio: bool = False, place: str | None = None) -> str | None:
    """The id of the indicator that a label names."""
    known = unit_of(unit) if unit else None
    found = match(Asked(label, above, known.code if known else None, unit or None, ratio, place), reviewed())
    return found.indicator.indicator_id if found else None


@pytest.mark.parametrize("case", CASES, ids=[f"{case['label'][:40]}|{case['unit']}" for case in CASES])
def test_a_label_names_what_it_means_or_nothing(case: dict[str, str]) -> None:
    above = [case["parent_label"]] if case["parent_label"] else []
    found = named(case["label"], *above, unit=case["unit"], ratio=bool(case["ratio"]), place="Hải Phòng")
    assert (found or "") == case["must_be"], case["why"]


@pytest.mark.parametrize("case", STRANGERS, ids=[case["label"][:50] for case in STRANGERS])
def test_a_label_of_another_province_names_what_it_means(case: dict[str, str]) -> None:
    above = [case["under"]] if case["under"] else []
    place = next((name for name in PROVINCES if name in case["label"]), None)
    found = named(case["label"], *above, unit=case["unit"], place=place) or ""
    assert found not in case["never"].split("; ") or not found, case["why"]
    assert found == case["must_be"], case["why"]


def test_all_provinces_are_known() -> None:
    """Hà Tây until 2008, 63 until 2025-07-01; the 34 since bear names of these or Huế (Thừa Thiên Huế)."""
    assert len(PROVINCES) == 65


@pytest.mark.parametrize("place", PROVINCES)
@pytest.mark.parametrize("printed", ["{}", "tỉnh {}", "của thành phố {}", "trên địa bàn TP. {} năm 2026"])
def test_a_label_may_carry_the_province_of_its_document(place: str, printed: str) -> None:
    label = f"Kim ngạch xuất khẩu {printed.format(place)}"
    assert named(label, unit="Tỷ USD", place=place) == "exports"
    assert named(label, unit="Tỷ USD", place="Sơn La" if place != "Sơn La" else "Hải Phòng") is None
    assert named(label, unit="Tỷ USD") is None


@pytest.mark.parametrize(
    ("label", "parent", "unit", "expected"),
    [
        ("Sản lượng lúa", "Lúa", "Tấn", "rice-output"),
        ("Sản lượng lúa", "Cây lúa", "Tấn", "rice-output"),
        ("Tỷ lệ hộ nghèo", "Giảm nghèo", "%", "poverty-rate"),
        ("Sản lượng chè búp tươi", "Chè", "Tấn", "tea-output"),
        # What stands above is no word of the label: of that.
        ("Sản lượng lúa", "Ngô", "Tấn", None),
        ("Dân số", "Thanh niên", "Người", None),
        ("Kim ngạch xuất khẩu", "Gỗ", "Tỷ USD", None),
        ("Kim ngạch xuất khẩu", "Giảm nghèo", "Tỷ USD", None),
    ],
)
def test_a_label_says_itself_what_it_stands_under(
    label: str, parent: str, unit: str, expected: str | None
) -> None:
    assert named(label, parent, unit=unit) == expected
