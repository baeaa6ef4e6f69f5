"""The paths of a run as a Dagster resource: what a person sets in the launchpad, and one run at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

from pipelines.steps.places import DOCUMENTS, OUT, Places


class Workspace(dg.ConfigurableResource["Workspace"]):
    """Paths of a run. `documents` is never written; everything under `out` that a run makes is build output.

    One run at a time works in `out`: another one (the schedule, the sensor, a button) waits for its turn.
    """

    documents: str = str(DOCUMENTS)
    out: str = str(OUT)
    released_on: str = ""
    allow_removal: str = ""
    """Documents that may leave the public; blank: those that the environment names (`ALLOW_REMOVAL`)."""

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
