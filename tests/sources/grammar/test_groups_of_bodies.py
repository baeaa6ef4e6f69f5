"""Phrases that mean all bodies of a kind, and phrases that mean those concerned."""

from __future__ import annotations

import pytest

from sources.grammar.groups_of_bodies import kind_of, stands_for


@pytest.mark.parametrize(
    ("phrase", "kinds"),
    [
        ("Các Sở, ngành, đơn vị", ("branch", "department")),
        ("Thủ trưởng các Sở, ban, ngành", ("branch", "department")),
        ("các sở", ("department",)),
        ("Ủy ban nhân dân các quận, huyện", ("district",)),
        ("Các Sở, ngành, địa phương, đơn vị", ("branch", "department", "district")),
        ("các bộ, cơ quan thuộc Chính phủ", ("central_body", "ministry")),
        ("Các bộ, ngành", ("central_body", "ministry")),
        ("các bộ ngành liên quan", ()),
        ("các Sở, ngành có liên quan", ()),
        ("UBND các tỉnh, thành phố Vùng KTTĐ Bắc Bộ", ()),
        ("đơn vị được giao", ()),
        ("các địa phương", ()),
        ("nhà đầu tư", ()),
    ],
)
def test_what_a_phrase_stands_for(phrase: str, kinds: tuple[str, ...]) -> None:
    assert stands_for(phrase) == kinds


@pytest.mark.parametrize(
    ("name", "level", "kind"),
    [
        ("Sở Công Thương thành phố Hải Phòng", "city", "department"),
        ("Cục Thuế thành phố Hải Phòng", "city", "branch"),
        ("Bộ Chỉ huy Quân sự thành phố Hải Phòng", "city", "branch"),
        ("Ủy ban nhân dân thành phố Hải Phòng", "city", "authority"),
        ("Ủy ban nhân dân quận Hồng Bàng", "district", "district"),
        ("Bộ Công Thương", "central", "ministry"),
        ("Thủ tướng Chính phủ", "central", "authority"),
        ("Bảo hiểm xã hội Việt Nam", "central", "central_body"),
        ("Thành ủy", "party", "other"),
    ],
)
def test_what_a_body_is(name: str, level: str, kind: str) -> None:
    assert kind_of(name, level) == kind
