"""The portal of a release: its rows fetched as packages hold them, its pages built beside the public ones."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pipelines.steps.judging import held_back
from pipelines.steps.kept import earlier, release_in
from pipelines.steps.places import Places
from publish.archive import SUMS, sha256, swap_in
from publish.descriptor import Release
from publish.portal.content import TABLES_SHOWN, Content
from publish.portal.site import build_site
from publish.tables_csv import published_rows
from warehouse.tables import TABLES


class NotOfTheWarehouse(Exception):
    """Packages not made of what the warehouse holds now: an earlier release, or a run that stopped."""

    def __init__(self, packages: Path) -> None:
        super().__init__(
            f"{packages}: không được dựng từ kho dữ liệu hiện tại (bản đã lùi, hoặc lượt chạy dở); xin chạy"
            " `publish` | is not made of what the warehouse holds now (an earlier release, or a run that"
            " stopped); run `publish`"
        )


def build_portal(places: Places, packages: Path, release: Release, withheld: Sequence[str]) -> int:
    """Build the site of packages in the staging folder; how many pages it has."""
    shutil.rmtree(places.site_staging, ignore_errors=True)
    queries = {name: published_rows(TABLES[name], withheld) for name in TABLES_SHOWN}
    tables = places.warehouse.query(queries)
    shown = [row for row in tables["documents"] if row["document_id"] not in withheld]
    content = Content(
        {**tables, "documents": shown},
        lines_of=_of_document(places, "lines"),
        printed_rows_of=_of_document(places, "printed_rows"),
    )
    return build_site(content, release, packages, places.site_staging, earlier(places, release))


def stamp_of(packages: Path) -> str:
    """What the warehouse calls packages that were made of the rows it holds."""
    return f"published {sha256(packages / SUMS)}"


def rebuild_portal(places: Places) -> int:
    """Build the site of the packages that are public now, and swap it in.

    Raises `NotOfTheWarehouse` where the warehouse holds other rows than they do.
    """
    release = release_in(places.packages)
    if release is None or stamp_of(places.packages) not in places.warehouse.stamps():
        raise NotOfTheWarehouse(places.packages)
    withheld = [row["document_id"] for row in held_back(places.warehouse)]
    pages = build_portal(places, places.packages, release, withheld)
    swap_in(places.site_staging, places.site)
    return pages


def _of_document(places: Places, name: str) -> Callable[[str], Sequence[dict[str, Any]]]:
    def rows(document_id: str) -> Sequence[dict[str, Any]]:
        return places.warehouse.select(name, document_id=document_id)

    return rows
