"""The graph: assets, checks, job, schedule and sensor are there, described, and switched on."""

from __future__ import annotations

import dagster as dg
import pytest

from expectations.rules import rules_of
from pipelines.graph import definitions
from pipelines.graph.definitions import defs, failed_runs, faults_in_data, new_texts, publish_job
from warehouse.tables import KEPT, TABLES

GRAPH = defs.resolve_asset_graph()
SPECS = {key: GRAPH.get(key) for key in GRAPH.get_all_asset_keys()}


def test_there_is_an_asset_for_every_table_and_package() -> None:
    names = {key.to_user_string() for key in SPECS}
    assert set(TABLES) <= names
    assert {
        f"packages/{name}" for name in ("documents", "annexes", "indicators", "tasks", "projects", "quality")
    } <= names


@pytest.mark.parametrize("key", sorted(SPECS), ids=lambda key: key.to_user_string())
def test_every_asset_has_a_full_card(key: dg.AssetKey) -> None:
    node = SPECS[key]
    first, _, english = (node.description or "").partition("\n\n")
    assert first.endswith(".") and english and "*" not in first
    assert node.group_name in ("sources", "warehouse", "quality", "publish")
    assert node.owners and node.kinds


def test_every_rule_is_an_asset_check() -> None:
    keys = {(key.asset_key.to_user_string(), key.name) for key in GRAPH.asset_check_keys}
    assert {(name, rule.name) for name in KEPT for rule in rules_of(TABLES[name])} <= keys


def test_the_schedule_and_the_sensor_start_switched_on() -> None:
    assert definitions.nightly.default_status == dg.DefaultScheduleStatus.RUNNING
    for sensor in (new_texts, failed_runs, faults_in_data):
        assert sensor.default_status == dg.DefaultSensorStatus.RUNNING and sensor.description
    assert publish_job.name == "publish"


def test_the_nightly_schedule_asks_for_a_run() -> None:
    context = dg.build_schedule_context()
    data = definitions.nightly.evaluate_tick(context)
    assert len(data.run_requests or []) == 1
