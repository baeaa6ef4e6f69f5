"""What counts as a change between two releases, and why a row is gone."""

from __future__ import annotations

from pathlib import Path

from warehouse.changes import Difference, Files
from warehouse.store import Warehouse

DOCUMENTS = "document_id,sha256\na,1\nb,2\n"
STANDING = "document_id,status\na,published\nb,published\n"


def compared(folder: Path, **texts: tuple[str, str]) -> tuple[list[Difference], list[tuple[str, ...]]]:
    """The differences and changes of tables given as the CSV of two releases."""
    texts = {"documents": (DOCUMENTS, DOCUMENTS), "standing": (STANDING, STANDING)} | texts
    files = {}
    for name, both in texts.items():
        files[name] = Files(folder / "before" / f"{name}.csv", folder / "after" / f"{name}.csv")
        for path, text in zip(files[name], both, strict=True):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    warehouse = Warehouse(folder / "warehouse.duckdb")
    standing = files.pop("standing")
    found = warehouse.put_changes(files, standing)
    return found, [tuple(row.values()) for row in warehouse.rows(["changes"])["changes"]]


def test_a_row_that_only_moved_and_a_new_column_are_no_changes(tmp_path: Path) -> None:
    before = "task_id,document_id,lead,line_from\na.1,a,X,3\n"
    after = "task_id,document_id,number,lead,line_from\na.1,a,1,X,5\n"
    assert compared(tmp_path, tasks=(before, after)) == ([], [])


def test_a_row_that_goes_tells_why_by_the_document_of_the_row_it_points_to(tmp_path: Path) -> None:
    tasks = "task_id,document_id\na.1,a\nb.1,b\n"
    bodies = "task_id,agency_id,role\na.1,x,lead\nb.1,x,lead\n"
    found, changes = compared(
        tmp_path,
        documents=(DOCUMENTS, DOCUMENTS.replace("b,2", "b,3")),
        tasks=(tasks, tasks),
        task_agencies=(bodies, bodies.splitlines()[0] + "\n"),
    )
    assert found == [Difference("documents", 0, 1, 0, 0), Difference("task_agencies", 2, 0, 0, 1)]
    assert changes == [
        ("documents", "b", "sha256", "2", "3", "text_changed"),
        ("task_agencies", "a.1;x;lead", "task_id", "a.1", None, "same_text"),
        ("task_agencies", "b.1;x;lead", "task_id", "b.1", None, "text_changed"),
    ]


def test_rows_of_a_document_that_is_held_back_now_are_told_apart(tmp_path: Path) -> None:
    tasks = "task_id,document_id\na.1,a\n"
    found, changes = compared(
        tmp_path,
        standing=(STANDING, STANDING.replace("a,published", "a,quarantined")),
        tasks=(tasks, "task_id,document_id\n"),
    )
    assert found == [Difference("tasks", 1, 0, 0, 1)]
    assert changes == [("tasks", "a.1", "task_id", "a.1", None, "withheld")]
