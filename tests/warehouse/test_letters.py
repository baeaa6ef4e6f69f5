"""The one table of folding."""

from __future__ import annotations

import unicodedata

import pytest

from warehouse.letters import fold, search_key


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("do son", "Đồ Sơn"),
        ("thuy nguyen", "Thuỷ Nguyên"),
        ("thủy nguyên", "Thuỷ Nguyên"),
        ("ti le that nghiep", "Tỷ lệ thất nghiệp"),
        ("kĩ thuật", "kỹ thuật"),
        ("qui hoach", "Quy hoạch"),
        ("02/ct ubnd", "02/CT-UBND"),
        (unicodedata.normalize("NFD", "Cát Bi"), "cát bi"),
    ],
)
def test_what_readers_type_meets_what_is_printed(typed: str, printed: str) -> None:
    assert search_key(typed) == search_key(printed)


@pytest.mark.parametrize(("one", "other"), [("tây", "tài"), ("may", "mai"), ("thuế", "thu")])
def test_what_sounds_apart_stays_apart(one: str, other: str) -> None:
    assert search_key(one) != search_key(other)


def test_underscores_and_wide_digits_are_what_they_stand_for() -> None:
    assert fold("phát_triển  ２０２０") == "phat trien 2020"
