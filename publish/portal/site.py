"""The whole site: its pages in their order, its files, its index, built into a folder that is swapped in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from publish.archive import SUMS, checksums, published_files
from publish.descriptor import Release
from publish.history import EarlierRelease
from publish.portal.agencies import agencies_index, agency_pages, write_calendars
from publish.portal.content import Content
from publish.portal.documents import document_pages, documents_index
from publish.portal.indicators import indicator_pages, indicators_index, write_csv
from publish.portal.lists import list_pages, place_lists
from publish.portal.overview import overview_pages
from publish.portal.pages import copy_static, write_pages
from publish.portal.search import Index, fold_table, line_records, records
from publish.portal.statements import place_statements

_STATIC = Path(__file__).parent / "static"


def build_site(
    content: Content,
    release: Release,
    packages: Path,
    folder: Path,
    earlier: Sequence[EarlierRelease] = (),
) -> int:
    """Build the site of a release whose packages lie in `packages`; how many pages it has.

    `earlier` are the releases before it that are kept, in the order in which they are listed.
    """
    place_lists(content)
    places = place_statements(content)
    folder.mkdir(parents=True)
    copy_static(folder)
    script = (_STATIC / "site.js").read_text(encoding="utf-8")
    (folder / "site.js").write_text(script.replace("FOLD_TABLE", fold_table()), encoding="utf-8")
    # Pages of documents come first: as their lines are read, what other pages quote of them is kept.
    written = sum(
        write_pages(pages, release, folder)
        for pages in (
            document_pages(content),
            documents_index(content),
            indicator_pages(content, places),
            indicators_index(content),
            agency_pages(content),
            agencies_index(content),
            list_pages(content),
            overview_pages(content, published_files(packages), _rows(packages), earlier),
        )
    )
    write_csv(places, folder)
    write_calendars(content, folder, release.released_on)
    index = Index(folder)
    index.add(records(content))
    for document_id, row in content.documents.items():
        index.add(line_records(row, content.lines_of(document_id)))
    index.close()
    (folder / SUMS).write_text(checksums(folder), encoding="utf-8")
    return written


def _rows(packages: Path) -> dict[str, dict[str, int]]:
    """The rows of each table of each package, as its descriptor says."""
    found = {}
    for path in sorted(packages.glob("*/datapackage.json")):
        resources = json.loads(path.read_text(encoding="utf-8"))["resources"]
        found[path.parent.name] = {one["name"]: one["rows"] for one in resources if "rows" in one}
    return found
