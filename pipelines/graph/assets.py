"""The assets, from texts to packages: each calls one worker and reports what came of it.

Groups follow the folders: `sources` reads, `warehouse` keeps, `quality` judges, `publish` tells.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import dagster as dg

from pipelines.graph.cards import OWNERS, as_table, column_schema, describe, preview, rows_as_table
from pipelines.graph.workspace import Workspace
from pipelines.steps import failures as failures_kept
from pipelines.steps.last_release import differences
from pipelines.steps.naming import NAMED, name_values
from pipelines.steps.release import publish_release
from publish.catalog import PACKAGES
from warehouse.changes import Difference
from warehouse.schema import Bilingual
from warehouse.store import Warehouse
from warehouse.tables import CODED, COMPARED, DATED, DERIVED, JUDGED, KEPT, READ, TABLES, WITH_RELEASE


@dg.asset(
    group_name="sources",
    owners=OWNERS,
    kinds={"file"},
    description=describe(
        Bilingual("Các tệp văn bản sẽ đọc, kèm dấu vân tay", "The texts to be read, with their fingerprints")
    ),
)
def source_documents(workspace: Workspace) -> dg.MaterializeResult[None]:
    from pipelines.steps.register import list_texts

    texts = list_texts(workspace.places.texts)
    if not texts:
        raise dg.Failure(
            f"{workspace.places.texts}: không có tệp .txt, .docx, .html hay .pdf nào để đọc; bản đã công bố"
            " giữ nguyên"
            " | no .txt, .docx, .html or .pdf file to read in this folder; what is published stays as it is",
            allow_retries=False,
        )
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": len(texts),
            "folder": dg.MetadataValue.path(str(workspace.places.texts)),
            "texts": as_table(["file", "bytes", "sha256"], [[t.name, t.bytes, t.sha256] for t in texts]),
        }
    )


@dg.asset(
    group_name="sources",
    owners=OWNERS,
    kinds={"python"},
    deps=[source_documents],
    description=describe(
        Bilingual(
            "Đọc từng văn bản thành dòng dữ liệu; văn bản không đọc được thì nêu lý do, các văn bản khác"
            " vẫn đọc",
            "Reads every text into rows; a text that cannot be read says why, the others are read all the"
            " same",
        )
    ),
)
def readings(workspace: Workspace) -> dg.MaterializeResult[None]:
    from pipelines.steps.register import Origin, SourceText, load_id, noted, origins
    from sources.files.folder import load_texts
    from sources.reading.shard import read_texts
    from warehouse.shards import write_shard

    held = workspace.places.warehouse.files_read()
    ledger: list[SourceText] = []
    shard = read_texts(noted(load_texts(workspace.places.texts), ledger), held, named=False)
    known = origins(workspace.places.texts)
    shard.rows["documents"] = [
        replace(document, **known.get(document.sha256, Origin())._asdict())
        for document in shard.rows["documents"]
    ]
    shutil.rmtree(workspace.places.shard, ignore_errors=True)
    write_shard(workspace.places.shard, [TABLES[name] for name in READ], shard.rows)
    (workspace.places.shard / "load_id").write_text(load_id(ledger), encoding="ascii")
    failures = failures_kept.keep_failures(workspace.places, shard.failures)
    counts = {name: len(shard.rows[name]) for name in READ}
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": len(shard.documents),
            "unreadable": len(failures),
            "rejects": counts["rejects"],
            "failures": rows_as_table(failures, failures_kept.COLUMNS),
            "rows": as_table(["table", "rows"], [[name, count] for name, count in counts.items()]),
        }
    )


def _table_spec(name: str, group: str, deps: list[Any]) -> dg.AssetSpec:
    table = TABLES[name]
    return dg.AssetSpec(
        name,
        group_name=group,
        owners=OWNERS,
        kinds={"duckdb"},
        deps=deps,
        description=f"{table.title.vi}. {table.description.vi}.\n\n{table.title.en}. {table.description.en}.",
        metadata={
            "dagster/column_schema": column_schema(table),
            "dagster/table_name": f"warehouse.main.{name}",
        },
    )


_LOADED = [name for name in READ if name not in NAMED]
_WHERE = ["annexes", "documents"]
"""Tables that say where a value stands: under which title, of which territory."""


@dg.multi_asset(specs=[_table_spec(name, "warehouse", [readings]) for name in _LOADED])
def warehouse_tables(workspace: Workspace) -> Iterator[dg.MaterializeResult[None]]:
    """Load the readings into DuckDB, in one transaction in which all verdicts fall.

    Their values are named by the next asset. A document that could not be read keeps its last reading.
    """
    kept = [failure["file"] for failure in failures_kept.read_failures(workspace.places)]
    loaded = (workspace.places.shard / "load_id").read_text(encoding="ascii")
    workspace.places.warehouse.load([workspace.places.shard], kept, [TABLES[name] for name in READ], loaded)
    yield from _kept(workspace.places.warehouse, _LOADED)


@dg.multi_asset(
    specs=[
        *(_table_spec(name, "warehouse", _WHERE) for name in NAMED),
        *(_table_spec(name, "warehouse", ["documents", *NAMED[:2]]) for name in DERIVED),
    ]
)
def naming(workspace: Workspace) -> Iterator[dg.MaterializeResult[None]]:
    """Name the values of the warehouse and compare them, in one transaction.

    To be run alone where only the vocabulary has changed: no text is read for it.
    """
    renamed = name_values(workspace.places.warehouse)
    yield from _kept(workspace.places.warehouse, [*NAMED, *DERIVED], renamed=renamed)


def _kept(warehouse: Warehouse, names: Sequence[str], **more: int) -> Iterator[dg.MaterializeResult[None]]:
    """Tables of the warehouse as they stand now; `more` is said of each."""
    rows = warehouse.rows(names)
    for name in names:
        shown: dict[str, Any] = {
            "dagster/row_count": len(rows[name]),
            "preview": preview(TABLES[name], rows[name]),
        }
        if name == "layouts":
            shown |= _told_by_layout(rows[name])
        yield dg.MaterializeResult(name, metadata={**shown, **more})


def _told_by_layout(tables: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The share of the lines of tables whose row is published, as a figure and by layout."""
    lines, told, count = Counter[str](), Counter[str](), Counter[str]()
    for table in tables:
        count[table["layout"]] += 1
        lines[table["layout"]] += table["table_lines"]
        told[table["layout"]] += table["lines_of_rows"]
    by_layout = [
        [name, count[name], lines[name], told[name], round(told[name] / max(lines[name], 1), 3)]
        for name in sorted(count)
    ]
    columns = ["layout", "tables", "table_lines", "lines_of_rows", "share"]
    share = round(told.total() / max(lines.total(), 1), 4)
    return {"lines_of_rows_share": share, "by_layout": as_table(columns, by_layout)}


