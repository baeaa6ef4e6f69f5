"""What only looks different has one key; what narrows a label stays in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.naming.label_key import label_key
from sources.vocabularies.labels import label_words

WORDS = [phrase.replace("0000", "2025") for name in ("leads", "tails") for phrase in label_words()[name]]


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
        ("Tổng sản phẩm trên địa bàn (GRDP)", "Tổng sản phẩm"),  # short name
        ("Kim ngạch xuất khẩu (triệu USD)", "Kim ngạch xuất khẩu"),  # unit
        ("Vốn đầu tư nước ngoài (FDI)", "Vốn đầu tư nước ngoài"),
    ],
)
def test_one_key_for_what_only_looks_different(one: str, two: str) -> None:
    assert label_key(one) == label_key(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Kim ngạch xuất khẩu (khu vực FDI)", "Kim ngạch xuất khẩu"),
        ("Số lao động (người)", "Số lao động"),  # a thing that is counted
        ("Vốn đầu tư (FDI)", "Vốn đầu tư"),
        ("Kim ngạch xuất khẩu Sơn La", "Kim ngạch xuất khẩu"),  # nobody says that it is its own place
        ("Sản lượng", "Lượng"),
    ],
)
def test_two_keys_for_what_says_more(one: str, two: str) -> None:
    assert label_key(one) != label_key(two)


def test_only_the_own_place_is_dropped() -> None:
    assert label_key("Dân số tỉnh Hoà Bình", "Hòa Bình") == "dân số"
    assert label_key("Dân số tỉnh Hoà Bình", "Sơn La") == "dân số tỉnh hòa bình"
    assert label_key("Hòa Bình", "Hòa Bình") == "hòa bình"  # nothing else is said


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from([*WORDS, "dân số", "(grdp)", "[%]", "sĩ"]), max_size=6).map(" ".join)
)
def test_a_key_of_a_key_is_the_key(text: str) -> None:
    assert label_key(label_key(text)) == label_key(text)


def test_a_hostile_label_takes_no_time() -> None:
    assert label_key("trên địa bàn tỉnh " * 5000 + "x").endswith("x")
