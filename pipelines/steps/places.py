"""Where things lie: the folder of texts, the warehouse file, the packages, the scratch folder of a build."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from warehouse.store import Warehouse

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "sources" / "documents"
OUT = ROOT / "publish"


@dataclass(frozen=True, slots=True)
class Places:
    """The paths and the date of one run. `texts` is never written; what a run makes lies under `out`."""

    texts: Path = DOCUMENTS
    out: Path = OUT
    released_on: str = ""
    """Date of the release as `YYYY-MM-DD`; blank for a build that is none and is not kept."""
    allow_removal: str = ""
    """Documents that may leave the public, by id or file name, with commas between."""

    @property
    def may_go(self) -> set[str]:
        """The documents that a person has allowed to go."""
        return {name.strip() for name in self.allow_removal.split(",")} - {""}

    @property
    def warehouse(self) -> Warehouse:
        return Warehouse(self.out / "warehouse.duckdb")

    @property
    def packages(self) -> Path:
        """The public folder; where `packages` is a link, as web servers have it, the folder that it points
        to."""
        return (self.out / "packages").resolve()

    @property
    def staging(self) -> Path:
        """Where packages are built: beside the public ones, on the same disk, so that one rename swaps them
        in."""
        return self.packages.parent / ".build" / "packages"

    @property
    def site(self) -> Path:
        """The public portal, a link or a folder as `packages` is."""
        return (self.out / "site").resolve()

    @property
    def site_staging(self) -> Path:
        return self.site.parent / ".build" / "site"

    @property
    def releases(self) -> Path:
        """Where releases are kept, a folder a version."""
        return self.out / "releases"

    @property
    def scratch(self) -> Path:
        return self.out / ".build"

    @property
    def shard(self) -> Path:
        return self.scratch / "shard"
