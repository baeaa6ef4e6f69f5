"""One release: packages and portal built beside the public ones, validated, and swapped in whole."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.steps.judging import require_judged
from pipelines.steps.kept import Coming, coming, keep
from pipelines.steps.last_release import Shrinks, compare_with_last, missing
from pipelines.steps.places import Places
from pipelines.steps.portal import build_portal, stamp_of
from publish.archive import (
    CATALOG,
    HISTORY,
    KEEP_BYTES,
    SUMS,
    checksums,
    published_files,
    swap_in,
    zip_package,
)
from publish.catalog import PACKAGES, Package
from publish.descriptor import AnnexFile, Release, describe, source_of
from publish.harvest import catalog
from publish.history import Counted, write_history
from publish.loaders import load_py, load_r, load_sql
from publish.readme import Facts, write_readme
from publish.tables_csv import annex_query, code_rows, codes_query, table_query
from publish.verify import validate_package
from publish.workbook import write_workbook
from warehouse.readback import read_back
from warehouse.store import Replacement
from warehouse.tables import CODED, COMPARED, TABLES


@dataclass(frozen=True, slots=True)
class Built:
    """What a published package holds: rows by table, size of its zip, documents held back."""

    rows: dict[str, int]
    zip_bytes: int
    withheld: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """What a release holds: its packages by name, and the pages of its portal."""

    packages: dict[str, Built]
    pages: int


def publish_release(places: Places) -> Published:
    """Build all packages and the portal, and put them in the place of the public ones.

    Rows of a document that breaks a promise (`error`) or was not understood well enough are held back; one
    whose rows could not be kept is named in the package `quality` alone. Raises where rows were not judged,
    a built package does not validate or a public document would be lost; the public packages then stay as
    they are.
    """
    require_judged(places.warehouse)
    rows = places.warehouse.rows(
        ["documents", "annexes", "rejects", "findings", "checks", "standing", "layouts"]
    )
    if lost := missing(places, rows["documents"]):
        raise Shrinks(lost)
    places.warehouse.put_unanswered(places.released_on)
    places.warehouse.put(Replacement(TABLES[CODED], code_rows()))
    withheld = tuple(row["document_id"] for row in rows["standing"] if row["status"] != "published")
    target = places.staging
    shutil.rmtree(target, ignore_errors=True)
    annexes = [
        AnnexFile(row["annex_id"], row["title"], tuple(row["headers"]))
        for row in rows["annexes"]
        if row["headers"] and row["document_id"] not in withheld
    ]
    _export(places, target, annexes, withheld)
    known = coming(places, target)
    _compare(places, target, known)
    release = known.release
    built = {
        package.name: _finish(package, target / package.name, release, rows, annexes, withheld)
        for package in PACKAGES
    }
    shown = [row for row in rows["documents"] if row["document_id"] not in withheld]
    (target / CATALOG).write_text(catalog(release, published_files(target), shown), encoding="utf-8")
    (target / SUMS).write_text(checksums(target, deep=False), encoding="utf-8")
    pages = build_portal(places, target, release, withheld)
    places.warehouse.put(stamped=[stamp_of(target)])
    swap_in(target, places.packages)
    swap_in(places.site_staging, places.site)
    keep(places, release)
    return Published(built, pages)


def _export(places: Places, target: Path, annexes: list[AnnexFile], withheld: tuple[str, ...]) -> None:
    queries: dict[Path, str] = {}
    for package in PACKAGES:
        data = target / package.name / "data"
        for name in set(package.all_tables) - {COMPARED, CODED}:
            out = () if package.name == "quality" else withheld
            queries[data / f"{name}.csv"] = table_query(TABLES[name], out)
        queries[data / f"{CODED}.csv"] = codes_query(package.all_tables)
        if package.annex_files:
            for annex in annexes:
                queries[data / f"{annex.annex_id}.csv"] = annex_query(annex.annex_id, annex.headers)
    places.warehouse.export_csv(queries)


def _compare(places: Places, target: Path, known: Coming) -> None:
    """Tell what a build changes against the last release; where none is kept, against what is public."""
    before = known.before
    found = compare_with_last(places, target, before.packages if before else places.packages)
    counted = [Counted(one.table, one.lost, one.changed, one.new) for one in found if one.table in TABLES]
    last = Release(before.version, before.released_on) if before else None
    (target / HISTORY).write_text(write_history(known.release, last, known.forms, counted), encoding="utf-8")
    places.warehouse.export_csv(
        {target / "quality" / "data" / f"{COMPARED}.csv": table_query(TABLES[COMPARED], ())}
    )


def _finish(
    package: Package,
    folder: Path,
    release: Release,
    rows: dict[str, list[dict[str, Any]]],
    annexes: list[AnnexFile],
    withheld: tuple[str, ...],
) -> Built:
    """Describe, read back, validate and zip one package."""
    own_annexes = annexes if package.annex_files else []
    made = [TABLES[name] for name in package.all_tables]
    counts = read_back(folder, made, parquet=True)
    severity = {check["check_id"]: check["severity"] for check in rows["checks"]}
    facts = Facts(
        rows=counts,
        documents=rows["documents"],
        rejects=Counter(row["document_id"] for row in rows["rejects"]),
        warnings=Counter(
            row["document_id"] for row in rows["findings"] if severity[row["check_id"]] == "warn"
        ),
        reasons=Counter(row["reason"] for row in rows["rejects"]),
        withheld_tables=sum(row["status"] != "published" for row in rows["layouts"]),
        standing={row["document_id"]: row for row in rows["standing"]},
    )
    sources = [source_of(document) for document in rows["documents"]]
    for name, text in (("load.sql", load_sql(made)), ("load.py", load_py(made)), ("load.R", load_r(made))):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "datapackage.json").write_text(
        describe(package, folder, release, sources, own_annexes, counts), encoding="utf-8"
    )
    (folder / "README.md").write_text(
        write_readme(package, release, facts, len(own_annexes)), encoding="utf-8"
    )
    (folder / ".gitattributes").write_text(KEEP_BYTES, encoding="utf-8")
    (folder / SUMS).write_text(checksums(folder), encoding="utf-8")
    validate_package(folder)
    write_workbook(package, folder, release, own_annexes, folder.parent / f"{package.name}.xlsx")
    archive = folder.parent / f"{package.name}.zip"
    zip_package(folder, archive)
    return Built(counts, archive.stat().st_size, withheld)
