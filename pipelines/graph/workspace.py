"""The paths of a run as a Dagster resource: what a person sets in the launchpad, and one run at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
from pydantic import Field

from pipelines.steps.places import DOCUMENTS, OUT, Places

DOCUMENTS_FROM, OUT_FROM = "KEHOACHMO_DOCUMENTS", "KEHOACHMO_OUT"
"""Environment: the folders of the UI, the schedule and the sensors."""


class Workspace(dg.ConfigurableResource["Workspace"]):
    """Paths of a run. `documents` is never written; everything under `out` that a run makes is build output.

    One run at a time works in `out`: another one (the schedule, the sensor, a button) waits for its turn.
    """

    documents: str = Field(
        default_factory=lambda: os.environ.get(DOCUMENTS_FROM) or str(DOCUMENTS),
        description=f"Thư mục văn bản | folder of texts ({DOCUMENTS_FROM})",
    )
    out: str = Field(
        default_factory=lambda: os.environ.get(OUT_FROM) or str(OUT),
        description=f"Nơi ghi kết quả | where the output goes ({OUT_FROM})",
    )
    released_on: str = Field(default="", description="Ngày phát hành, YYYY-MM-DD | date of the release")
    allow_removal: str = Field(
        default="",
        description="Văn bản được gỡ | documents that may leave the public; trống: lấy từ ALLOW_REMOVAL"
        " | blank: those that the environment names",
    )

    @contextmanager
    def yield_for_execution(self, _: dg.InitResourceContext) -> Iterator[Workspace]:
        from pipelines.steps.readiness import require_ready, turn

        require_ready(self.places)
        with turn(self.places):
            yield self

    @property
    def places(self) -> Places:
        may_go = self.allow_removal or os.environ.get("ALLOW_REMOVAL", "")
        return Places(Path(self.documents), Path(self.out), self.released_on, may_go)
