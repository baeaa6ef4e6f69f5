"""Where a run reads and writes: the folder of texts, the warehouse file, the packages, the scratch folder of a build."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

from warehouse.store import Warehouse

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ROOT / "sources" / "documents"
OUT = ROOT / "publish"


class Workspace(dg.ConfigurableResource["Workspace"]):
    """Paths of a run. `documents` is never written; everything under `out` that a run makes is build output.

    One run at a time works in `out`: another one (the schedule, the sensor, a button) waits for its turn.
    """

    documents: str = str(DOCUMENTS)
    out: str = str(OUT)
    released_on: str = ""

    @contextmanager
    def yield_for_execution(self, _: dg.InitResourceContext) -> Iterator[Workspace]:
        from filelock import FileLock

        self.scratch.mkdir(parents=True, exist_ok=True)
        with FileLock(self.scratch / "lock"):
            yield self

    @property
    def texts(self) -> Path:
        return Path(self.documents)

    @property
    def warehouse(self) -> Warehouse:
        return Warehouse(Path(self.out) / "warehouse.duckdb")

    @property
    def packages(self) -> Path:
        return Path(self.out) / "packages"

    @property
    def scratch(self) -> Path:
        return Path(self.out) / ".build"

    @property
    def shard(self) -> Path:
        return self.scratch / "shard"
