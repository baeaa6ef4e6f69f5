"""Places in time: a name means one territory on a day, and what was merged is not what bears its name."""

from __future__ import annotations

from datetime import date

import pytest

from sources.vocabularies.rows import territories as territory_rows
from sources.vocabularies.territories import Territory, territories, territories_of, territory_at
from sources.vocabularies.vocabulary import offices, provinces

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def provinces_on(day: date) -> set[str]:
    return {
        territory.id
        for found in territories().values()
        for territory in found
        if territory.held_on(day) and territory.name != "Việt Nam"
    }


@pytest.mark.parametrize(("day", "count"), [(date(2007, 1, 1), 64), (BEFORE, 63), (AFTER, 34)])
def test_there_are_as_many_provinces_as_there_were(day: date, count: int) -> None:
    assert len(provinces_on(day)) == count


def test_eleven_provinces_are_the_same_before_and_after() -> None:
    same = "ha-noi-2008 hue lai-chau dien-bien son-la lang-son quang-ninh thanh-hoa nghe-an ha-tinh cao-bang"
    assert provinces_on(BEFORE) & provinces_on(AFTER) == set(same.split())


@pytest.mark.parametrize(
    ("name", "day", "id_"),
    [
        ("Hải Phòng", date(2023, 1, 19), "hai-phong"),
        ("Hải Phòng", BEFORE, "hai-phong"),
        ("Hải Phòng", AFTER, "hai-phong-2025"),
        ("Hải Dương", BEFORE, "hai-duong"),
        ("Hải Dương", AFTER, None),
        ("Hà Nội", date(2008, 7, 31), "ha-noi"),
        ("Hà Nội", date(2026, 1, 1), "ha-noi-2008"),
        ("Hà Tây", date(2007, 1, 1), "ha-tay"),
        ("Thừa Thiên Huế", date(2023, 1, 1), "hue"),
        ("Huế", date(2026, 1, 1), "hue"),
        ("Việt Nam", date(2026, 1, 1), "viet-nam"),
        # Without a day a name tells no more than that it has been of one territory, or of several.
        ("Sơn La", None, "son-la"),
        ("Hải Phòng", None, None),
        ("huyện Mộc Châu, tỉnh Sơn La", BEFORE, "son-la-huyen-moocj-chaau"),
        ("huyện Mộc Châu, tỉnh Sơn La", AFTER, None),
        ("xã Ia Dom, tỉnh Gia Lai", BEFORE, "gia-lai-xa-ia-dom"),
        ("xã Ia Dom, tỉnh Gia Lai", AFTER, "gia-lai-xa-ia-dom-2025"),
        ("đặc khu Vân Đồn, tỉnh Quảng Ninh", AFTER, "quang-ninh-dac-khu-vaan-ddoonf-2025"),
        ("quận Lê Chân Thành Phố Hải Phòng", BEFORE, "hai-phong-quan-lee-chaan"),
        ("thành phố Hạ Long, tỉnh Quảng Ninh", BEFORE, "quang-ninh-thanh-pho-haj-long"),
        # One name but for the accent, and one name twice as print sets its accent.
        ("xã Hòa Sơn, tỉnh Nghệ An", BEFORE, "nghe-an-xa-hoaf-sown"),
        ("xã Hoà Sơn, tỉnh Nghệ An", BEFORE, "nghe-an-xa-hoaf-sown"),
        ("xã Hoa Sơn, tỉnh Nghệ An", BEFORE, "nghe-an-xa-hoa-sown"),
        (
            "phường Bãi Cháy, thành phố Hạ Long, tỉnh Quảng Ninh",
            BEFORE,
            "quang-ninh-phuong-baix-chays-thanhf-phoos-haj-long",
        ),
        ("huyện Châu Thành", BEFORE, None),
        ("Bình Minh", AFTER, None),
        (None, AFTER, None),
    ],
)
def test_a_name_means_one_territory_on_a_day(name: str | None, day: date | None, id_: str | None) -> None:
    found = territory_at(name, day)
    assert (found and found.id) == id_


def test_what_was_merged_names_what_took_it_in() -> None:
    (hai_duong,) = territories()["Hải Dương"]
    assert hai_duong == Territory("Hải Dương", None, BEFORE, "hai-phong-2025")
    old, new = territories()["Hải Phòng"]
    assert (old.valid_to, old.successor, new.valid_from, new.successor) == (BEFORE, new.id, AFTER, None)


def test_every_place_of_the_other_vocabularies_has_its_territories() -> None:
    assert {province.name for province in provinces().values()} == set(territories()) - {"Việt Nam"}
    for kind in offices().lower_places:
        assert list(territories_of([f"{kind} A, tỉnh Sơn La"])), (
            f"territories.yaml does not say what became of {kind}"
        )


def test_rows_are_unique_and_their_successors_are_rows() -> None:
    rows = territory_rows(["huyện Mộc Châu, tỉnh Sơn La", "Sơn La", None])
    ids = {row.territory for row in rows}
    assert len(ids) == len(rows) and {row.successor for row in rows} - {None} <= ids
    assert "son-la-huyen-moocj-chaau" in ids
