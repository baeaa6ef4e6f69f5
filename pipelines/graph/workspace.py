"""Where a run reads and writes: the folder of texts, the warehouse file, the packages, the scratch folder of a build."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

from pipelines.steps.places import DOCUMENTS, OUT
from warehouse.store import Warehouse


class Workspace(dg.ConfigurableResource["Workspace"]):
    """Paths of a run. `documents` is never written; everything under `out` that a run makes is build output.

    One run at a time works in `out`: another one (the schedule, the sensor, a button) waits for its turn.
    """

    documents: str = str(DOCUMENTS)
    out: str = str(OUT)
    released_on: str = ""

    @contextmanager
    def yield_for_execution(self, _: dg.InitResourceContext) -> Iterator[Workspace]:
        from pipelines.steps.readiness import require_ready

        require_ready(self)
        with self.turn():
            yield self

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for our turn in `out`, saying so once. Who has it may take it again, as the command does for its job."""
        from filelock import FileLock, Timeout

        self.scratch.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.scratch / "lock", is_singleton=True)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            print(
                f"… đang chờ lượt chạy khác trong {self.out} | waiting for another run in {self.out}",
                file=sys.stderr,
                flush=True,
            )
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

    @property
    def texts(self) -> Path:
        return Path(self.documents)

    @property
    def warehouse(self) -> Warehouse:
        return Warehouse(Path(self.out) / "warehouse.duckdb")

    @property
    def packages(self) -> Path:
        """The public folder; where `packages` is a link, as web servers have it, the folder that it points to."""
        return (Path(self.out) / "packages").resolve()

    @property
    def staging(self) -> Path:
        """Where packages are built: beside the public ones, on the same disk, so that one rename swaps them in."""
        return self.packages.parent / ".build" / "packages"

    @property
    def scratch(self) -> Path:
        return Path(self.out) / ".build"

    @property
    def shard(self) -> Path:
        return self.scratch / "shard"
