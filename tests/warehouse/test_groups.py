"""Which bodies a phrase for a group stands for: of the kind, of the place, of the time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from warehouse.groups import SPELL_OUT_GROUPS
from warehouse.store import Warehouse

BODIES = [
    ("so-a", "department", None),
    ("so-b", "department", None),
    ("so-cu", "department", None),
    ("so-xa", "department", None),
    ("cuc-a", "branch", None),
    ("ubnd", "authority", None),
    ("bo-a", "ministry", None),
    ("cac-so", None, "department"),
    ("cac-so-nganh", None, "branch; department"),
    ("cac-bo", None, "ministry"),
]
DOCUMENTS = [
    ("plan", "Hải Phòng", "2020-01-01"),
    ("near", "Hải Phòng", "2022-01-01"),
    ("old", "Hải Phòng", "2010-01-01"),
    ("far", "Sơn La", "2020-01-01"),
]


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    made = Warehouse(tmp_path / "warehouse.duckdb")
    with made.connect() as connection:
        connection.executemany("INSERT INTO agencies (agency_id, kind, stands_for) VALUES (?, ?, ?)", BODIES)
        connection.executemany(
            "INSERT INTO documents (document_id, territory, issued_on) VALUES (?, ?, ?)", DOCUMENTS
        )
        connection.executemany(
            "INSERT INTO territories (territory, name) VALUES (?, ?)", [("hp", "Hải Phòng"), ("sl", "Sơn La")]
        )
        named = [("near", body) for body in ("so-a", "so-b", "cuc-a", "ubnd", "bo-a")]
        named += [("old", "so-cu"), ("far", "so-xa")]
        connection.executemany(
            "INSERT INTO task_agencies (task_id, document_id, agency_id, role) VALUES ('t', ?, ?, 'lead')",
            named,
        )
    return made


def members(warehouse: Warehouse, *links: tuple[str, str]) -> list[str]:
    """The bodies of the group that a duty of `plan` names, beside whom it names."""
    with warehouse.connect() as connection:
        rows: list[Any] = [(body, role) for body, role in links]
        connection.executemany(
            "INSERT INTO duty_agencies (duty_id, document_id, agency_id, role, via, printed)"
            " VALUES ('plan.d1', 'plan', ?, ?, 'named', 'x')",
            rows,
        )
        for _ in range(2):  # a second time changes nothing
            connection.execute(SPELL_OUT_GROUPS)
        found = connection.execute(
            "SELECT agency_id FROM duty_agencies WHERE via = 'of_group' AND role = 'reports' ORDER BY 1"
        ).fetchall()
    return [body for (body,) in found]


def test_departments_of_the_place_and_time(warehouse: Warehouse) -> None:
    assert members(warehouse, ("cac-so", "reports")) == ["so-a", "so-b"]


def test_other_bodies_where_the_phrase_means_them_and_never_the_authority(warehouse: Warehouse) -> None:
    assert members(warehouse, ("cac-so-nganh", "reports")) == ["cuc-a", "so-a", "so-b"]


def test_who_receives_a_report_does_not_send_it(warehouse: Warehouse) -> None:
    assert members(warehouse, ("cac-so", "reports"), ("so-a", "receives")) == ["so-b"]


def test_ministries_are_of_the_country(warehouse: Warehouse) -> None:
    assert members(warehouse, ("cac-bo", "reports")) == ["bo-a"]
