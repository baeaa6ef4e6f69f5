"""A label without a reviewed indicator makes one of what it says: the same for all that say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.grammar.units import unit_of
from sources.naming.matching import Asked
from sources.naming.provisional import provisional
from sources.paper.letters import slug


def made(label: str, *above: str, unit: str = "%", in_table: bool = True) -> str | None:
    """The id of the provisional indicator of a label."""
    known = unit_of(unit)
    found = provisional(Asked(label, (*above, None), known.code if known else None, unit), in_table)
    return found.indicator_id if found else None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Tỷ lệ hộ trồng sen", "Tỉ lệ trồng sen của các hộ dân"),
        ("Tỷ trọng XK hạt sen", "Tỷ lệ xuất khẩu hạt sen"),
        ("Tốc độ tăng GTSX ngành sen", "Giá trị sản xuất sen tăng"),
    ],
)
def test_labels_that_say_the_same_meet(one: str, two: str) -> None:
    assert made(one) == made(two) is not None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("Tỷ lệ hộ trồng sen",), ("Tỷ lệ hộ không trồng sen",)),
        (("Tỷ lệ hộ trồng sen",), ("Tỷ lệ hộ trồng sen", "Khu vực nông thôn")),
        (("Tỷ lệ gạo so với sen",), ("Tỷ lệ sen so với gạo",)),
        (("Thuế giá trị gia tăng", "Doanh nghiệp nhà nước"), ("Thuế giá trị gia tăng", "Khu vực FDI")),
    ],
)
def test_labels_that_narrow_stay_apart(one: tuple[str, ...], two: tuple[str, ...]) -> None:
    assert made(*one) != made(*two)
    assert made(*one) is not None is not made(*two)


def test_the_unit_tells_quantities_apart() -> None:
    assert made("Sản lượng sen", unit="tấn") != made("Sản lượng sen", unit="tạ/ha")


def test_titles_of_sections_say_nothing() -> None:
    heading = "Chỉ tiêu kinh tế - xã hội chủ yếu"
    assert made("Diện tích sen", heading, unit="ha") == made("Diện tích sen", unit="ha")


@pytest.mark.parametrize(
    ("label", "unit", "in_table"),
    [
        ("Dự án khu dân cư hai bên đường Hùng Vương", "tỷ đồng", False),
        ("Xây dựng cầu vượt sông và đường dẫn", "tỷ đồng", True),
        ("Triển khai Nghị quyết số 12/NQ-CP", "%", False),
        ("Diện tích", "ha", False),
        ("Từ năm 2025 trở đi", "%", False),
        ("B", "triệu đồng", True),
    ],
)
def test_works_deeds_and_bare_kinds_are_no_indicators(label: str, unit: str, in_table: bool) -> None:
    assert made(label, unit=unit, in_table=in_table) is None


@given(st.text(alphabet="abc đăâêôơư/()%12 ", min_size=1, max_size=200))
def test_an_id_is_short_and_ascii(label: str) -> None:
    found = made(f"Tỷ lệ {label}")
    assert found is None or (found == slug(found) and len(found) <= 80)
