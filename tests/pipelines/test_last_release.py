"""A release beside the one before: what it would lose stops it, what it changes is told and published."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest

from pipelines.graph import assets
from pipelines.graph.definitions import defs
from pipelines.graph.workspace import Workspace
from pipelines.steps.judging import judge_table
from pipelines.terminal.command import main, run_publish
from tests.pipelines.test_bad_input import plan, tasks
from tests.pipelines.test_trust import GOOD, POOR, table

pytestmark = pytest.mark.whole

ONE, TWO, THREE = (f"son-la-{number}-kh-ubnd-2024-02-05" for number in (1, 2, 3))


def contents(out: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted((out / "packages").rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Three documents and their first release; the tests below are its history."""
    folder, out = tmp_path_factory.mktemp("texts"), tmp_path_factory.mktemp("out")
    for number in (1, 2, 3):
        (folder / f"{number}.txt").write_text(plan(number), encoding="utf-8")
    assert run_publish(folder, out, "") == 0
    return folder, out


def test_a_first_release_changes_nothing(place: tuple[Path, Path]) -> None:
    assert table(place[1], "quality", "changes") == []


def test_files_that_are_gone_stop_the_release_and_each_document_is_named(
    place: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """One is deleted, one overwritten by another document: as of a folder that is mounted by half."""
    folder, out = place
    before = contents(out)
    (folder / "1.txt").rename(folder / "1.kept")
    (folder / "2.txt").write_text(plan(9), encoding="utf-8")
    assert run_publish(folder, out, "", "3.txt, nothing") == 1
    said = capsys.readouterr().err
    assert f"{ONE}: đã công bố, nay không còn tệp 1.txt | is published, and its file 1.txt is gone" in said
    assert f"{TWO}: đã công bố, nay tệp 2.txt chứa văn bản khác" in said
    assert f"ALLOW_REMOVAL={ONE},{TWO}\n" in said
    assert contents(out) == before


def test_the_stop_is_a_failed_check_of_the_run(place: tuple[Path, Path]) -> None:
    folder, out = place
    settings = {"resources": {"workspace": {"config": {"documents": str(folder), "out": str(out)}}}}
    with dg.DagsterInstance.ephemeral() as instance:
        run = defs.resolve_job_def("publish").execute_in_process(
            run_config=settings, instance=instance, raise_on_error=False
        )
    failed = [check for check in run.get_asset_check_evaluations() if not check.passed]
    assert [check.check_name for check in failed] == ["documents_kept"]
    assert ONE in (failed[0].description or "")
    assert "warehouse_tables" not in {event.step_key for event in run.all_events if event.is_step_start}


def test_packages_alone_lose_no_document_either(place: tuple[Path, Path]) -> None:
    """What stands in the warehouse may be of another folder than what is public."""
    folder, out = place
    before = contents(out)
    workspace = Workspace(documents=str(folder), out=str(out))
    (definition,) = [d for d in defs.assets or () if getattr(d, "op", None) and d.op.name == "packages"]
    import duckdb

    with duckdb.connect(str(out / "warehouse.duckdb")) as warehouse:
        warehouse.execute("DELETE FROM documents WHERE document_id = ?", [ONE])
    with pytest.raises(Exception, match=f"ALLOW_REMOVAL={ONE}"):
        dg.materialize([definition], resources={"workspace": workspace})
    assert contents(out) == before


def test_what_a_person_allows_to_go_is_gone_and_told(
    place: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = place
    (folder / "2.txt").write_text(plan(2), encoding="utf-8")
    monkeypatch.setenv("ALLOW_REMOVAL", f"{ONE},other")
    assert Workspace().places.may_go == {ONE, "other"}
    assert main(["publish", "--documents", str(folder), "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert f"· {ONE} (1.txt): đã gỡ như được phép | taken out, as was allowed" in said
    assert "tasks: mất 3, đổi 0, mới 0 dòng" in said
    assert {task["document_id"] for task in tasks(out)} == {TWO, THREE}
    changes = table(out, "quality", "changes")
    assert {row["why"] for row in changes} == {"withdrawn"}
    assert {(row["before"], row["after"]) for row in changes if row["table"] == "documents"} == {(ONE, "")}


def test_a_run_that_changes_nothing_gives_the_same_bytes(
    place: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Even a file that bears another name now, and no word is needed any more."""
    folder, out = place
    before = contents(out)
    assert run_publish(folder, out, "") == 0
    assert "so với bản trước" not in capsys.readouterr().out
    assert contents(out) == before
    (folder / "3.txt").rename(folder / "renamed.txt")
    assert run_publish(folder, out, "") == 0
    (row,) = table(out, "quality", "changes")
    assert (row["column"], row["before"], row["after"]) == ("source_file", "3.txt", "renamed.txt")


def test_a_text_that_is_edited_may_lose_a_row_and_that_is_told(
    place: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = place
    edited = plan(2).replace("Việc một", "Việc khác").replace("3\tViệc ba\tTháng 8\tSở Y tế\n", "")
    (folder / "2.txt").write_text(edited, encoding="utf-8")
    assert run_publish(folder, out, "") == 0
    assert "tasks: mất 1, đổi 1, mới 0 dòng" in capsys.readouterr().out
    changes = {
        (row["column"], row["before"], row["after"], row["why"])
        for row in table(out, "quality", "changes")
        if row["table"] == "tasks"
    }
    assert ("description", "Việc một", "Việc khác", "text_changed") in changes
    assert ("task_id", f"{TWO}.pl1.r003", "", "text_changed") in changes


def test_a_last_release_that_nobody_can_read_is_built_anew(
    place: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = place
    (out / "packages/tasks/data/tasks.csv").write_bytes(b'task_id,document_id\n"broken')
    assert run_publish(folder, out, "") == 0
    assert "the last release could not be read" in capsys.readouterr().out
    assert len(tasks(out)) == 5


def test_packages_refuse_rows_that_nobody_has_judged(
    tmp_path: Path,
) -> None:
    """Step by step, as a person may press them: no order of buttons publishes what a whole run holds back."""
    folder, out = tmp_path / "texts", tmp_path / "out"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    assert run_publish(folder, out, "") == 0
    before = contents(out)
    (folder / "poor.txt").write_text(POOR, encoding="utf-8")
    workspace = Workspace(documents=str(folder), out=str(out))

    def press(*keys: str) -> str:
        """Materialize what makes these assets; what stopped it, if anything."""
        made = [asset for asset in assets.ALL if {key.to_user_string() for key in asset.keys} & set(keys)]
        run = dg.materialize(made, resources={"workspace": workspace}, raise_on_error=False)
        failed = [event.step_failure_data.error for event in run.all_events if event.is_step_failure]
        return "".join((error.cause or error).message for error in failed if error)

    assert press("readings", "tasks", "indicators") == ""
    assert "chưa kiểm tra lại: annexes, " in (said := press("packages/tasks"))
    assert "Run the assets of `quality`" in said and contents(out) == before
    assert press("standing") == "" == press("packages/tasks")
    assert {row["status"] for row in table(out, "quality", "standing")} == {"published", "quarantined"}
    assert len({task["document_id"] for task in tasks(out)}) == 1
    assert press("indicators") == ""
    assert "chưa kiểm tra lại: indicator_values, " in press("packages/tasks")
    assert press("standing") == ""
    judge_table(workspace.places.warehouse, "indicator_values")
    assert "chưa kiểm tra lại: standing;" in press("packages/tasks")
