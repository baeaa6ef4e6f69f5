"""The portal of a release: its rows fetched as packages hold them, its pages built beside the public ones."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipelines.steps.judging import held_back
from pipelines.steps.places import Places
from publish.archive import swap_in
from publish.descriptor import Release
from publish.portal.content import TABLES_SHOWN, Content
from publish.portal.site import build_site
from publish.tables_csv import published_rows
from warehouse.tables import TABLES


def release_of(places: Places) -> Release:
    """What the release of a run is called."""
    return Release(version("kehoachmo"), places.released_on or None)


def build_portal(places: Places, packages: Path, withheld: Sequence[str]) -> int:
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
    return build_site(content, release_of(places), packages, places.site_staging)


def rebuild_portal(places: Places) -> int:
    """Build the site of the packages that are public now, and swap it in."""
    withheld = [row["document_id"] for row in held_back(places.warehouse)]
    pages = build_portal(places, places.packages, withheld)
    swap_in(places.site_staging, places.site)
    return pages


def _of_document(places: Places, name: str) -> Callable[[str], Sequence[dict[str, Any]]]:
    def rows(document_id: str) -> Sequence[dict[str, Any]]:
        return places.warehouse.select(name, document_id=document_id)

    return rows