@dg.multi_asset(
    specs=[_table_spec(name, "quality", list(KEPT)) for name in JUDGED], op_tags={"dagster/priority": "-10"}
)
def quality(workspace: Workspace) -> Iterator[dg.MaterializeResult[None]]:
    """Judge the tables that no check of this run has judged, and count what was read of each document."""
    from pipelines.steps.judging import complete_judgement

    complete_judgement(workspace.places.warehouse, KEPT, failures_kept.reasons(workspace.places))
    rows = workspace.places.warehouse.rows(JUDGED)
    failed = [check for check in rows["checks"] if not check["passed"]]
    for name in JUDGED:
        metadata: dict[str, Any] = {
            "dagster/row_count": len(rows[name]),
            "preview": preview(TABLES[name], rows[name]),
        }
        if name == "checks":
            metadata["warnings"] = sum(check["severity"] == "warn" for check in failed)
            metadata["errors"] = sum(check["severity"] == "error" for check in failed)
        if name == "standing":
            metadata["confidence"] = rows_as_table(rows[name], TABLES[name].names)
        yield dg.MaterializeResult(name, metadata=metadata)


_SITE = dg.AssetSpec(
    "site",
    group_name="publish",
    owners=OWNERS,
    kinds={"html"},
    deps=[*KEPT, *JUDGED],
    description="Cổng tra cứu: trang tĩnh, mở được cả khi không có mạng.\n\n"
    "The portal: static pages that work without a network too. Swapped in with the packages of its release.",
)


def package_key(name: str) -> dg.AssetKey:
    return dg.AssetKey(["packages", name])


@dg.multi_asset(
    specs=[
        dg.AssetSpec(
            package_key(package.name),
            group_name="publish",
            owners=OWNERS,
            kinds={"csv"},
            deps=[
                *(set(package.all_tables) - {*WITH_RELEASE}),
                *JUDGED,
                *(["printed_rows"] if package.annex_files else []),
            ],
            description=f"Gói dữ liệu mở: {package.title.vi}. {package.description.vi}.\n\n"
            f"Open data package: {package.title.en}. {package.description.en}.",
        )
        for package in PACKAGES
    ]
    + [*(_table_spec(name, "publish", list(KEPT)) for name in WITH_RELEASE), _SITE],
    op_tags={"dagster/priority": "-20"},
)
def packages(workspace: Workspace) -> Iterator[dg.MaterializeResult[None]]:
    """Build, validate and swap in packages and portal; nothing is published unless every package is valid."""
    release = publish_release(workspace.places)
    built = release.packages
    found = differences(workspace.places)
    yield dg.MaterializeResult(
        COMPARED,
        metadata={
            "dagster/row_count": built["quality"].rows[COMPARED],
            "rows": as_table(Difference._fields, found),
        },
    )
    for name, holder in ((DATED, "indicators"), (CODED, "quality")):
        yield dg.MaterializeResult(name, metadata={"dagster/row_count": built[holder].rows[name]})
    for package in PACKAGES:
        facts = built[package.name]
        yield dg.MaterializeResult(
            package_key(package.name),
            metadata={
                "dagster/row_count": sum(facts.rows.values()),
                "path": dg.MetadataValue.path(str(workspace.places.packages / package.name)),
                "zip_bytes": facts.zip_bytes,
                "withheld_documents": len(facts.withheld),
                "rows": as_table(["table", "rows"], list(map(list, facts.rows.items()))),
            },
        )
    yield dg.MaterializeResult(
        "site", metadata={"pages": release.pages, "path": dg.MetadataValue.path(str(workspace.places.site))}
    )


ALL = [source_documents, readings, warehouse_tables, naming, quality, packages]
